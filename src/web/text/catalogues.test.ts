import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Texts = { readonly [key: string]: unknown };

const names = (language: string) =>
  readdirSync(join(import.meta.dirname, language))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();

/** All texts of a catalogue by path, functions given numbers. */
const written = (texts: Texts, path = ''): [path: string, text: string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'object' && text !== null
      ? written(text as Texts, `${path}${key}.`)
      : [[`${path}${key}`, typeof text === 'function' ? String(text('1', '2')) : String(text)]],
  );

const catalogue = async (language: 'zh' | 'en', name: string): Promise<[string, string][]> =>
  written(((await import(`./${language}/${name}.ts`)) as Record<string, Texts>)[language]!);

test('every part of the page that brings its texts brings them in both languages', () => {
  expect(names('zh')).toContain('shortlist');
  expect(names('en')).toEqual(names('zh'));
});

test.each(names('zh'))('%s says everything in both, and no Chinese in English', async (name) => {
  const [zh, en] = await Promise.all([catalogue('zh', name), catalogue('en', name)]);
  expect(en.map(([key]) => key).sort()).toEqual(zh.map(([key]) => key).sort());
  for (const [key, text] of [...zh, ...en]) expect(text.trim(), key).not.toBe('');
  for (const [key, text] of en) expect(text, key).not.toMatch(/[\u4e00-\u9fff]/);
});
