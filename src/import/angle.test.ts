import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAngle } from './angle.ts';

const degrees = (d: number, m = 0, s = 0) => d + m / 60 + s / 3600;

test.each([
  [`120°43'8.5"E`, degrees(120, 43, 8.5)],
  ['120度43分8.5秒', degrees(120, 43, 8.5)],
  ['东经120°43′8.5″', degrees(120, 43, 8.5)],
  ['31°19′33.6″', degrees(31, 19, 33.6)],
  ["31°19’33.6''N", degrees(31, 19, 33.6)],
  ['N31 19 33.6', degrees(31, 19, 33.6)],
  ['N31°19.56′', degrees(31, 19.56)],
  ['120:43:08.5', degrees(120, 43, 8.5)],
  ['120d43m8.5s', degrees(120, 43, 8.5)],
  ['120d43m8.5sE', degrees(120, 43, 8.5)],
  ['120°43′', degrees(120, 43)],
  ['120.719°', 120.719],
  ['１２０．７１９０２７８', 120.7190278],
  ['１２０°４３′８．５″', degrees(120, 43, 8.5)],
  ['120.719W', -120.719],
  ['南纬31.5', -31.5],
  [' -31.5 ', -31.5],
  ['3467890.456', 3467890.456],
  [31.326, 31.326],
])('%s is %f', (text, value) => {
  expect(parseAngle(text)).toBeCloseTo(value, 12);
});

test.each([
  ['120°60\'1"', '60 or more'],
  ['120.5°30′', 'minutes after decimal'],
  ['120°30.5′10″', 'seconds after decimal'],
  ['N31 19 33.6 N', 'twice'],
  ['W-120.5', 'sign and a hemisphere'],
  ['N91', 'too large'],
  ['181°', 'too large'],
  ['120，719', 'not an angle'],
  ['abc', 'not an angle'],
  ['', 'not an angle'],
  ['1e3', 'not an angle'],
])('%s is refused', (text, fact) => {
  expect(parseAngle(text)).toEqual({ error: expect.stringContaining(fact) });
});

test('no text makes it throw or give a number that is not one', () => {
  const part = fc.constantFrom('1', '20', '.', '°', "'", '"', ' ', '度', '分', 'N', 'E', '-', 'x', '秒', ':');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const angle = parseAngle(text);
        if (typeof angle === 'number') expect(Number.isFinite(angle)).toBe(true);
        else expect(angle.error).not.toBe('');
      },
    ),
  );
});
