import { expect, test } from 'vitest';
import { COLLECTIONS, collectionOf } from './maps/index.ts';
import { type Ends, needFrom, rangesOf } from './need.ts';
import { fieldsOf } from './record.ts';

const premises = collectionOf('premises')!;
const asked = (from: number | null, to: number | null) =>
  Object.fromEntries(rangesOf(premises, 'area_free', { from, to }));

test('of premises a part is let: enough must be there, and the smallest unit be no more than is taken', () => {
  const open = { from: null, to: null };
  expect(asked(3000, 5000)).toEqual({
    area_free: { from: 3000, to: null },
    min_unit: { from: null, to: 5000 },
  });
  expect(asked(3000, null)).toEqual({
    area_free: { from: 3000, to: null },
    min_unit: { from: null, to: 3000 },
  });
  expect(asked(null, 5000)).toEqual({ area_free: open, min_unit: { from: null, to: 5000 } });
});

test('what is had as a whole has both ends itself', () => {
  const need = { from: 1, to: 2 };
  expect(rangesOf(collectionOf('plots')!, 'area', need)).toEqual([['area', need]]);
});

test.each([
  [3000, 5000],
  [3000, null],
  [null, 5000],
  [null, null],
])('a need of %s to %s is read back from its ranges', (from, to) => {
  const ranges: Record<string, Ends<number>> = asked(from, to);
  expect(needFrom(premises, 'area_free', (field) => ranges[field]!)).toEqual({ from, to });
});

test('the part of a field is a field of the same unit that can be filtered', () => {
  for (const collection of COLLECTIONS)
    for (const field of Object.values(collection.fields))
      if ('part' in field && field.part)
        expect(fieldsOf(collection)[field.part]).toMatchObject({
          unit: field.unit,
          filter: expect.anything(),
        });
});
