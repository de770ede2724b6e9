import { expect, test } from 'vitest';
import { withoutWords } from './without-words.ts';

test.each([
  ['昆山标准厂房，3000平方米以上，2027年底前', ['3000平方米以上'], '昆山标准厂房，2027年底前'],
  ['昆山标准厂房，3000平方米以上', ['昆山'], '标准厂房，3000平方米以上'],
  ['昆山，标准厂房', ['标准厂房'], '昆山'],
  ['昆山、太仓 厂房', ['昆山', '太仓'], '厂房'],
  ['warehouse in Taicang, 9 m clear height', ['Taicang'], 'warehouse in, 9 m clear height'],
])('%s without %j', (whole, gone, left) => {
  expect(withoutWords(whole, gone)).toBe(left);
});
