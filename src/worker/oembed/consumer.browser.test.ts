import { extract } from '@extractus/oembed-extractor';
import { expect, test } from 'vitest';

const BASE = process.env.RELITU_URL!;

type Items = { features: { id: string; properties: { name_en?: string } }[] };

/** What a consumer that knows no provider of ours finds at an address by its discovery link. */
async function found(path: string, params: Record<string, number> = {}) {
  const answer: object = await extract(new URL(path, BASE).href, params);
  return answer as Record<string, unknown> & { html: string };
}

test.each([
  ['/', /\/embed\/[a-z]+\?v=1&amp;lang=zh"/],
  [
    '/?map=land&lang=en&view=heat&division=320583#11/31.3/120.9',
    /\/embed\/land\?v=1&amp;lang=en&amp;view=heat&amp;division=320583"/,
  ],
  ['/?map=chains&q=%22%3E%3Cb%3E', /\/embed\/chains\?v=1&amp;lang=zh&amp;q=%22%3E%3Cb%3E"/],
])('a consumer finds the frame of %s', async (path, src) => {
  const answer = await found(path);
  expect(answer).toMatchObject({ method: 'auto-discovery', type: 'rich', version: '1.0', width: 800 });
  expect(answer.html).toMatch(src);
});

test('a consumer finds the frame of a record within its own bounds, and its picture where that fits', async () => {
  const response = await fetch(new URL('/api/collections/areas/items?limit=1&skipGeometry=true', BASE));
  const { id } = ((await response.json()) as Items).features[0]!;
  const path = `/records/areas/${id}?lang=en`;
  const answer = await found(path, { maxwidth: 1200, maxheight: 700 });
  expect(answer).toMatchObject({ width: 800, height: 600, thumbnail_width: 1200, thumbnail_height: 630 });
  expect(answer.html).toContain(`/embed/land?v=1&amp;lang=en&amp;id=${id}"`);
  const picture = await fetch(String(answer.thumbnail_url));
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  const small = await found(path, { maxwidth: 400 });
  expect([small.width, small.height, small.thumbnail_url]).toEqual([400, 500, undefined]);
});

test('the header of a page names the same answer as its head', async () => {
  const items = await fetch(new URL('/api/collections/premises/items?limit=1&skipGeometry=true', BASE));
  const { id } = ((await items.json()) as Items).features[0]!;
  for (const path of ['/?map=land&lang=en', `/records/premises/${id}?lang=en`]) {
    const page = await fetch(new URL(path, BASE));
    const head = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(
      await page.text(),
    );
    const address = head![1]!.replaceAll('&amp;', '&');
    expect(page.headers.get('link')).toBe(`<${address}>; rel="alternate"; type="application/json+oembed"`);
    expect((await fetch(address)).status).toBe(200);
  }
});
