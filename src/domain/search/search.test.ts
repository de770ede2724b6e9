import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLLECTIONS, collectionOf } from '../maps/index.ts';
import { quadkey } from '../mercator.ts';
import { fieldsOf } from '../record.ts';
import { cardOf } from './card.ts';
import { cellsAround, coveringCells } from './cover.ts';
import { distance, nearest, neighbours } from './edits.ts';
import { fold, folded } from './fold.ts';
import { normal, renumbered, terms } from './question.ts';
import { possibleSpellings, readingsOf, spelled } from './spelling.ts';
import { SYNONYMS } from './synonyms.ts';
import { tokenize } from './tokens.ts';

test('folding is idempotent and leads back to the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const { text: plain, from, to } = folded(text);
      expect(from).toHaveLength(plain.length);
      for (const [i, start] of from.entries()) {
        expect(start).toBeLessThan(to[i]!);
        expect(to[i]!).toBeLessThanOrEqual(text.length);
      }
      expect(from).toEqual(from.toSorted((a, b) => a - b));
    }),
  );
  expect(fold('崑山ＡＢＣ Straße Café ①')).toBe('昆山abc strasse cafe 1');
  expect(normal('Nǚ’ér lǜsè')).toBe("nv'er lvse");
});

test('letters are read as pinyin in every way there is', () => {
  expect(readingsOf('xian', false).map(({ syllables }) => syllables.join(' '))).toEqual(['xian', 'xi an']);
  expect(readingsOf("xi'an", false).map(({ syllables }) => syllables.join(' '))).toEqual(['xi an']);
  expect(readingsOf('kunsh', true).map(({ syllables, isOpen }) => [...syllables, isOpen])).toContainEqual([
    'kun',
    'sh',
    true,
  ]);
  expect(readingsOf('zhangzhangzhangzhangzhangzhang', true).length).toBeLessThanOrEqual(6);
  expect(possibleSpellings('重庆')).toContainEqual(['chong', 'qing']);
});

test('a stored spelling goes before the usual one, and Latin letters stand between', () => {
  const syllables = (name: string, pinyin: string | null) =>
    spelled(name, pinyin).map((run) => run.map(({ syllable, at }) => `${syllable}${at}`).join(' '));
  expect(syllables('重庆m3路', null)).toEqual(['zhong0 qing1', 'lu4']);
  expect(syllables('重庆m3路', 'chong qing m3 lu')).toEqual(['chong0 qing1', 'lu4']);
  expect(syllables('重庆路', 'chong qing')).toEqual(['zhong0 qing1 lu2']);
});

test('edit distances: what one edit makes is one edit away, and the nearest stretch is found', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/);
  fc.assert(
    fc.property(word, (text) => {
      for (const near of neighbours(text)) expect(distance(text, near, 2), near).toBeLessThanOrEqual(1);
    }),
    { numRuns: 20 },
  );
  fc.assert(fc.property(word, word, (a, b) => distance(a, b, 9) === distance(b, a, 9)));
  expect(nearest('智能制适', '昆山智能制造厂', 1)).toEqual({ from: 2, to: 6, edits: 1 });
  expect(nearest('精密轴厂', '昆山精密轴承厂', 1)).toEqual({ from: 2, to: 7, edits: 1 });
  expect(nearest('光电', '昆山精密轴承厂', 1)).toBeUndefined();
});

test('questions are cut into terms, and words that say nothing are left out', () => {
  const texts = (q: string) => terms(normal(q)).map(({ kind, text }) => `${kind} ${text}`);
  expect(texts('请问昆山有没有厂房')).toEqual(['hanzi 昆山', 'hanzi 厂房']);
  expect(texts('Where is a factory in Kunshan?')).toEqual(['latin factory', 'latin kunshan']);
  expect(texts('苏地2020-WG-15号')).toEqual(['hanzi 苏地', 'code 2020-wg-15', 'hanzi 号']);
  expect(texts('the')).toEqual(['latin the']);
  expect(texts('!?。')).toEqual([]);
  expect(renumbered('12号楼')).toBe('十二号楼');
  expect(renumbered('三号厂房')).toBe('3号厂房');
  expect(renumbered('厂房')).toBeUndefined();
});

test('no token has a quote or a blank, so that none ends the string it stands in', () => {
  const firms = collectionOf('firms')!;
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  fc.assert(
    fc.property(text, text, text, (name_zh, name_en, source_no) => {
      const card = cardOf({ id: 'a', rid: 1, name_zh, name_en, source_no }, firms);
      for (const token of tokenize(card)) expect(token).not.toMatch(/["\s]/);
    }),
  );
});

test('cells cover a box: few, and every place of it is in one of them', () => {
  const longitude = fc.double({ min: 119.5, max: 122, noNaN: true });
  const latitude = fc.double({ min: 30.3, max: 32.6, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(longitude, longitude, latitude, latitude, share, share, (a, b, c, d, x, y) => {
      const [west, east] = [Math.min(a, b), Math.max(a, b)];
      const [south, north] = [Math.min(c, d), Math.max(c, d)];
      const cells = coveringCells([west, south, east, north]);
      expect(cells.length).toBeGreaterThan(0);
      expect(cells.length).toBeLessThanOrEqual(64);
      const key = quadkey([west + x * (east - west), south + y * (north - south)], 15);
      expect(cells.some((cell) => key.startsWith(cell))).toBe(true);
    }),
  );
  expect(coveringCells([-180, -90, 180, 90])).toEqual([]);
  const around = cellsAround([120.6, 31.3], 13);
  expect(around).toContain(quadkey([120.6, 31.3], 13));
  expect(new Set(around).size).toBe(9);
});

test('every synonym is of a term, flag or collection that there is', () => {
  const tags = new Set<string>(
    COLLECTIONS.flatMap((collection) => [
      `c=${collection.id}`,
      ...Object.entries(fieldsOf(collection)).flatMap(([name, field]) =>
        field.kind === 'flag'
          ? [`${name}=true`]
          : field.kind === 'term'
            ? Object.keys(field.terms).map((code) => `${name}=${code}`)
            : [],
      ),
    ]),
  );
  expect(Object.keys(SYNONYMS).filter((tag) => !tags.has(tag))).toEqual([]);
});
