import { beforeAll, expect, test } from 'vitest';
import { csvCell } from '../domain/csv-cell.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { prepareCity, store } from '../worker/fixture/city.ts';
import { exportCollection } from './export-collection.ts';
import { importFile } from './import-file.ts';

beforeAll(prepareCity);

const premises = collectionOf('premises')!;

test.each(['csv', 'geojson'] as const)('%s out and in again changes nothing', async (format) => {
  const text = await exportCollection(store.content, premises, format);
  const { report } = await importFile(store.content, {
    collection: premises,
    name: `out.${format}`,
    bytes: new TextEncoder().encode(text),
    dryRun: true,
  });
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ new: 0, changed: 0, refused: 0 });
  expect(report.unchanged).toBe(report.rows);
  expect(report.unchanged).toBeGreaterThanOrEqual(5);
});

test('no exported cell is a formula', () => {
  for (const text of ['=1+1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1'])
    expect(csvCell(text)).toMatch(/^"'/);
  expect(csvCell('-12.5')).toBe('"-12.5"');
  expect(csvCell('say "hi"')).toBe('"say ""hi"""');
});
