import { readFile } from 'node:fs/promises';
import jsQR from 'jsqr';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Items } from '../../api.ts';
import { api, idle, launch, SIZES, visit } from '../../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name }).click(),
  ]);
  return readFile(await file.path());
}

/**
 * What the browser decodes of a picture: its size, how many colours there are between each two of the heights given,
 * in pixels, and on demand its pixels.
 */
const decoded = (page: Page, picture: Buffer, type: string, heights: readonly number[], whole = false) =>
  page.evaluate(
    async ({ base64, mime, limits, all }) => {
      const image = new Image();
      image.src = `data:${mime};base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const words = new Uint32Array(data.buffer);
      const colours = limits.map((from, n) => {
        const to = limits[n + 1] ?? height;
        return new Set(words.subarray(from * width, to * width)).size;
      });
      return { width, height, colours, data: all ? [...data] : [] };
    },
    { base64: picture.toString('base64'), mime: type, limits: heights, all: whole },
  );

/** Height of what stands above the map, in CSS pixels. */
const HEAD = 80;

test.each([
  ['desktop', 'zh', '保存图片（PNG）'],
  ['phone', 'en', 'Save picture (PNG)'],
] as const)('the picture of the map is drawn, with head and legend, on a %s', async (size, lang, name) => {
  const { page, errors, close } = await visit(
    browser,
    `/?map=premises&lang=${lang}&tool=share&division=320583`,
    SIZES[size],
  );
  await idle(page);
  const map = (await page.locator('.map-canvas').boundingBox())!;
  const foot = Math.round(HEAD + map.height);
  const picture = await decoded(page, await download(page, name), 'image/png', [0, HEAD, foot]);
  expect(picture.width).toBe(Math.round(map.width));
  expect(picture.height).toBeGreaterThan(foot + 50);
  const [head, middle, below] = picture.colours;
  expect(head).toBeGreaterThan(20);
  expect(middle).toBeGreaterThan(50);
  expect(below).toBeGreaterThan(20);
  expect(errors).toEqual([]);
  await close();
});

test('the QR code says the link, which says filter, camera and open record but no language', async () => {
  const { features } = await api<Items>('premises/items?division=320583&limit=1&skipGeometry=true');
  const { page, errors, close } = await visit(
    browser,
    `/?map=premises&lang=en&theme=dark&division=320583&id=${features[0]!.id}&tool=share#11/31.3500/120.9000`,
    SIZES.desktop,
  );
  await idle(page);
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const { searchParams, hash } = new URL(link);
  expect(Object.fromEntries(searchParams)).toEqual({
    map: 'premises',
    division: '320583',
    id: features[0]!.id,
  });
  expect(hash).toMatch(/^#11\/31\.35\d*\/120\.9/);
  const svg = await download(page, 'Save QR code (SVG)');
  const code = await decoded(page, svg, 'image/svg+xml', [0], true);
  expect(jsQR(Uint8ClampedArray.from(code.data), code.width, code.height)?.data).toBe(link);
  expect(errors).toEqual([]);
  await close();
});

test('the list as CSV has every record of the filter, beyond one page of the API', async () => {
  const { page, errors, close } = await visit(
    browser,
    '/?map=chains&lang=en&industries=C39&tool=share',
    SIZES.desktop,
  );
  const { numberMatched } = await api<Items>('firms/items?industries=C39&limit=1&skipGeometry=true');
  expect(numberMatched).toBeGreaterThan(1000);
  const text = (await download(page, 'Download CSV')).toString('utf8');
  const { data, errors: broken } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(broken).toEqual([]);
  expect(data.length).toBe(numberMatched);
  expect(new Set(data.map(({ id }) => id)).size).toBe(numberMatched);
  expect(data.every(({ industries }) => industries?.split('|').includes('C39'))).toBe(true);
  expect(errors).toEqual([]);
  await close();
});
