import fc from 'fast-check';
import { expect, test } from 'vitest';
import { angleIn } from './angle.ts';

const degrees = (d: number, m = 0, s = 0) => d + m / 60 + s / 3600;

test.each([
  [`120°43'8.5"E`, degrees(120, 43, 8.5), 'lon'],
  ['120度43分8.5秒', degrees(120, 43, 8.5)],
  ['东经120°43′8.5″', degrees(120, 43, 8.5), 'lon'],
  ['31°19′33.6″', degrees(31, 19, 33.6)],
  ["31°19’33.6''N", degrees(31, 19, 33.6), 'lat'],
  ['N31 19 33.6', degrees(31, 19, 33.6), 'lat'],
  ['N31°19.56′', degrees(31, 19.56), 'lat'],
  ['120:43:08.5', degrees(120, 43, 8.5)],
  ['120d43m8.5s', degrees(120, 43, 8.5)],
  ['120d43m8.5sE', degrees(120, 43, 8.5), 'lon'],
  ['120°43′', degrees(120, 43)],
  ['120.719°', 120.719],
  ['１２０．７１９０２７８', 120.7190278],
  ['１２０°４３′８．５″', degrees(120, 43, 8.5)],
  ['120.719W', -120.719, 'lon'],
  ['南纬31.5', -31.5, 'lat'],
  [' -31.5 ', -31.5],
  ['3467890.456', 3467890.456],
  ['31°18\'25.3"', degrees(31, 18, 25.3)],
  ['31度18分25秒', degrees(31, 18, 25)],
  ['３１度１８分２５．３秒', degrees(31, 18, 25.3)],
  ['Ｎ３１°１８＇２５．３＂', degrees(31, 18, 25.3), 'lat'],
  ['31º 18′ 25.3″ N', degrees(31, 18, 25.3), 'lat'],
  ["31 ° 18 ' 25.3 ''", degrees(31, 18, 25.3)],
  ['31°18′25″.3', degrees(31, 18, 25.3)],
  ['31度18分25秒3', degrees(31, 18, 25.3)],
  ['120-43-08.5', degrees(120, 43, 8.5)],
  ['E120.43.08', degrees(120, 43, 8), 'lon'],
  ['北纬：31°18′25.3″', degrees(31, 18, 25.3), 'lat'],
  ['纬度31.307', 31.307, 'lat'],
  ['经度=120.719', 120.719, 'lon'],
  ['Lng: 120.719', 120.719, 'lon'],
  ['31°18′25.3″北', degrees(31, 18, 25.3), 'lat'],
  ['120o43\'8.5"', degrees(120, 43, 8.5)],
  [31.326, 31.326],
] as [string | number, number, string?][])('%s is %f', (text, value, axis) => {
  expect(angleIn(text)).toEqual({ degrees: expect.closeTo(value, 12), ...(axis && { axis }) });
});

test.each([
  ['120°60\'1"', '60 or more'],
  ['120.5°30′', 'minutes after decimal'],
  ['120°30.5′10″', 'seconds after decimal'],
  ['N31 19 33.6 N', 'twice'],
  ['W-120.5', 'sign and a hemisphere'],
  ['东经31°18′N', 'twice'],
  ['经度31°18′N', 'longitude and latitude at once'],
  ['2026-11-26', 'not an angle'],
  ['120-75-08', '60 or more'],
  ['N91', 'too large'],
  ['181°', 'too large'],
  ['120，719', 'not an angle'],
  ['abc', 'not an angle'],
  ['', 'not an angle'],
  ['1e3', 'not an angle'],
])('%s is refused', (text, fact) => {
  expect(angleIn(text)).toEqual({ error: expect.stringContaining(fact) });
});

test('every writing of an angle leads back to it', () => {
  const seconds = fc.integer({ min: 0, max: 180 * 36_000 - 1 });
  const marks = fc.constantFrom(
    ['°', "'", '"'],
    ['度', '分', '秒'],
    ['° ', '′ ', '″'],
    [' ', ' ', ''],
    [':', ':', ''],
    ['-', '-', ''],
    ['ｏ', '＇', '＂'],
  );
  const side = fc.constantFrom('', 'E', '东经', '东经：', 'e ');
  fc.assert(
    fc.property(seconds, marks, side, fc.boolean(), (tenths, [d, m, s], before, isPadded) => {
      const pad = (n: number) => (isPadded ? String(n).padStart(2, '0') : String(n));
      const [whole, minutes, rest] = [
        Math.floor(tenths / 36_000),
        Math.floor(tenths / 600) % 60,
        (tenths % 600) / 10,
      ];
      const text = `${before}${whole}${d}${pad(minutes)}${m}${rest.toFixed(1)}${s}`;
      expect(angleIn(text), text).toMatchObject({ degrees: expect.closeTo(tenths / 36_000, 10) });
    }),
  );
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
        const angle = angleIn(text);
        if ('degrees' in angle) expect(Math.abs(angle.degrees)).toBeLessThanOrEqual(1e9);
        else expect(angle.error).not.toBe('');
      },
    ),
  );
});
