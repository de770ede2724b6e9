import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CITY } from '../../domain/city.ts';
import { dayAt } from '../../domain/filter.ts';
import type { Bindings } from '../env.ts';
import { prepareCity } from '../fixture/city.ts';
import { enquiryBody, everythingIn, keyOf, pageHeaders, send } from '../fixture/enquiries.ts';
import { batch, makePartner, sendEvents } from '../fixture/events.ts';
import { tally } from './tally.ts';

const bindings = env as unknown as Bindings;
let record: string;

beforeAll(async () => {
  await prepareCity();
  await makePartner('sample-park');
  const row = await env.CONTENT.prepare(`SELECT id FROM premises WHERE source_no = 'P-1'`).first<{
    id: string;
  }>();
  record = `premises.${row!.id}`;
});
beforeEach(() =>
  env.PARTNERS.batch([
    env.PARTNERS.prepare('DELETE FROM tally'),
    env.PARTNERS.prepare('DELETE FROM counted'),
  ]),
);

const rows = async () =>
  (
    await env.PARTNERS.prepare(
      'SELECT partner, day, map, surface, event, count FROM tally ORDER BY partner, day, map, surface, event',
    ).all<{ partner: string; day: string; map: string; surface: string; event: string; count: number }>()
  ).results;
const total = async () => (await rows()).reduce((sum, { count }) => sum + count, 0);

test('an event is in the sums of the site and of the partner, once for each load and map', async () => {
  const told = batch({
    events: [
      ['premises', 'view'],
      ['premises', 'view'],
      ['land', 'view'],
      ['land', 'filter'],
    ],
  });
  for (let n = 0; n < 3; n++) expect((await sendEvents(told)).status).toBe(204);
  await sendEvents({
    ...told,
    events: [
      ['land', 'filter'],
      ['land', 'selection'],
    ],
  });
  await sendEvents(batch({ surface: 'page', partner: null }));
  const day = dayAt(new Date(), CITY.timeZone);
  const of = (partner: string) => [
    { partner, day, map: 'land', surface: 'embed', event: 'filter', count: 1 },
    { partner, day, map: 'land', surface: 'embed', event: 'selection', count: 1 },
    { partner, day, map: 'land', surface: 'embed', event: 'view', count: 1 },
    { partner, day, map: 'premises', surface: 'embed', event: 'view', count: 1 },
  ];
  expect(await rows()).toEqual([
    ...of(''),
    { partner: '', day, map: 'premises', surface: 'page', event: 'view', count: 1 },
    ...of('sample-park'),
  ]);
});

test('loads at once lose nothing, and one load sent by ten at once counts once', async () => {
  const same = batch();
  await Promise.all([
    ...Array.from({ length: 40 }, () => sendEvents(batch())),
    ...Array.from({ length: 10 }, () => sendEvents(same)),
  ]);
  expect((await rows()).map(({ partner, count }) => [partner, count])).toEqual([
    ['', 41],
    ['sample-park', 41],
  ]);
});

test('a day is one of the city, and what was counted is forgotten a day later', async () => {
  const told = { load: 'x'.repeat(16), surface: 'page', partner: null, events: [['land', 'view']] } as const;
  await tally(bindings, told, new Date('2026-11-30T15:59:00Z'));
  await tally(bindings, told, new Date('2026-11-30T16:01:00Z'));
  expect((await rows()).map(({ day, count }) => [day, count])).toEqual([['2026-11-30', 1]]);
  await tally(bindings, { ...told, load: 'y'.repeat(16) }, new Date('2026-12-01T16:00:00Z'));
  expect((await rows()).map(({ day, count }) => [day, count])).toEqual([
    ['2026-11-30', 1],
    ['2026-12-02', 1],
  ]);
  const { results } = await env.PARTNERS.prepare('SELECT load FROM counted').all();
  expect(results).toEqual([{ load: 'y'.repeat(16) }]);
});

test('a partner that is unknown or revoked counts for the site only', async () => {
  await makePartner('gone-park', { revoked_at: '2026-11-02T00:00:00Z' });
  await sendEvents(batch({ partner: 'gone-park' }));
  await sendEvents(batch({ partner: 'nobody' }));
  expect((await rows()).map(({ partner, count }) => [partner, count])).toEqual([['', 2]]);
});

test.each([
  ['no name', { 'user-agent': '' }],
  ['curl', { 'user-agent': 'curl/8.5.0' }],
  ['Googlebot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  [
    'Baiduspider',
    { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)' },
  ],
  [
    'Bytespider',
    { 'user-agent': 'Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; Bytespider)' },
  ],
  [
    'headless Chrome',
    { 'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0' },
  ],
  [
    'Lighthouse',
    { 'user-agent': 'Mozilla/5.0 (Linux; Android 11) Chrome/140.0.0.0 Mobile Chrome-Lighthouse' },
  ],
  ['a link preview', { 'user-agent': 'Mozilla/5.0 AppleWebKit/537.36 BingPreview/1.0b' }],
  ['a page fetched in advance', { 'sec-purpose': 'prefetch;prerender' }],
])('%s is answered as everybody, and not counted', async (_, headers) => {
  expect((await sendEvents(batch(), headers)).status).toBe(204);
  expect(await rows()).toEqual([]);
});

test.each([
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50 NetType/WIFI',
  'Mozilla/5.0 (Linux; Android 12; CUBOT X50) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; U; Android 13; zh-CN; V2231A) AppleWebKit/537.36 UCBrowser/16.0 Mobile Safari/537.36',
])('%s is counted', async (agent) => {
  await sendEvents(batch(), { 'user-agent': agent });
  expect(await total()).toBe(2);
});

test.each<[string, object, string]>([
  ['no load', { load: undefined }, 'load'],
  ['a short load', { load: 'abc' }, 'load'],
  ['a load with markup', { load: '<script>alert(1)</script>' }, 'load'],
  ['an unknown surface', { surface: 'wall' }, 'surface'],
  ['a partner that is no key', { partner: "x' OR 1=1" }, 'partner'],
  ['the whole site as partner', { partner: '' }, 'partner'],
  ['no events', { events: [] }, 'events'],
  ['an enquiry', { events: [['premises', 'enquiry']] }, 'events'],
  ['a map that is none', { events: [['base', 'view']] }, 'events'],
  ['a map of the prototype', { events: [['constructor', 'view']] }, 'events'],
  ['too many events', { events: Array(30).fill(['land', 'view']) }, 'events'],
  ['a count', { events: [['land', 'view', 1000]] }, 'events'],
  ['a property of ours', { count: 5 }, 'body'],
])('%s is refused', async (_, changes, parameter) => {
  const response = await sendEvents(batch(changes));
  const { errors } = (await response.json()) as { errors: { parameter: string }[] };
  expect([response.status, errors.map((error) => error.parameter)]).toEqual([400, [parameter]]);
  expect(await rows()).toEqual([]);
});

test.each<[string, BodyInit, number]>([
  ['nothing', '', 400],
  ['no JSON', '{"load"', 400],
  ['a list', '[]', 400],
  ['bytes that are no UTF-8', Uint8Array.of(0xff, 0xfe, 0x00), 400],
  ['a long body', JSON.stringify({ load: 'x'.repeat(3000) }), 413],
])('%s is refused', async (_, body, status) => {
  expect((await sendEvents(body)).status).toBe(status);
});

test('nothing that can be sent is a fault of ours', async () => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc
      .tuple(fc.constantFrom('load', 'surface', 'partner', 'events'), fc.jsonValue())
      .map(([name, value]) => batch({ [name]: value })),
  );
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      expect((await sendEvents(sent)).status).toBeLessThan(500);
    }),
    { numRuns: 200, seed: 11 },
  );
});

test('a count that cannot be written is lost, logged, and no failure for the page', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const PARTNERS = {
    prepare: () => {
      throw new Error('D1_ERROR: overloaded');
    },
  };
  const broken = { ...env, PARTNERS } as unknown as Bindings;
  expect((await sendEvents(batch(), {}, { bindings: broken })).status).toBe(204);
  expect(String(logged.mock.calls)).toContain('overloaded');
  logged.mockRestore();
});

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['nowhere', { origin: '' }],
])('%s may not send', async (_, headers) => {
  const response = await sendEvents(batch(), headers);
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
});

test.each(['GET', 'OPTIONS', 'PUT', 'DELETE'])('%s is not allowed', async (method) => {
  const response = await sendEvents(undefined, {}, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
});

test('a beacon is read, a form is not, and one address sends so many a minute', async () => {
  const types = ['text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', 'multipart/form-data', ''];
  const statuses = types.map(async (type) => (await sendEvents(batch(), { 'content-type': type })).status);
  expect(await Promise.all(statuses)).toEqual([204, 415, 415, 415]);
  const ask = () => sendEvents(batch(), { 'cf-connecting-ip': '2001:db8:7::1' });
  let limited: Response | undefined;
  let taken = 0;
  // A minute of the platform may end in between: then the count begins anew, once.
  for (let n = 0; n < 245 && !limited; n++) {
    const response = await ask();
    if (response.status === 429) limited = response;
    else taken += 1;
  }
  expect(taken).toBeGreaterThanOrEqual(120);
  expect(limited!.headers.get('retry-after')).toBe('60');
});

test('an enquiry is counted when it is kept, once, for the partner it came from, and nothing tells which it was', async () => {
  const body = enquiryBody(record, { partner: 'sample-park' });
  const headers = pageHeaders(keyOf('counted'));
  const { receipt } = (await (await send(body, headers)).json()) as { receipt: string };
  await send(body, headers);
  await send(enquiryBody(record, { subject: 'trap' }), pageHeaders(keyOf('trapped')));
  const counts = (await rows()).map(({ partner, map, surface, event, count }) => [
    partner,
    map,
    surface,
    event,
    count,
  ]);
  expect(counts).toEqual([
    ['', 'premises', 'page', 'enquiry', 1],
    ['sample-park', 'premises', 'page', 'enquiry', 1],
  ]);
  expect(await everythingIn(env.PARTNERS)).not.toContain(receipt);
});

test('of who was there nothing is kept', async () => {
  await sendEvents(batch(), {
    'cf-connecting-ip': '203.0.113.77',
    cookie: 'a=planted',
    referer: 'https://planted.example/',
  });
  const everything = await everythingIn(env.PARTNERS);
  for (const planted of ['203.0.113', 'planted', 'Mozilla']) expect(everything).not.toContain(planted);
});
