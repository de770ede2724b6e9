import { expect, test } from 'vitest';
import { keysFrom, keysText, MOST_PICKS } from '../../state/record-key.ts';
import { firstChoice, grouped, joined, moved } from './arrange.ts';

const LIST = keysFrom('premises.a,plots.x,premises.b,plots.y,premises.c');

test('keys survive the address; what is double or names no collection is dropped', () => {
  expect(keysText(keysFrom('premises.a,,nowhere.b,premises,plots.c,premises.a'))).toBe('premises.a,plots.c');
  expect(keysFrom(Array.from({ length: 99 }, (_, i) => `plots.${i}`).join(',')).length).toBe(MOST_PICKS);
});

test('records are grouped by collection, in the order of picking', () => {
  expect(grouped(LIST).map(({ collection, keys }) => `${collection} ${keysText(keys)}`)).toEqual([
    'premises premises.a,premises.b,premises.c',
    'plots plots.x,plots.y',
  ]);
});

test('a record moves among those of its collection and never beyond them', () => {
  const [a, x, , , c] = LIST;
  expect(keysText(moved(LIST, a!, 1))).toBe('premises.b,plots.x,premises.a,plots.y,premises.c');
  expect(keysText(moved(LIST, c!, -1))).toBe('premises.a,plots.x,premises.c,plots.y,premises.b');
  for (const [key, by] of [
    [a, -1],
    [c, 1],
    [x, -1],
  ] as const)
    expect(moved(LIST, key!, by)).toEqual(LIST);
  expect(moved(LIST, { collection: 'plots', id: 'not-there' }, 1)).toEqual(LIST);
});

test('a shared list is added without doubles and only as far as there is room', () => {
  expect(keysText(joined(LIST, keysFrom('plots.y,plots.z')))).toBe(`${keysText(LIST)},plots.z`);
  const many = keysFrom(Array.from({ length: MOST_PICKS }, (_, i) => `plots.${i}`).join(','));
  expect(joined(LIST, many).length).toBe(MOST_PICKS);
});

test('what is compared first are up to four of the largest collection', () => {
  expect(keysText(firstChoice(LIST))).toBe('premises.a,premises.b,premises.c');
  expect(keysText(firstChoice(keysFrom('premises.a,plots.b')))).toBe('premises.a,plots.b');
  expect(firstChoice(keysFrom('plots.1,plots.2,plots.3,plots.4,plots.5')).length).toBe(4);
  expect(firstChoice([])).toEqual([]);
});
