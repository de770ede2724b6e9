import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { batchHead, batchList, batchRows } from '../db/batch-rows.ts';
import { changedLabels } from '../db/changed-labels.ts';
import { judge, selectedRows, sign } from '../db/verdicts.ts';
import { importFile } from '../src/cli/import-file.ts';
import { filterFromCql2 } from '../src/domain/cql2/filter.ts';
import { collectionOf, mapOf } from '../src/domain/maps/index.ts';
import { getAnew, prepareCity, store } from '../src/worker/fixture/city.ts';
import { Unapproved } from './approval.ts';
import { gzip } from './compression.ts';
import { release } from './publish.ts';
import { rollback } from './rollback.ts';
import { undo } from './undo.ts';
import { readmit, withdraw } from './withdraw.ts';

beforeAll(prepareCity);

const DIGITAL = mapOf('digital')!;
const SITES = collectionOf('sites')!;
const HEAD = '编号,名称,称号,所属板块,经度,纬度';
const site = (number: string, name: string, title = '5G工厂') =>
  `${number},样例·${name},${title},昆山,120.95,31.35`;

async function imported(rows: string[], { by, sample = true }: { by?: string; sample?: boolean } = {}) {
  const { batch, staged } = await importFile(store.content, {
    collection: SITES,
    name: 'sites.csv',
    bytes: new TextEncoder().encode([HEAD, ...rows].join('\n')),
    source: '样例·批次部门',
    sample,
    by,
  });
  expect(staged).toBe(true);
  return (await batchHead(store.content, batch)).head;
}

const released = (options: { approvedBy?: string } = {}) =>
  release(store, [DIGITAL], { gzip, now: new Date(), ...options });

/** Names of what is live from the department of this file, in order. */
async function live() {
  const { results } = await env.CONTENT.prepare(
    `SELECT name_zh, version FROM sites WHERE source_dept = '样例·批次部门' ORDER BY rid`,
  ).all<{ name_zh: string; version: number }>();
  return results.map(({ name_zh, version }) => `${name_zh.replace('样例·', '')} v${version}`);
}

const idOf = async (number: string) =>
  (await env.CONTENT.prepare(`SELECT id FROM identity WHERE source = '样例·批次部门' AND source_no = ?`)
    .bind(number)
    .first<{ id: string }>())!.id;

test('a diff shows what a batch changes before its release and after it', async () => {
  const first = await imported([site('BATCH-1', '甲'), site('BATCH-2', '乙'), site('BATCH-3', '丙')]);
  expect((await batchRows(store.content, first)).map(({ row, change }) => [row, change])).toEqual([
    [2, 'new'],
    [3, 'new'],
    [4, 'new'],
  ]);
  await released();
  expect(await live()).toEqual(['甲 v1', '乙 v1', '丙 v1']);
  const second = await imported([site('BATCH-1', '甲改'), site('BATCH-4', '丁')]);
  const waiting = await batchRows(store.content, second);
  expect(waiting.map(({ change, before, after }) => [change, before?.name_zh, after?.name_zh])).toEqual([
    ['changed', '样例·甲', '样例·甲改'],
    ['new', undefined, '样例·丁'],
  ]);
  const [done] = await released();
  const after = await batchRows(store.content, (await batchHead(store.content, second.id)).head);
  expect(
    after.map(({ row, change, release: number, before }) => [row, change, number, before?.name_zh]),
  ).toEqual([
    [2, 'changed', done!.version, '样例·甲'],
    [3, 'new', done!.version, undefined],
  ]);
  const labels = await changedLabels(store.content, new Map([['digital', done!.version - 1]]), new Date());
  expect(labels.map(({ name_zh, was }) => [name_zh, was?.name_zh])).toEqual([
    ['样例·甲改', '样例·甲'],
    ['样例·丁', undefined],
  ]);
});

test('rejected rows stay out, by number or by rule, are remembered, and the same content is not asked about again', async () => {
  const head = await imported([site('BATCH-1', '甲二'), site('BATCH-2', '乙二'), site('BATCH-5', '戊')]);
  const rows = await batchRows(store.content, head);
  const rule = filterFromCql2("name_zh LIKE '%乙%'", 'cql2-text', SITES);
  if (!('filter' in rule)) throw new Error('no rule');
  const verdict = { by: '样例·审核人', reason: '名称有误', at: new Date().toISOString() };
  const meant = selectedRows(rows, { where: rule.filter }, SITES);
  expect(meant.map(({ row }) => row)).toEqual([3]);
  await judge(store.content, head, meant, { is: 'rejected', ...verdict });
  await judge(store.content, head, selectedRows(rows, { rows: [4] }, SITES), { is: 'rejected', ...verdict });
  expect(() => selectedRows(rows, { rows: [9] }, SITES)).toThrow(/Row 9 is not among/);
  await judge(store.content, head, selectedRows(rows, { rows: [4] }, SITES), {
    is: 'accepted',
    ...verdict,
    reason: null,
  });
  await released();
  expect(await live()).toEqual(['甲二 v3', '乙 v1', '丙 v1', '丁 v1', '戊 v1']);
  const [kept] = (await batchRows(store.content, head)).filter((one) => one.verdict?.is === 'rejected');
  expect(kept).toMatchObject({ row: 3, verdict: { by: '样例·审核人', reason: '名称有误' } });

  const again = await imported([site('BATCH-1', '甲三'), site('BATCH-2', '乙二')]);
  const found = await batchRows(store.content, again);
  expect(found.map(({ row, verdict: given }) => [row, given?.is])).toEqual([
    [2, undefined],
    [3, 'rejected'],
  ]);
  await released();
  expect(await live()).toEqual(['甲三 v4', '乙 v1', '丙 v1', '丁 v1', '戊 v1']);

  await imported([site('BATCH-2', '乙又')]);
  await released();
  const stale = selectedRows(await batchRows(store.content, head), { rows: [3] }, SITES);
  await expect(judge(store.content, head, stale, { is: 'accepted', ...verdict })).rejects.toThrow(
    /was changed since by batch/,
  );
  await imported([site('BATCH-2', '乙')]);
  await released();
});

test('an undo brings back what a batch replaced, takes out what it brought, and leaves what was changed later', async () => {
  const head = await imported([site('BATCH-2', '乙四'), site('BATCH-3', '丙四'), site('BATCH-6', '己')]);
  await released();
  await imported([site('BATCH-3', '丙五')]);
  await released();
  expect(await live()).toEqual(['甲三 v4', '乙四 v4', '丙五 v3', '丁 v1', '戊 v1', '己 v1']);
  const current = (await batchHead(store.content, head.id)).head;
  const done = await undo(store.content, current, { by: null, now: new Date() });
  expect(done).toMatchObject({ restored: 1, withdrawn: 1, overtaken: [{ name: '样例·丙四' }] });
  await expect(undo(store.content, current, { by: null, now: new Date() })).rejects.toThrow(
    /taken back already/,
  );
  await released();
  expect(await live()).toEqual(['甲三 v4', '乙 v5', '丙五 v3', '丁 v1', '戊 v1']);
  expect((await getAnew(`/records/sites/${await idOf('BATCH-6')}`)).status).toBe(410);
  await imported([site('BATCH-6', '己')]);
  await released();
  expect((await live()).at(-1)).toBe('己 v2');
});

test('a rollback is a new release with the old content, and leaves staged rows alone', async () => {
  const [before] = await released();
  const content = (await live()).map((one) => one.split(' ')[0]);
  await imported([site('BATCH-1', '甲九'), site('BATCH-7', '庚')]);
  await released();
  await imported([site('BATCH-8', '辛')]);
  const done = await rollback(store, DIGITAL, before!.version, { gzip, now: new Date(), by: undefined });
  expect(done).toMatchObject({ to: before!.version, restored: 1, withdrawn: 1 });
  expect((await live()).map((one) => one.split(' ')[0])).toEqual(content);
  await expect(
    rollback(store, DIGITAL, before!.version, { gzip, now: new Date(), by: undefined }),
  ).rejects.toThrow(/the content that is public now/);
  await expect(rollback(store, DIGITAL, 999, { gzip, now: new Date(), by: undefined })).rejects.toThrow(
    /no earlier release 999/,
  );
  await released();
  expect((await live()).at(-1)).toBe('辛 v1');
});

test('what is no sample needs somebody who hands in and another who approves', async () => {
  const head = await imported([site('N1', '真名')], { sample: false });
  await expect(released({ approvedBy: '李四' })).rejects.toThrow(Unapproved);
  await sign(store.content, head, '张三');
  await expect(released()).rejects.toThrow(/somebody else than 张三/);
  await expect(released({ approvedBy: ' 张三' })).rejects.toThrow(/cannot approve/);
  await released({ approvedBy: '李四' });
  const row = await env.CONTENT.prepare(
    `SELECT submitted_by, approved_by FROM release WHERE map = 'digital' ORDER BY version DESC LIMIT 1`,
  ).first();
  expect(row).toEqual({ submitted_by: '["张三"]', approved_by: '李四' });
});

test('a withdrawal by law closes every older release and nothing brings the record back until it is readmitted', async () => {
  const id = await idOf('BATCH-1');
  const [before] = await released();
  expect((await getAnew(`/tiles/digital/${before!.version}/9/428/207.mvt`)).status).not.toBe(410);
  const done = await withdraw(store, id, { gzip, now: new Date(), by: '王五', reason: '法院裁定' });
  expect(done.released!.version).toBe(before!.version + 1);
  expect(done.closed.map(({ version }) => version)).toContain(before!.version);
  expect((await getAnew(`/tiles/digital/${before!.version}/9/428/207.mvt`)).status).toBe(410);
  expect((await getAnew(`/records/sites/${id}`)).status).toBe(410);
  const head = await imported([site('BATCH-1', '甲十')]);
  const rows = await batchRows(store.content, head);
  expect(rows[0]!.verdict).toMatchObject({ is: 'rejected', reason: 'withdrawn: 法院裁定' });
  await expect(
    judge(store.content, head, rows, { is: 'accepted', by: '赵六', reason: null, at: '' }),
  ).rejects.toThrow(/withdrawn by law/);
  await expect(
    rollback(store, DIGITAL, before!.version, { gzip, now: new Date(), by: '王五' }),
  ).rejects.toThrow(/the content that is public now/);
  await readmit(store, id);
  const fresh = await imported([site('BATCH-1', '甲十')]);
  expect((await batchRows(store.content, fresh))[0]!.verdict).toBeUndefined();
  await judge(store.content, fresh, await batchRows(store.content, fresh), {
    is: 'rejected',
    by: '赵六',
    reason: '重复',
    at: 'now',
  });
  const meant = await batchRows(store.content, head);
  await judge(store.content, head, meant, { is: 'accepted', by: '赵六', reason: null, at: 'now' });
  await released({ approvedBy: '李四' });
  expect((await live())[0]).toMatch(/^甲十/);
  expect((await batchList(store.content, 3)).length).toBe(3);
});
