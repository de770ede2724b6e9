import { expect, test } from 'vitest';
import { en as cardEn } from './en/card-visit.ts';
import { en } from './en/visit.ts';
import { zh as cardZh } from './zh/card-visit.ts';
import { zh } from './zh/visit.ts';

const written = (text: unknown): string =>
  typeof text === 'function' ? (text as (...values: string[]) => string)('1', '2', '3', '4') : String(text);

test.each([
  ['the tool', zh, en],
  ['the card', cardZh, cardEn],
])('%s speaks both languages', (_, chinese, english) => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  for (const text of Object.values(english)) expect(written(text)).not.toMatch(/^$|[\u4e00-\u9fff]/);
  for (const text of Object.values(chinese)) expect(written(text)).toMatch(/[\u4e00-\u9fff\uff1a]/);
});
