import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { app } from '../app.ts';
import { freshBindings, get, prepareCity } from '../fixture/city.ts';
import { makePartner } from '../fixture/events.ts';

const ORIGIN = 'https://relitu.test';

type Answer = Record<string, string | number> & { html: string; width: number; height: number };
type Problem = { code: string; errors?: { parameter: string; value?: string }[] };

const ids: Record<string, string> = {};
beforeAll(async () => {
  await prepareCity();
  const { results } = await env.CONTENT.prepare('SELECT id, source_no FROM premises').all<{
    id: string;
    source_no: string;
  }>();
  for (const { id, source_no } of results) ids[source_no] = id;
});

const ask = (url: string, more = '') => get(`/oembed?url=${encodeURIComponent(url)}${more}`);
const answerTo = async (path: string, more = '') => {
  const response = await ask(`${ORIGIN}${path}`, more);
  expect([path, more, response.status]).toEqual([path, more, 200]);
  return (await response.json()) as Answer;
};

/** The attributes of the one element that an answer's `html` is. */
async function frameOf({ html }: Answer): Promise<Record<string, string>> {
  const attributes: Record<string, string> = {};
  const names: string[] = [];
  await new HTMLRewriter()
    .on('*', {
      element: (element) => {
        names.push(element.tagName);
        for (const [name, value] of element.attributes)
          attributes[name!] = value!
            .replaceAll('&amp;', '&')
            .replaceAll('&quot;', '"')
            .replaceAll('&#39;', "'");
      },
    })
    .transform(new Response(html))
    .text();
  expect(names).toEqual(['iframe']);
  return attributes;
}

test('a state of the page becomes a frame of the same slice, with all that the standard asks for', async () => {
  const address = '/?map=premises&lang=en&division=320583&rent=20/..&q=%22%3E%3Cscript%3E#11/31.35/120.9';
  const response = await ask(`${ORIGIN}${address}`);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
  });
  const etag = response.headers.get('etag')!;
  expect(
    (await get(`/oembed?url=${encodeURIComponent(ORIGIN + address)}`, { headers: { 'if-none-match': etag } }))
      .status,
  ).toBe(304);
  const answer = (await response.json()) as Answer;
  expect(answer).toMatchObject({
    type: 'rich',
    version: '1.0',
    author_url: `${ORIGIN}/about?lang=en`,
    provider_url: `${ORIGIN}/?lang=en`,
    width: 800,
    height: 600,
  });
  for (const name of ['title', 'author_name', 'provider_name']) expect(answer[name]).toMatch(/\S/);
  expect(answer.cache_age).toBeGreaterThan(0);
  const frame = await frameOf(answer);
  expect(frame).toMatchObject({
    width: '800',
    height: '600',
    loading: 'lazy',
    title: String(answer.title),
    referrerpolicy: 'strict-origin-when-cross-origin',
  });
  const src = new URL(frame.src!);
  expect([src.origin, src.pathname, src.hash]).toEqual([ORIGIN, '/embed/premises', '#11/31.35000/120.90000']);
  expect(Object.fromEntries(src.searchParams)).toEqual({
    v: '1',
    lang: 'en',
    division: '320583',
    rent: '20/..',
    q: '"><script>',
  });
});

test('a record and an embedded map are answered in the language of their address, else in the one asked for', async () => {
  const path = `/records/premises/${ids['P-1']}`;
  const record = await answerTo(path);
  expect(record.title).toContain('样例·昆山一号厂房');
  expect(record.author_name).toBe('样例·测试部门');
  const { src } = await frameOf(record);
  expect(src).toBe(`${ORIGIN}/embed/premises?v=1&lang=zh&id=${ids['P-1']}`);
  expect((await answerTo(path, '&lang=en')).title).toContain('Sample Kunshan Factory 1');
  expect((await answerTo(`${path}?lang=zh`, '&lang=en')).title).toContain('样例·昆山一号厂房');
  const embed = await answerTo('/embed/premises?lang=en&theme=dark&list=0&id=x');
  expect((await frameOf(embed)).src).toBe(`${ORIGIN}/embed/premises?v=1&lang=en&theme=dark&id=x&list=0`);
  expect((await frameOf(await answerTo(''))).src).toMatch(/\/embed\/[a-z]+\?v=1&lang=zh$/);
});

test('a partner keeps its frame; one that is none is refused it, and its visitors are not', async () => {
  await env.PARTNERS.exec("DELETE FROM partner WHERE key = 'oembed-park'");
  await makePartner('oembed-park');
  const ask = (path: string) =>
    app.request(`${ORIGIN}/oembed?url=${encodeURIComponent(ORIGIN + path)}`, {}, freshBindings());
  const sourceAt = async (path: string) => (await frameOf((await (await ask(path)).json()) as Answer)).src;
  expect(await sourceAt('/embed/premises?partner=oembed-park')).toContain('partner=oembed-park');
  expect(await sourceAt('/?map=premises&partner=oembed-park')).toContain('partner=oembed-park');
  expect(await sourceAt('/?map=premises&partner=nobody')).toBe(`${ORIGIN}/embed/premises?v=1&lang=zh`);
  for (const key of ['nobody', '%3Cb%3E'])
    expect([key, (await ask(`/embed/premises?partner=${key}`)).status]).toEqual([key, 404]);
});

test('the frame keeps within the bounds given and in a sensible shape', async () => {
  for (const [more, width, height] of [
    ['&maxwidth=2000&maxheight=2000', 800, 600],
    ['&maxwidth=640', 640, 480],
    ['&maxwidth=320', 320, 400],
    ['&maxheight=250', 500, 250],
    ['&maxwidth=280&maxheight=200', 280, 200],
  ] as const) {
    const answer = await answerTo('/?map=premises', more);
    expect([more, answer.width, answer.height]).toEqual([more, width, height]);
    expect(await frameOf(answer)).toMatchObject({ width: String(width), height: String(height) });
  }
  for (const [name, value] of [
    ['maxwidth', '279'],
    ['maxheight', '199'],
    ['maxwidth', '-1'],
    ['maxwidth', ''],
    ['maxheight', '1e3'],
    ['maxheight', 'NaN'],
  ] as const) {
    const response = await ask(`${ORIGIN}/`, `&${name}=${value}`);
    expect([value, response.status]).toEqual([value, 400]);
    expect(((await response.json()) as Problem).errors).toMatchObject([{ parameter: name, value }]);
  }
});

test('XML says the same, other formats are not implemented', async () => {
  const response = await ask(`${ORIGIN}/?map=premises&lang=en&q=<&>`, '&format=xml');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/xml; charset=UTF-8']);
  const text = await response.text();
  expect(text).toContain('<type>rich</type><version>1.0</version>');
  expect(text).toContain('<html>&lt;iframe src=');
  expect(text.match(/<[a-z_]+>/g)).toHaveLength(text.match(/<\/[a-z_]+>/g)!.length);
  expect((await ask(`${ORIGIN}/`, '&format=yaml')).status).toBe(501);
  expect((await ask(`${ORIGIN}/`, '&format=constructor')).status).toBe(501);
});

test('what is not of this site or cannot be embedded is not found, what is no longer public is refused', async () => {
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://relitu.test/',
    '//relitu.test/',
    '/?map=premises',
    'relitu.test',
    'https://example.org/?map=premises',
    'https://relitu.test.example.org/',
    'https://relitu.test:8443/',
    'https://relitu.test:443@example.org/',
    'https://user@relitu.test/',
    'https://user:word@relitu.test/',
    'https://relitu.test\\@example.org/',
    `${ORIGIN}/records`,
    `${ORIGIN}/records/premises`,
    `${ORIGIN}/records/premises/zzzzzzzzzz`,
    `${ORIGIN}/records/premises%2F${ids['P-1']}`,
    `${ORIGIN}/records//${ids['P-1']}`,
    `${ORIGIN}/records/premises/${ids['P-1']}/x`,
    `${ORIGIN}/records/premises/${ids['P-5']}`,
    `${ORIGIN}/records/premises/%00`,
    `${ORIGIN}/records/premises/%E0%A4%A`,
    `${ORIGIN}/records/__proto__/constructor`,
    `${ORIGIN}/records/divisions/x`,
    `${ORIGIN}/embed/base`,
    `${ORIGIN}/embed/studio`,
    `${ORIGIN}/embed/nowhere?map=premises`,
    `${ORIGIN}/embed`,
    `${ORIGIN}/about`,
    `${ORIGIN}/api`,
    `${ORIGIN}/%2e%2e/about`,
  ]) {
    const response = await ask(url);
    expect([url, response.status]).toEqual([url, 404]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  }
  const expired = await ask(`${ORIGIN}/records/premises/${ids['P-4']}`);
  expect([expired.status, ((await expired.json()) as Problem).code]).toEqual([403, 'not-public']);
  for (const [query, parameter] of [
    ['', 'url'],
    ['?url=', 'url'],
    [`?url=${encodeURIComponent(`${ORIGIN}/?q=${'x'.repeat(10_000)}`)}`, 'url'],
    [`?url=${encodeURIComponent(ORIGIN)}&lang=fr`, 'lang'],
  ] as const) {
    const response = await get(`/oembed${query}`);
    expect([parameter, response.status]).toEqual([parameter, 400]);
    expect(((await response.json()) as Problem).errors).toMatchObject([{ parameter }]);
  }
  expect((await get('/oembed?url=%E0%A4%A')).status).toBe(404);
});
