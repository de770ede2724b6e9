import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { batchHead, batchRows } from '../../db/batch-rows.ts';
import { judge } from '../../db/verdicts.ts';
import { gzip } from '../../tiles/compression.ts';
import { release } from '../../tiles/publish.ts';
import { undo } from '../../tiles/undo.ts';
import { collectionOf, mapOf } from '../domain/maps/index.ts';
import { lineageOf } from '../import/fuse.ts';
import { getAnew, prepareCity, store } from '../worker/fixture/city.ts';
import { importFile } from './import-file.ts';
import { reportLines } from './report-lines.ts';
import { takenAsSame } from './same-thing.ts';

beforeAll(prepareCity);

const SITES = collectionOf('sites')!;
const HEAD = '编号,名称,英文名称,称号,地址,所属板块,经度,纬度';
const [OWNER, OTHER] = ['样例·融合甲局', '样例·融合乙局'];

async function imported(source: string, rows: string[]) {
  const { report, batch } = await importFile(store.content, {
    collection: SITES,
    name: 'sites.csv',
    bytes: new TextEncoder().encode([HEAD, ...rows].join('\n')),
    source,
    sample: true,
  });
  const { changed, unchanged, refused, conflicts, places } = report;
  expect(report.rows).toBe(report.new + changed + unchanged + conflicts.length + places.length + refused);
  return { report, batch };
}

const released = () => release(store, [mapOf('digital')!], { gzip, now: new Date() });

type Live = Record<string, string | number | null>;

const live = async () =>
  (
    await env.CONTENT.prepare(`SELECT * FROM sites WHERE source_dept IN (?1, ?2) ORDER BY rid`)
      .bind(OWNER, OTHER)
      .all<Live>()
  ).results;

const decide = async (batch: string, is: 'accepted' | 'rejected', asSame = false) => {
  const { head, report } = await batchHead(store.content, batch);
  const rows = await batchRows(store.content, head);
  const meant = asSame ? await takenAsSame(store.content, head, rows, SITES, report as never) : rows;
  await judge(store.content, head, meant, {
    is,
    by: '样例·审核',
    reason: '核对过',
    at: new Date().toISOString(),
  });
};

test('what another department adds goes into the record there is, and comes out again', async () => {
  await imported(OWNER, [
    'A-1,样例·融合一厂,,5G工厂,,昆山,120.951,31.351',
    'A-2,样例·融合二厂,,5G工厂,,昆山,120.99,31.39',
  ]);
  await released();
  const [first] = await live();
  const row = 'B-7,样例・融合一厂,Sample Plant One,5G工厂,样例路1号,昆山,120.9511,31.3511';
  const { report, batch } = await imported(OTHER, [row]);
  expect(report).toMatchObject({ new: 0, changed: 1, conflicts: [] });
  expect(report.fusions).toMatchObject([
    {
      row: 2,
      with: { source: OWNER, source_no: 'A-1', id: first!.id },
      evidence: [{ about: 'name', score: 1 }, { about: 'place' }],
    },
  ]);
  expect(report.fusions![0]!.filled.sort()).toEqual(['address', 'name_en']);
  expect(reportLines(report, { language: 'en' }).join('\n')).toMatch(
    /fused: row 2 .* is 样例·融合甲局 A-1 \(1: same name, 1\d m apart\)/,
  );
  await released();
  const [fused, ...others] = await live();
  expect(others).toHaveLength(1);
  expect(fused).toMatchObject({
    id: first!.id,
    rid: first!.rid,
    source_no: 'A-1',
    name_en: 'Sample Plant One',
  });
  expect(lineageOf(fused!).fields).toMatchObject({ name_en: { source: OTHER, source_no: 'B-7', batch } });

  const page = await (await getAnew(`/records/sites/${first!.id}?lang=zh`)).text();
  expect(page).toMatch(/<dt>[^<]*英文名[^<]*<\/dt><dd>[^<]*样例·融合乙局 · 20/);

  // Both files again say nothing new, and the first department's nothing about what it never knew.
  expect((await imported(OTHER, [row])).report).toMatchObject({ unchanged: 1, changed: 0, new: 0 });
  const again = await imported(OWNER, ['A-1,样例·融合一厂,,5G工厂,,昆山,120.951,31.351']);
  expect(again.report).toMatchObject({ unchanged: 1, changed: 0 });

  await undo(store.content, (await batchHead(store.content, batch)).head, { by: null, now: new Date() });
  await released();
  expect((await live())[0]).toMatchObject({ id: first!.id, name_en: null, address: null });
});

test('values of equal standing wait: rejected, the old one stays and is not asked again; accepted, the new one counts', async () => {
  const [, second] = await live();
  const row = 'B-8,样例·融合二厂,,灯塔工厂,,昆山,120.99,31.39';
  const { report, batch } = await imported(OTHER, [row]);
  expect(report.conflicts).toMatchObject([
    { with: { id: second!.id }, score: 1, differences: [{ field: 'honour', there: second!.honour }] },
  ]);
  await released();
  expect((await live())[1]).toMatchObject({ honour: second!.honour });
  await decide(batch, 'rejected');
  const { batch: asked } = await imported(OTHER, [row]);
  const rows = await batchRows(store.content, (await batchHead(store.content, asked)).head);
  expect(rows).toMatchObject([{ change: 'conflict', verdict: { is: 'rejected' } }]);
  await decide(asked, 'accepted');
  await released();
  const after = (await live())[1]!;
  expect(after).toMatchObject({ id: second!.id, source_no: 'A-2' });
  expect(after.honour).not.toBe(second!.honour);
  expect(lineageOf(after).fields!.honour).toMatchObject({ source: OTHER });
});

test('what only may be the same is asked: one of its own, or the same thing', async () => {
  await imported(OWNER, ['A-3,样例·融合智能装备测试厂,,5G工厂,,昆山,120.97,31.37']);
  await released();
  const count = (await live()).length;
  const row = (no: string) => `${no},样例·融合智能装备测式厂,Sample Test Plant,5G工厂,,昆山,120.9702,31.3702`;
  const { report, batch } = await imported(OTHER, [row('B-9')]);
  expect(report.conflicts).toMatchObject([{ isUnsure: true, with: { source_no: 'A-3' } }]);
  await decide(batch, 'accepted', true);
  await released();
  const fused = (await live()).find(({ source_no }) => source_no === 'A-3')!;
  expect(fused).toMatchObject({ name_zh: '样例·融合智能装备测试厂', name_en: 'Sample Test Plant' });
  expect(await live()).toHaveLength(count);
  // Its number is known now, so that nobody is asked again.
  expect((await imported(OTHER, [row('B-9')])).report).toMatchObject({ unchanged: 1, conflicts: [] });
});

test('one department’s two rows of one thing are both taken and named', async () => {
  const { report } = await imported(OTHER, [
    'B-20,样例·融合三厂,,5G工厂,,昆山,120.93,31.33',
    'B-21,样例·融合三厂,,5G工厂,,昆山,120.93,31.33',
  ]);
  expect(report).toMatchObject({ new: 2, doubles: [{ row: 3, other: { row: 2 } }] });
});
