import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectionOf } from '../domain/maps/index.ts';
import { importText, prepareCity, releaseMap, store } from '../worker/fixture/city.ts';
import { placeLine, placesCsv, waitingRecords } from './places.ts';

beforeAll(prepareCity);

/** Other test files count what is there. */
afterAll(async () => {
  const ours = `(SELECT id FROM identity WHERE source_no LIKE 'W-%' OR source_no = 'A-1')`;
  await env.CONTENT.batch(
    ['premises', 'history', 'staged', 'identity'].map((table) =>
      env.CONTENT.prepare(`DELETE FROM ${table} WHERE id IN ${ours}`),
    ),
  );
  await releaseMap('premises');
});

const premises = collectionOf('premises')!;
const HEAD = '编号,名称,载体类型,所属板块,地址,可用面积（㎡）,内部备注,经度,纬度';
const row = (no: string, address: string, lon = '', lat = '') =>
  `${no},样例·待定${no},标准厂房,昆山,${address},1200,临街,${lon},${lat}`;
const file = (...rows: string[]) => [HEAD, ...rows].join('\n');

const counts = (report: Awaited<ReturnType<typeof importText>>['report']) =>
  report.new +
  report.changed +
  report.unchanged +
  report.conflicts.length +
  report.places.length +
  report.refused;

const live = (no: string) =>
  env.CONTENT.prepare('SELECT lon, lat, area_free, extra FROM premises WHERE source_no = ?')
    .bind(no)
    .first<{ lon: number; lat: number; area_free: number; extra: string }>();

test('a record without a place waits, is left out of releases, is filled in, and keeps its place from then on', async () => {
  const first = file(
    row('W-1', '昆山市样例路1号'),
    row('W-2', '昆山市样例路2号', '0', '0'),
    row('W-3', '昆山市样例路3号', '121.2', '31.45'),
    row('W-4', '昆山市样例路4号', '120.95', '31.35'),
    row('W-5', '昆山市样例路5号', '120.95', ''),
  );
  const { report, staged } = await importText('premises', 'wait.csv', first);
  expect(staged).toBe(true);
  expect(report).toMatchObject({ rows: 5, new: 1, refused: 0 });
  expect(counts(report)).toBe(5);
  expect(report.places.map(({ row: at, reason }) => [at, reason])).toEqual([
    [2, 'no coordinates'],
    [3, 'zeros stand for a missing place'],
    [4, expect.stringMatching(/lies in 太仓市, not in 昆山市/)],
    [6, '经度 120.95 stands without 纬度'],
  ]);
  expect(report.places[0]).toMatchObject({ name: '样例·待定W-1', address: '昆山市样例路1号' });

  const again = await importText('premises', 'wait.csv', first);
  expect(again.report).toMatchObject({ new: 0, unchanged: 1 });
  expect(again.staged).toBe(false);
  const waiting = await waitingRecords(store.content, 'premises');
  expect(waiting.map(({ source_no }) => source_no)).toEqual(['W-1', 'W-2', 'W-3', 'W-5']);
  expect(placeLine(waiting[2]!)).toContain(
    '样例·待定W-3, 昆山市样例路3号 – the place 121.20000,31.45000 lies in 太仓市',
  );

  await releaseMap('premises');
  expect(await live('W-4')).toMatchObject({ lon: 120.95 });
  expect(await live('W-1')).toBeNull();
  expect(await waitingRecords(store.content, 'premises')).toHaveLength(4);
  const nowhere = await env.CONTENT.prepare(
    'SELECT count(*) AS n FROM premises WHERE lon IS NULL OR abs(lon) < 1',
  ).first<{ n: number }>();
  expect(nowhere?.n).toBe(0);

  const csv = placesCsv(premises, waiting);
  const lines = csv.split('\r\n').filter(Boolean);
  expect(lines[0]).toMatch(/^\uFEFF"待补位置原因","原坐标","经度","纬度","坐标系",/);
  // A person fills in three of the four, one of them from Baidu's map.
  const filled = lines.map((line, i) =>
    line.replace(
      /^("[^"]*(?:""[^"]*)*","[^"]*"),"","",""/,
      (whole, head: string) =>
        [
          whole,
          `${head},"120.951","31.351",""`,
          `${head},"120.9634","31.3572","百度"`,
          `${head},"120.953","31.353",""`,
          whole,
        ][i]!,
    ),
  );
  const back = await importText('premises', 'places.csv', filled.join('\r\n'));
  expect(back.report).toMatchObject({ rows: 4, new: 3, refused: 0, places: [{ reason: 'no coordinates' }] });
  expect((await waitingRecords(store.content, 'premises')).map(({ source_no }) => source_no)).toEqual([
    'W-5',
  ]);
  await releaseMap('premises');
  const placed = await live('W-1');
  expect(placed).toMatchObject({ lon: 120.951, lat: 31.351, area_free: 1200 });
  expect(JSON.parse(placed!.extra)).toEqual({ 内部备注: '临街' });
  expect((await live('W-2'))!.lon).toBeCloseTo(120.9525, 3);

  // The department's next file still has no coordinates.
  const next = await importText(
    'premises',
    'next.csv',
    file(row('W-1', '昆山市样例路1号').replace('1200', '900'), row('W-3', '昆山市别处路9号')),
  );
  expect(next.report).toMatchObject({ changed: 1, places: [{ name: '样例·待定W-3' }] });
  expect(next.report.notes.join()).toContain('1 rows without coordinates keep the place they have');
  await releaseMap('premises');
  expect(await live('W-1')).toMatchObject({ lon: 120.951, lat: 31.351, area_free: 900 });
  expect(await live('W-3')).toMatchObject({ lon: 120.953 });
});

test('a record of an area is filled in by its boundary points', async () => {
  const text = '编号,名称,分区,可供面积（亩）,界址点坐标\nA-1,样例·待定区,产业基地,30,';
  const { report } = await importText('areas', 'areas.csv', text);
  expect(report.places).toHaveLength(1);
  const [waits] = await waitingRecords(store.content, 'areas');
  const csv = placesCsv(collectionOf('areas')!, [waits!]);
  expect(csv).toContain('"待补位置原因","原坐标","界址点坐标","坐标系"');
  const filled = csv.replace(
    '"no coordinates","",""',
    '"no coordinates","","120.95,31.35;120.96,31.35;120.96,31.36"',
  );
  const back = await importText('areas', 'places.csv', filled);
  expect(back.report).toMatchObject({ new: 1, refused: 0, places: [] });
  expect(await waitingRecords(store.content, 'areas')).toEqual([]);
});
