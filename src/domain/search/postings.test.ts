import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intersectionOf, LEAST_POSTED, numbersOf, PostingCollection, unionOf } from './postings.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { maxLength: 300 });
const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b);

test('a list comes back as it was put in, and one of too few is not kept', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      const collection = new PostingCollection();
      for (const number of ascending(list)) collection.add(number, ['a']);
      const [posting] = collection.stored('firms');
      if (list.length < LEAST_POSTED) expect(posting).toBeUndefined();
      else expect([...numbersOf(posting!)]).toEqual(ascending(list));
    }),
  );
});

test('lists are joined as sets are', () => {
  const few = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(few, { minLength: 1, maxLength: 4 }), (lists) => {
      const arrays = lists.map((list) => Uint32Array.from(ascending(list)));
      const all = [...new Set(lists.flat())];
      expect([...unionOf(arrays)]).toEqual(ascending(all));
      expect([...intersectionOf(arrays)]).toEqual(
        ascending(all.filter((one) => lists.every((list) => list.includes(one)))),
      );
    }),
  );
});
