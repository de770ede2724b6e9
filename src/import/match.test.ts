import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../tiles/fixtures.ts';
import { collectionOf } from '../domain/maps/index.ts';
import {
  bareName,
  codeFields,
  evidenceText,
  likeness as likenessOf,
  MAYBE,
  Matcher,
  SAME,
  traitsOf,
} from './match.ts';
import type { Stored } from './record.ts';

const firms = collectionOf('firms')!;
const CODES = codeFields(firms);
const likeness = (a: Stored, b: Stored) => likenessOf(traitsOf(a, CODES), traitsOf(b, CODES));

const firm = (name: string, more: Stored = {}): Stored => ({
  name_zh: name,
  uscc: null,
  lon: 120.95,
  lat: 31.35,
  ...more,
});

test.each([
  ['苏州样例精密机械有限公司', '样例苏州精密机械', false],
  ['蘇州樣例精密機械有限公司', '苏州样例精密机械', true],
  ['苏州样例精密机械股份有限公司', '苏州样例精密机械（集团）', true],
  ['Ｓａｍｐｌｅ Precision Co., Ltd.', 'sample precision', true],
  ['有限公司', '有限公司', true],
])('%s and %s are written alike: %s', (a, b, isAlike) => {
  expect(bareName(a) === bareName(b)).toBe(isAlike);
});

test('the registration code decides: other codes are other firms, the same code may have another name', () => {
  const same = { uscc: '91320583MA10ABCD0A' };
  expect(likeness(firm('样例机械', same), firm('样例机械', { uscc: '91320583MA1YYYYY0B' })).score).toBe(0);
  const moved = likeness(firm('样例机械', same), firm('样例机械', { ...same, lon: 121.2 }));
  expect(moved.score).toBeGreaterThanOrEqual(SAME);
  const renamed = likeness(firm('样例机械', same), firm('另名电子', { ...same, lon: 121.2 }));
  expect(renamed.score).toBeGreaterThanOrEqual(MAYBE);
  expect(renamed.score).toBeLessThan(SAME);
});

test('a name alone is no certainty, nor are alike names at one place; other numbers are other things', () => {
  const placeless = { lon: null, lat: null };
  const alone = likeness(firm('样例机械', placeless), firm('样例机械', placeless)).score;
  expect([alone >= MAYBE, alone >= SAME]).toEqual([true, false]);
  expect(likeness(firm('样例产业园一期项目'), firm('样例产业园二期项目')).score).toBeLessThan(MAYBE);
  expect(likeness(firm('3号标准厂房'), firm('13号标准厂房')).score).toBeLessThan(MAYBE);
  const typo = likeness(firm('样例昆山精密机械制造厂房'), firm('样例昆山精密机戒制造厂房'));
  expect([typo.score >= MAYBE, typo.score >= SAME]).toEqual([true, false]);
  expect(evidenceText(typo.evidence, 'en')).toMatch(/^name 0\.8\d alike, 0 m apart$/);
});

const SYLLABLES = [
  ...'昆山太仓常熟吴江园区高新精密机械电子光学新材料生物医药智能制造汽车零部件显示芯片封测软件装备',
];

/** Firms of which each is handed in twice: changed in writing, by a typo, or moved; and others that are nobody's twin. */
function known(seed: number, count: number) {
  const random = seeded(seed);
  const pick = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!;
  const first: Stored[] = [];
  const second: Stored[] = [];
  for (let i = 0; i < count; i++) {
    const name = Array.from({ length: 5 + Math.floor(random() * 5) }, pick).join('');
    const place = { lon: 120.3 + random(), lat: 31 + random() };
    const uscc = random() < 0.5 ? `9132${String(i).padStart(14, '0')}` : null;
    first.push(firm(name, { ...place, uscc, source_no: `A-${i}` }));
    const isTwin = random() < 0.7;
    second.push(
      isTwin
        ? firm(random() < 0.5 ? `${name}有限公司` : name, {
            lon: place.lon + (random() - 0.5) / 500,
            lat: place.lat + (random() - 0.5) / 500,
            uscc: random() < 0.3 ? null : uscc,
            source_no: `A-${i}`,
          })
        : firm(Array.from({ length: 7 }, pick).join(''), {
            lon: 120.3 + random(),
            lat: 31 + random(),
            source_no: 'none',
          }),
    );
  }
  return { first, second };
}

test('twins are found and nobody else is, without comparing all pairs', () => {
  const { first, second } = known(7, 2000);
  const matcher = new Matcher(
    firms,
    first.map((record) => ({ record })),
  );
  let [right, wrong, missed] = [0, 0, 0];
  let looked = 0;
  for (const record of second) {
    const found = matcher.best(record, () => {
      looked += 1;
      return true;
    });
    const isTwin = record.source_no !== 'none';
    if (found && found.one.record.source_no === record.source_no) right += 1;
    else if (found) wrong += 1;
    else if (isTwin) missed += 1;
  }
  expect(wrong).toBe(0);
  expect(right / (right + missed)).toBeGreaterThan(0.99);
  expect(looked / second.length).toBeLessThan(60);
});

test('what a comparison of all pairs is sure of, the index finds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const { first, second } = known(seed, 60);
      const matcher = new Matcher(
        firms,
        first.map((record) => ({ record })),
      );
      for (const record of second) {
        const best = Math.max(...first.map((one) => likeness(record, one).score));
        if (best >= SAME) expect(matcher.best(record, () => true)?.score).toBeGreaterThanOrEqual(SAME);
      }
    }),
    { numRuns: 40 },
  );
});
