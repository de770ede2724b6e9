import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { collectionOf } from '../../../domain/maps/index.ts';
import { shownUnit } from '../../../domain/sentence.ts';
import type { Properties } from '../../api.ts';
import { shortlistCsv } from './csv.ts';

const record = (collection: string, id: string, properties: Properties) => ({
  collection: collectionOf(collection)!,
  item: { type: 'Feature' as const, id, geometry: null, properties },
});

const parsed = (text: string) => {
  expect(text.startsWith('\ufeff')).toBe(true);
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
};

const write = (records: Parameters<typeof shortlistCsv>[0]) =>
  shortlistCsv(records, {
    language: 'en',
    names: () => undefined,
    units: (field) => ('unit' in field && field.unit === 'm2' ? 'mu' : shownUnit(field, 'en')),
    origin: 'https://example.org',
    headings: { collection: 'Kind', id: 'Id', nameZh: '名称', nameEn: 'Name', page: 'Page' },
  });

test('one row a record, numbers in the chosen unit, headings with units, pages as links', () => {
  const rows = parsed(
    write([
      record('premises', 'a1', {
        name_zh: '样例甲',
        status: 'to_let',
        area_free: 10_000,
        rent: 0.3,
        industries: ['C35'],
      }),
      record('plots', 'b2', { name_zh: '样例,乙"', status: 'listed', area: 2000 / 3 }),
    ]),
  );
  expect(rows.map((row) => [row.Kind, row.名称, row.Id])).toEqual([
    ['Premises', '样例甲', 'a1'],
    ['Plots', '样例,乙"', 'b2'],
  ]);
  expect(rows[0]!['Space available (mu)']).toBe('15');
  expect(rows[0]!['Rent (CNY/m² per month)']).toBe('0.3');
  expect(rows.map((row) => [row['Status – Premises'], row['Status – Plots']])).toEqual([
    ['To let', ''],
    ['', 'Listed'],
  ]);
  expect(rows[1]!['Plot area (mu)']).toBe('1');
  expect(rows[1]!['Space available (mu)']).toBe('');
  expect(rows[1]!.Page).toBe('https://example.org/records/plots/b2');
});

test('no cell is run as a formula', () => {
  expect(write([record('premises', 'a1', { name_zh: '=HYPERLINK("x")' })])).toContain(`"'=HYPERLINK(""x"")"`);
});
