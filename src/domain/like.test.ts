import { expect, test } from 'vitest';
import { folded, foldedPairs, isLike, likeForm, likeLimit, likeLiteral } from './like.ts';

test.each([
  ['', 'equals', ''],
  ['abc', 'equals', 'abc'],
  ['a\\%b\\_\\\\', 'equals', 'a%b_\\'],
  ['%', 'any', ''],
  ['%%%', 'any', ''],
  ['a%', 'prefix', 'a'],
  ['%%a', 'suffix', 'a'],
  ['%a*[b%', 'contains', 'a*[b'],
  ['_%', 'glob', '?*'],
  ['a%b', 'glob', 'a*b'],
  ['*?[x]_', 'glob', '[*][?][[]x]?'],
])('%s is answered as %s %j', (pattern, form, text) => {
  expect(likeForm(pattern)).toEqual({ form, text });
});

test('only patterns that need GLOB have a limit, in bytes', () => {
  expect(likeLimit(`%${'厂'.repeat(500)}%`)).toBeUndefined();
  expect(likeLimit(`_${'厂'.repeat(16)}`)).toBeUndefined();
  expect(likeLimit(`_${'厂'.repeat(17)}`)).toMatch(/at most 50 bytes, this has 52/);
});

test('patterns match whole texts, by character', () => {
  expect(isLike('Bern', 'B_r%', false)).toBe(true);
  expect(isLike('bern', 'B_r%', false)).toBe(false);
  expect(isLike('bern', 'B_R%', true)).toBe(true);
  expect(isLike('🏭厂', '__', false)).toBe(true);
  expect(isLike('a\nb', 'a%b', false)).toBe(true);
  expect(isLike('xaab', '%ab', false)).toBe(true);
  expect(isLike('a%', likeLiteral('a%'), false)).toBe(true);
  expect(isLike('ab', likeLiteral('a%'), false)).toBe(false);
  expect(isLike('a'.repeat(5000), `${'%a'.repeat(25)}%b`, false)).toBe(false);
});

test('letters of either case are equal in pairs, beyond ASCII too', () => {
  expect(folded('KØBENHAVN')).toBe('københavn');
  expect(folded('İ\u212a')).toBe('İ\u212a');
  expect(foldedPairs('københavn厂')).toEqual([['Ø', 'ø']]);
  expect(isLike('København', 'KØBENHAVN', true)).toBe(true);
});
