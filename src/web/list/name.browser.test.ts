import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a name without English is spelled in capitalised words, without the mark of samples', async () => {
  const { page, close } = await visit(
    browser,
    '/?map=premises&lang=en&filter=name_en%20IS%20NULL',
    SIZES.desktop,
  );
  const spelled = await page.locator('.untranslated .pinyin').first().innerText();
  expect(spelled).toMatch(/^(\p{Lu}\p{Ll}*|\d+)( (\p{Lu}\p{Ll}*|\d+))*$/u);
  expect(spelled).not.toMatch(/^Yang Li/);
  await close();
});
