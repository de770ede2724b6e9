import { expect, test } from 'vitest';
import { embedAddress } from '../../domain/embed/options.ts';
import { choiceFrom } from './choice.ts';

const ORIGIN = 'https://map.example.org';
const address = (search: string) => embedAddress(choiceFrom(search, ORIGIN).options);

test('nothing chosen is the first map as it is', () => {
  expect(address('')).toBe('/embed/premises');
});

test('boxes that are not ticked are off, and only in a form', () => {
  expect(address('?map=land&form=1&list=1&search=1&legend=1&controls=1&lead=1&gestures=coop')).toBe(
    '/embed/land',
  );
  expect(address('?map=land&form=1&list=1&legend=1&controls=1')).toBe(
    '/embed/land?search=0&gestures=free&lead=0',
  );
});

test('the language of the page is not that of the map', () => {
  expect(address('?lang=en&in=zh')).toBe('/embed/premises?lang=zh');
});

test('a colour counts when it is to be used', () => {
  expect(address('?accent=%23ff8800')).toBe('/embed/premises');
  expect(address('?accent=%23ff8800&own=1')).toBe('/embed/premises?accent=ff8800');
});

test('a pasted link brings its slice and leaves the looks', () => {
  const from = encodeURIComponent(`${ORIGIN}/?map=land&lang=zh&division=320583&tool=ask#12/31.3/120.6`);
  expect(address(`?from=${from}&in=en&size=auto&map=premises&rent=../20`)).toBe(
    '/embed/land?lang=en&division=320583&height=auto#12/31.30000/120.60000',
  );
});

test('a link of another site is refused and nothing else is lost', () => {
  const { options, warnings } = choiceFrom('?map=land&from=https://evil.example/?map=chains', ORIGIN);
  expect(options.place.map).toBe('land');
  expect(warnings.map(({ parameter }) => parameter)).toEqual(['from']);
});
