import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { get, prepareCity } from '../fixture/city.ts';
import { checkAnswer } from '../fixture/described.ts';
import workerModule from '../index.ts';
import { DAILY } from '../schedule.ts';
import { keepView, purgeUnopened, savedView } from './kept.ts';

const ORIGIN = 'https://relitu.test';
const VIEW = `/?map=land&division=320583&q=${encodeURIComponent('电子 & <b>"')}&nothing=known#11/31.35/120.9`;

beforeEach(() => env.ENQUIRIES.exec('DELETE FROM saved_view'));

let addresses = 0;

/** Sends a body as a page of this site does, from an address of its own unless told otherwise. */
async function save(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const response = await get('/api/views', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: ORIGIN,
      'cf-connecting-ip': `198.51.100.${++addresses % 250}`,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  await checkAnswer(`${ORIGIN}/api/views`, response, 'post');
  return response;
}

const saved = async (view: string) => ((await (await save({ view })).json()) as { id: string }).id;
const rows = async () =>
  (await env.ENQUIRIES.prepare('SELECT id, read_on FROM saved_view').all<{ id: string; read_on: string }>())
    .results;

test('a view is kept once under an id that follows from it, and given back as it was', async () => {
  const first = await save({ view: VIEW });
  expect(first.status).toBe(201);
  expect(first.headers.get('access-control-allow-origin')).toBeNull();
  const { id, link } = (await first.json()) as { id: string; link: string };
  expect(id).toMatch(/^[\w-]{20}$/);
  expect(link).toBe(`${ORIGIN}/?saved=${id}`);
  const again = await save({ view: VIEW });
  expect([again.status, await again.json()]).toEqual([200, { id, link }]);
  expect(await saved(`${VIEW}1`)).not.toBe(id);
  expect(await rows()).toHaveLength(2);

  const found = await get(`/api/views/${id}`);
  expect([found.status, found.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  const { view } = (await found.json()) as { view: string };
  const given = new URL(view, ORIGIN);
  const sent = new URL(VIEW, ORIGIN);
  expect([Object.fromEntries(given.searchParams), given.hash]).toEqual([
    Object.fromEntries(sent.searchParams),
    sent.hash,
  ]);
  expect(await savedView(env, id)).toEqual({ search: sent.search, hash: sent.hash });
});

test('ids that are none, or of nothing that is kept, are not found', async () => {
  for (const id of ['x', 'zzzzzzzzzzzzzzzzzzzz', '%00', "'%20OR%201=1", '__proto__', 'a/b', 'x'.repeat(5000)])
    expect([id, (await get(`/api/views/${id}`)).status]).toEqual([id, 404]);
  expect(await savedView(env, undefined)).toBeUndefined();
  expect((await get('/api/views')).status).toBe(405);
});

test('only pages of this site save, and only what is an address of a view', async () => {
  const foreign = await save({ view: VIEW }, { origin: 'https://example.org' });
  expect(foreign.status).toBe(403);
  expect((await save({ view: VIEW }, { origin: ORIGIN, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await save({ view: VIEW }, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await save(`{"view":"/?q=${'x'.repeat(17_000)}"}`)).status).toBe(413);
  for (const [body, parameter] of [
    ['{', 'body'],
    ['[]', 'body'],
    ['null', 'body'],
    [{}, 'view'],
    [{ view: 1 }, 'view'],
    [{ view: '' }, 'view'],
    [{ view: 'https://example.org/?map=land' }, 'view'],
    [{ view: '//example.org/?map=land' }, 'view'],
    [{ view: 'javascript:alert(1)' }, 'view'],
    [{ view: `/?q=\ud800` }, 'view'],
    [{ view: `/?q=${'x'.repeat(15_000)}` }, 'view'],
    [{ view: VIEW, more: 1 }, 'more'],
  ] as const) {
    const response = await save(body);
    expect([body, response.status]).toEqual([body, 400]);
    const { errors } = (await response.json()) as { errors: { parameter: string }[] };
    expect(errors).toMatchObject([{ parameter }]);
  }
  expect(await rows()).toEqual([]);
});

test('one address saves ten a minute, everybody together a thousand a day', async () => {
  const headers = { 'cf-connecting-ip': '2001:db8:1:2:3::4' };
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) statuses.push((await save({ view: `${VIEW}${n}` }, headers)).status);
  expect(statuses).toContain(201);
  expect(statuses.at(-1)).toBe(429);
  await env.ENQUIRIES.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
     INSERT INTO saved_view SELECT 'full-' || i, '/?', ?, '2026-01-01' FROM n`,
  )
    .bind(new Date().toISOString())
    .run();
  const full = await save({ view: '/?map=digital' });
  expect([full.status, full.headers.get('retry-after')]).toEqual([429, '3600']);
  // What is kept already takes no room.
  expect((await save({ view: `${VIEW}0` })).status).toBe(200);
});

test('a view is kept for 24 months after it was last opened', async () => {
  const now = new Date();
  const monthsAgo = (months: number) => new Date(new Date(now).setUTCMonth(now.getUTCMonth() - months));
  const forgotten = (await keepView(env.ENQUIRIES, '/?map=land', monthsAgo(25)))!.id;
  const opened = (await keepView(env.ENQUIRIES, '/?map=land&q=1', monthsAgo(25)))!.id;
  const embedded = (await keepView(env.ENQUIRIES, '/?map=land&q=2', monthsAgo(23)))!.id;
  expect((await get(`/api/views/${opened}`)).status).toBe(200);
  const daily = { scheduledTime: now.getTime(), cron: DAILY, noRetry: () => undefined };
  await workerModule.scheduled(daily, env as never);
  expect((await rows()).map(({ id }) => id).sort()).toEqual([opened, embedded].sort());
  expect((await get(`/api/views/${forgotten}`)).status).toBe(404);
  await purgeUnopened(env.ENQUIRIES, new Date(now.getTime() + 2 * 31 * 86_400_000));
  expect((await rows()).map(({ id }) => id)).toEqual([opened]);
});

test('the oEmbed answer of a saved view is a frame of its map that names the view', async () => {
  await prepareCity();
  const id = await saved(VIEW);
  const answer = async (path: string) =>
    (await get(`/oembed?url=${encodeURIComponent(`${ORIGIN}${path}`)}`)).json() as Promise<{ html: string }>;
  const { html } = await answer(`/?saved=${id}&lang=en`);
  expect(html).toContain(`src="${ORIGIN}/embed/land?v=1&amp;lang=en&amp;saved=${id}"`);
  expect((await answer(`/embed/chains?saved=${id}`)).html).toContain(
    `/embed/chains?v=1&amp;lang=zh&amp;saved=${id}"`,
  );
  const lost = encodeURIComponent(`${ORIGIN}/?saved=zzzzzzzzzzzzzzzzzzzz`);
  expect((await get(`/oembed?url=${lost}`)).status).toBe(404);
});
