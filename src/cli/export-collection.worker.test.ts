import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvCell } from '../domain/csv.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { importText, prepareCity, releaseMap, square, store } from '../worker/fixture/city.ts';
import { type ExportFormat, exportCollection, FORMATS } from './export-collection.ts';
import { importFile } from './import-file.ts';

const LONG = '长'.repeat(200);

/** Texts that formats treat in ways of their own. */
const HARD: Record<string, string>[] = [
  { name_zh: '=1+1', name_en: "'=2", address: '="0012"', 备注: "''@SUM(A1)", town: '-12.5' },
  {
    name_zh: '带"引号"',
    name_en: 'say "hi", \\"twice\\"',
    address: '第一行\n第二行\r\n第三行',
    town: '0012',
    图片: '/media/a.svg',
    图片说明: '=图',
    图片来源: '样例',
  },
  {
    name_zh: '＋全角、顿号',
    name_en: 'a;b|c\td',
    address: `${LONG} ${LONG}\n${LONG}`,
    备注: '_x0041_ <&>',
  },
  { name_zh: '空白', 备注: '1e5' },
];

const ring = (west: number, side: number, south = 31.0) => square(west, south, side)[0] as number[][];
const hole = (west: number) => ring(west + 0.01, 0.01, 31.01).toReversed();

const GEOMETRIES = [
  { type: 'Polygon', coordinates: [ring(120.1, 0.05), hole(120.1), hole(120.12)] },
  {
    type: 'MultiPolygon',
    coordinates: [[ring(120.2, 0.09), hole(120.2)], [ring(120.3, 0.01)], [ring(120.32, 0.03)]],
  },
  { type: 'MultiPolygon', coordinates: [[ring(120.4, 0.05), hole(120.4)]] },
  { type: 'Polygon', coordinates: [ring(120.5, 0.05)] },
];

const NEIGHBOURS = JSON.stringify({
  type: 'FeatureCollection',
  features: HARD.map((texts, i) => ({
    type: 'Feature',
    properties: { source_no: `00${i}`, ...texts },
    geometry: GEOMETRIES[i],
  })),
});

beforeAll(async () => {
  await prepareCity();
  const { report } = await importText('neighbours', 'neighbours.geojson', NEIGHBOURS);
  expect(report).toMatchObject({ new: HARD.length, refused: 0 });
  await releaseMap('base');
});

afterAll(async () => {
  await store.content.prepare('DELETE FROM neighbours').first();
});

describe.each(Object.keys(FORMATS) as ExportFormat[])('%s', (format) => {
  test.each([
    ['premises', 5],
    ['divisions', 2],
    ['neighbours', HARD.length],
  ])('%s out and in again changes nothing, whatever system the department uses', async (id, least) => {
    const collection = collectionOf(id)!;
    const { results } = await store.content
      .prepare(`SELECT DISTINCT source_dept FROM ${id}`)
      .all<{ source_dept: string }>();
    for (const { source_dept } of results)
      await store.content
        .prepare(
          `INSERT OR REPLACE INTO mapping_profile (source, collection, heading, field, chosen_at, file) VALUES (?1, ?2, '--crs', 'gcj02', '2026-11-26', 'a.csv')`,
        )
        .bind(source_dept, id)
        .first();
    const { bytes, records } = await exportCollection(store.content, collection, format);
    const { report } = await importFile(store.content, {
      collection,
      name: `out.${format}`,
      bytes,
      dryRun: true,
    });
    await store.content.prepare(`DELETE FROM mapping_profile WHERE heading = '--crs'`).first();
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ new: 0, changed: 0, refused: 0, places: [], rows: records });
    expect(report.unchanged).toBe(records);
    expect(records).toBeGreaterThanOrEqual(least);
    expect(report.notes.join()).not.toContain('keep the place');
  });
});

test('distances are measured when a row is staged, and a file says nothing of them', async () => {
  const premises = collectionOf('premises')!;
  const { results } = await store.content
    .prepare(
      `SELECT port_straight, airport_straight FROM premises WHERE source_no IN ('P-1', 'P-3') ORDER BY source_no`,
    )
    .all();
  expect(results).toEqual([
    { port_straight: 3300, airport_straight: null },
    { port_straight: 19100, airport_straight: null },
  ]);
  const { bytes } = await exportCollection(store.content, premises, 'csv');
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain('港口直线距离');
  const { report } = await importFile(store.content, {
    collection: premises,
    name: 'out.csv',
    bytes: new TextEncoder().encode(text.replaceAll('19100', '5')),
    dryRun: true,
  });
  expect(report).toMatchObject({ changed: 0, refused: 0 });
  expect(report.notes.join()).not.toContain('港口直线距离');
});

test('no exported cell is a formula', () => {
  for (const text of ['=1+1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1', "'=1"])
    expect(csvCell(text)).toMatch(/^"'/);
  expect(csvCell('-12.5')).toBe('"-12.5"');
  expect(csvCell('say "hi"')).toBe('"say ""hi"""');
});
