import { expect, test } from 'vitest';
import { concessions } from './concessions.ts';
import { every } from './interpretation.ts';
import { none, type Part } from './part.ts';

const part = (text: string): Part => ({ text, expressions: none(), check: () => undefined, marks: () => [] });
const [reducers, harmonic, wuzhong, iatf] = ['reducers', 'harmonic', 'wuzhong', 'iatf16949'].map(part) as [
  Part,
  Part,
  Part,
  Part,
];
const is =
  (...own: Part[]) =>
  (one: Part) =>
    own.includes(one);

/** The parts that are still asked for, or may be missed, in turn. */
const turns = (isOfPlace: boolean) =>
  concessions([every([reducers, harmonic, wuzhong, iatf])], {
    isPlace: is(wuzhong),
    isKind: is(),
    isNamed: is(wuzhong, iatf),
    isQuality: is(iatf),
    isOfPlace,
  }).map(([one]) => `${one!.atLeast}/${one!.parts.map(({ text }) => text).join(' ')}`);

test('who makes what is looked for comes before who has the certificate', () => {
  const found = turns(false);
  // One word or quality, two of them; then all qualities and one word; of these who has the certificate is better.
  expect(found.slice(0, 3)).toEqual([
    '3/reducers harmonic wuzhong iatf16949',
    '2/reducers harmonic wuzhong iatf16949',
    '2/reducers harmonic wuzhong iatf16949',
  ]);
  expect(turns(false)).toContain('1/reducers harmonic wuzhong iatf16949');
});

test('among places to go to, what they should be like is not set aside by itself', () => {
  expect(turns(true)).not.toContain('3/reducers harmonic wuzhong');
});
