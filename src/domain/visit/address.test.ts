import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY, MOST_STOPS, type Visit, visitFrom, visitText } from './address.ts';

const id = fc.stringMatching(/^[a-z0-9]{10}$/);
const visits: fc.Arbitrary<Visit> = fc
  .record({
    date: fc.constantFrom('2026-12-08', '2028-02-29'),
    begin: fc.integer({ min: 0, max: 1439 }),
    days: fc.integer({ min: 1, max: 5 }),
    hubs: fc.record({ from: id, to: id }, { requiredKeys: [] }),
    lunch: fc.boolean(),
    own: fc.boolean(),
    stays: fc.uniqueArray(
      fc
        .tuple(
          fc.constantFrom('stops', 'premises', 'plots', 'firms'),
          id,
          fc.option(fc.integer({ min: 5, max: 480 })),
        )
        .map(([collection, id, dwell]) => ({ collection, id, ...(dwell !== null && { dwell }) })),
      { maxLength: MOST_STOPS, selector: ({ collection, id }) => `${collection}.${id}` },
    ),
  })
  .map(({ hubs, ...rest }) => ({ ...rest, ...hubs }));

test('an address says all of a visit', () => {
  fc.assert(
    fc.property(visits, (visit) => {
      expect(visitFrom(visitText(visit))).toEqual(visit);
    }),
  );
});

test('a list of records is a visit', () => {
  expect(visitFrom('stops.a,premises.b')).toEqual({
    ...EMPTY,
    stays: [
      { collection: 'stops', id: 'a' },
      { collection: 'premises', id: 'b' },
    ],
  });
});

test('what makes no sense is dropped', () => {
  expect(visitFrom('')).toEqual(EMPTY);
  expect(visitFrom('2026-13-40T09:00;nope.a,stops.a~0,stops.a,,x;from=;lunch=9')).toEqual({
    ...EMPTY,
    stays: [{ collection: 'stops', id: 'a', dwell: 5 }],
  });
  expect(visitFrom('2026-12-08T09:00/P9D;stops.a').days).toBe(5);
  fc.assert(fc.property(fc.string(), (text) => visitFrom(text).stays.length <= MOST_STOPS));
});
