import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

const written = (text: unknown): string =>
  typeof text === 'function' ? (text as (...values: string[]) => string)('1', '2') : String(text);

test('both languages say everything', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const catalogue of [zh, en])
    for (const [key, text] of Object.entries(catalogue)) expect(written(text).trim(), key).not.toBe('');
});

test('English is not Chinese, except where it names the other language', () => {
  const bilingual = ['switchLanguage', 'switchLanguageLabel', 'productSub'];
  for (const [key, text] of Object.entries(en))
    if (!bilingual.includes(key)) expect(written(text), key).not.toMatch(/[\u4e00-\u9fff]/);
});
