/** The importer takes, refuses and questions exactly the rows that each sample file announces. */
import { expect, test } from 'vitest';
import { area, type Geometry } from '../../src/domain/geometry.ts';
import { collectionOf } from '../../src/domain/maps/index.ts';
import { differ, type Existing } from '../../src/import/diff.ts';
import { tableOf } from '../../src/import/file.ts';
import { storedRecord } from '../../src/import/record.ts';
import { draftsOf } from '../../src/import/rows.ts';
import { type Submission, submissions } from './index.ts';
import { world } from './world.ts';

type Division = { code: string; geometry: Geometry };

/** All files in order, each against what the earlier ones left; `areas` are plot sizes in m² as imported. */
async function imported(files: Submission[]) {
  const existing = new Map<string, Existing[]>();
  const ids = new Map<string, string>();
  const outcome: { file: string; expect: Submission['expect'] }[] = [];
  const sizes: number[] = [];
  let divisions: Division[] = [];
  for (const { file, bytes, collection: name, crs = 'wgs84', sheet, source } of files) {
    const collection = collectionOf(name)!;
    const table = await tableOf(file, bytes, { collection, sheet });
    const resolve = (to: string, text: string) => ids.get(`${to} ${text}`);
    const { drafts, refused } = draftsOf(table.headings, table.rows, {
      collection,
      crs,
      source,
      resolve,
      divisions,
    });
    const known = existing.get(name) ?? [];
    const diff = differ(collection, known, { day: '2026-11-23', isSample: true });
    const placed = drafts.filter(({ needsPlace }) => needsPlace === undefined);
    const places = drafts.length - placed.length;
    const records = placed.map((draft) => {
      const record = storedRecord(draft, collection, { batch: 'test', file });
      return { record, change: diff(record, draft.row).change };
    });
    const taken = records.filter(({ change }) => change === 'new').map(({ record }) => record);
    for (const record of taken)
      for (const key of [record.source_no, record.name_zh])
        ids.set(`${name} ${key}`, String(record.source_no));
    existing.set(name, [...known, ...taken.map((record) => ({ id: String(record.source_no), record }))]);
    const conflicts = records.filter(({ change }) => change === 'conflict').length;
    outcome.push({
      file,
      expect: { accepted: taken.length, refused: refused + table.problems.length, conflicts, places },
    });
    if (name === 'plots') sizes.push(...drafts.map(({ geometry }) => area(geometry!)));
    if (name === 'divisions')
      divisions = drafts
        .map(({ values, geometry }) => ({
          code: String(values.code),
          kind: values.kind,
          geometry: geometry!,
        }))
        .sort((a, b) => Number(b.kind === 'functional') - Number(a.kind === 'functional'));
  }
  return { outcome, sizes, divisions };
}

test('every file is taken as announced, and plots keep their size through Gauss-Krüger', {
  timeout: 60_000,
}, async () => {
  const files = submissions(world('2026-11-23', 1));
  const { outcome, sizes, divisions } = await imported(files);
  expect(outcome).toEqual(files.map(({ file, expect: announced }) => ({ file, expect: announced })));
  expect(divisions).toHaveLength(10);
  const sum = (count: (one: Submission['expect']) => number) =>
    outcome.reduce((total, one) => total + count(one.expect), 0);
  expect(sum(({ refused }) => refused)).toBeGreaterThanOrEqual(5);
  expect(sum(({ refused }) => refused)).toBeLessThanOrEqual(12);
  expect(sum(({ conflicts }) => conflicts)).toBe(3);
  expect(sum(({ places }) => places)).toBe(3);
  expect(Math.abs(sizes.reduce((a, b) => a + b, 0) / 1e6 - 68.8)).toBeLessThan(0.005);
});
