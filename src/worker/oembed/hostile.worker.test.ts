import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { get, prepareCity } from '../fixture/city.ts';

beforeAll(() => prepareCity());

const ORIGIN = 'https://relitu.test';
const part = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '..',
    '%2F',
    '%',
    '%00',
    '%E0%A4%A',
    '//',
    '\\',
    '@',
    ':443',
    '?',
    '#',
    '&',
    '__proto__',
    '\ud800',
  ),
  fc.constantFrom('embed', 'records', 'premises', 'land', 'base', 'map=land', 'saved=', 'id=', 'lang=en'),
);
const address = fc
  .tuple(
    fc.constantFrom(ORIGIN, `${ORIGIN}/`, 'javascript:', 'https://', 'data:', '//relitu.test', ''),
    fc.array(part),
  )
  .map(([start, parts]) => start + parts.join('/'));
const name = fc.constantFrom('format', 'maxwidth', 'maxheight', 'lang', 'url', 'callback');

/** As a form would send it, or as text that nobody has encoded. */
const query = fc
  .tuple(
    address,
    fc.array(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([url, more, isEncoded]) => {
    const pairs = [['url', url], ...more] as [string, string][];
    if (isEncoded) return new URLSearchParams(pairs).toString();
    return pairs.map(([key, value]) => `${key}=${value.replaceAll('#', '%23')}`).join('&');
  });

test('nothing that can be asked is a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(query, async (text) => {
      const response = await get(`/oembed?${text.toWellFormed()}`);
      expect([200, 400, 403, 404, 501]).toContain(response.status);
      if (response.status !== 200) return;
      const { html } = (await response.json()) as { html: string };
      expect(html).toMatch(
        /^<iframe src="https:\/\/relitu\.test\/embed\/[a-z]+\?[^"<>]*" title="[^"<>]*" [^<>]*><\/iframe>$/,
      );
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('ten thousand characters are refused or answered, wherever they stand', async () => {
  const long = 'x'.repeat(10_000);
  for (const path of [
    `/oembed?url=${long}`,
    `/oembed?url=${ORIGIN}&format=${long}`,
    `/oembed?url=${ORIGIN}&maxwidth=${'9'.repeat(10_000)}`,
    `/oembed?url=${ORIGIN}&lang=${long}`,
    `/oembed/${long}`,
    `/api/views/${long}`,
    `/?saved=${long}`,
    `/pictures/cards/${long}.png`,
  ]) {
    const response = await get(path);
    expect([400, 404, 501], path.slice(0, 30)).toContain(response.status);
    expect((await response.text()).length).toBeLessThan(25_000);
  }
});
