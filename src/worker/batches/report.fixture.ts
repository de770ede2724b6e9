/** A batch to report on, with names that would be markup if they were not text. */
import type { BatchRow, StoredRow } from '../../../db/batch-rows.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import type { BatchReport } from './batch-report.ts';

const PREMISES = collectionOf('premises')!;
export const NASTY = '样例·</style><script>alert(1)</script>"\'&';

export const record = (change: StoredRow = {}): StoredRow => ({
  id: 'abcdefghij',
  name_zh: '样例·一号厂房',
  name_en: 'Sample Factory 1',
  division: '320583',
  kind: 'factory',
  area_free: 3500,
  lon: 120.98,
  lat: 31.38,
  geometry: '{"type":"Point","coordinates":[120.98,31.38]}',
  ...change,
});

const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [120.9, 31.3],
      [121.1, 31.3],
      [121.1, 31.5],
      [120.9, 31.5],
      [120.9, 31.3],
    ] as [number, number][],
  ],
};

export function reportOf(rows: BatchRow[], change: Partial<BatchReport['report']> = {}): BatchReport {
  return {
    head: {
      id: 'b1',
      created_at: '2026-11-26T08:00:00Z',
      is_sample: false,
      submitted_by: NASTY,
      undoes: null,
    },
    state: 'staged',
    collection: PREMISES,
    rows,
    publications: [],
    ground: {
      divisions: [
        { code: '320583', name: { zh: '昆山市', en: 'Kunshan' }, lon: 121, lat: 31.4, geometry: square },
      ],
      water: [],
    },
    names: new Map(),
    made: new Date('2026-11-26T09:00:00Z'),
    report: {
      file: NASTY,
      collection: 'premises',
      crs: 'wgs84',
      rows: 4,
      new: 1,
      changed: 1,
      unchanged: 1,
      refused: 1,
      untranslated: 0,
      faults: [
        {
          row: 5,
          column: NASTY,
          value: NASTY,
          reason: `"${NASTY}" is not a number; write digits such as 3500 or 3,500 m²`,
        },
      ],
      conflicts: [],
      repairs: [],
      places: [],
      mapped: [],
      detected: [],
      notes: [NASTY],
      ...change,
    },
  };
}

export const row = (change: Partial<BatchRow>): BatchRow => ({
  row: 2,
  id: 'abcdefghij',
  change: 'changed',
  before: record(),
  after: record(),
  ...change,
});
