import { env } from 'cloudflare:workers';
import { parse } from 'parse5';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { CITY } from '../../domain/city.ts';
import { sha256 } from '../../domain/digest.ts';
import { dayAt } from '../../domain/filter.ts';
import { app } from '../app.ts';
import type { Bindings } from '../env.ts';
import { freshBindings, get, prepareCity } from '../fixture/city.ts';
import { makePartner } from '../fixture/events.ts';
import { partnerOf } from './partner.ts';

const SECRET = 'A'.repeat(43);
const PAGE = `/partners/sample-park/${SECRET}`;
const MONTH = dayAt(new Date(), CITY.timeZone).slice(0, 7);

/** Asks an isolate that remembers nothing. */
const ask = async (path: string, init?: RequestInit) =>
  app.request(`https://relitu.test${path}`, init, freshBindings());

beforeAll(async () => {
  await prepareCity();
  await env.PARTNERS.exec('DELETE FROM partner');
  await makePartner('sample-park', { secret_sha256: await sha256(SECRET) });
  await makePartner('other-park');
  await makePartner('gone-park', {
    secret_sha256: await sha256(SECRET),
    revoked_at: '2026-11-02T00:00:00Z',
  });
});
beforeEach(() => env.PARTNERS.exec('DELETE FROM tally'));

const add = (partner: string, day: string, map: string, event: string, count: number, surface = 'embed') =>
  env.PARTNERS.prepare('INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?)')
    .bind(partner, day, map, surface, event, count)
    .run();

test('a partner is known by its key while it is not revoked', async () => {
  const bindings = freshBindings();
  expect(await partnerOf(bindings, 'sample-park')).toEqual({
    key: 'sample-park',
    name: { zh: '样例园区', en: 'Sample Park' },
    origins: ['https://park.example'],
    logo: null,
    action: null,
  });
  expect(await partnerOf(bindings, 'gone-park')).toBeUndefined();
  expect(await partnerOf(bindings, 'constructor')).toBeUndefined();
});

test('partners are read once in 5 s, whatever keys are asked for', async () => {
  let reads = 0;
  const PARTNERS = new Proxy(env.PARTNERS, {
    get(target, name) {
      if (name === 'prepare') reads += 1;
      return (Reflect.get(target, name) as () => unknown).bind(target);
    },
  });
  const bindings = { ...env, PARTNERS } as unknown as Bindings;
  for (let n = 0; n < 50; n++) await partnerOf(bindings, `key-${n}`);
  expect(reads).toBe(1);
});

test('figures are by month and map of the partner alone, as page, CSV and JSON', async () => {
  await add('sample-park', `${MONTH}-01`, 'premises', 'view', 1200);
  await add('sample-park', `${MONTH}-02`, 'premises', 'view', 34);
  await add('sample-park', `${MONTH}-02`, 'land', 'enquiry', 5, 'page');
  await add('other-park', `${MONTH}-02`, 'land', 'view', 777);
  await add('', `${MONTH}-02`, 'land', 'view', 888);
  const json = (await (await ask(`${PAGE}.json`)).json()) as { sums: object[] };
  expect(json).toMatchObject({ partner: { key: 'sample-park' } });
  expect(json.sums).toEqual([
    { month: MONTH, map: 'land', surface: 'page', event: 'enquiry', count: 5 },
    { month: MONTH, map: 'premises', surface: 'embed', event: 'view', count: 1234 },
  ]);
  expect(JSON.stringify(json)).not.toContain(await sha256(SECRET));
  const csv = await ask(`${PAGE}.csv`);
  expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await csv.arrayBuffer())).toBe(
    `\ufeff"month","map","surface","event","count"\r\n"${MONTH}","land","page","enquiry","5"\r\n"${MONTH}","premises","embed","view","1234"\r\n`,
  );
  for (const [lang, words] of [
    ['zh', ['样例园区', '浏览', '咨询', '平台载体', '不使用 Cookie']],
    ['en', ['Sample Park', 'Views', 'Enquiries', 'Industrial land', 'No cookie']],
  ] as const) {
    const text = await (await ask(`${PAGE}?lang=${lang}`)).text();
    const errors: string[] = [];
    parse(text, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
    for (const word of [...words, '1,234', 'https://park.example']) expect(text).toContain(word);
    for (const foreign of ['777', '888', ' style=']) expect(text).not.toContain(foreign);
  }
});

test('where nothing was counted the page says so', async () => {
  const text = await (await ask(`${PAGE}?lang=en`)).text();
  expect(text).toContain('Nothing has been counted yet');
  expect(text).not.toContain('<svg');
});

test('the page is framed by nobody, kept nowhere, and tells no other site its address', async () => {
  for (const suffix of ['', '.csv', '.json']) {
    const { status, headers } = await ask(`${PAGE}${suffix}`);
    expect([
      status,
      headers.get('referrer-policy'),
      headers.get('cache-control'),
      headers.get('x-robots-tag'),
      headers.get('x-frame-options'),
      headers.get('access-control-allow-origin'),
    ]).toEqual([200, 'no-referrer', 'no-store', 'noindex, nofollow', 'DENY', null]);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

test('a wrong secret, an unknown and a revoked partner, and one without secret are answered alike', async () => {
  const paths = [
    `/partners/sample-park/${'B'.repeat(43)}`,
    `/partners/sample-park/${SECRET}x`,
    '/partners/sample-park/',
    `/partners/nobody-here/${SECRET}`,
    `/partners/gone-park/${SECRET}`,
    `/partners/other-park/${SECRET}`,
    `${PAGE}.exe`,
    `${PAGE}.csv.csv`,
    `${PAGE}.constructor`,
    `/partners/${encodeURIComponent("x' OR 1=1 --")}/${SECRET}`,
  ];
  const shapes = await Promise.all(
    paths.map(async (path) => {
      const response = await ask(path);
      const text = (await response.text()).replaceAll(new URL(path, 'https://relitu.test').pathname, '');
      return JSON.stringify([
        response.status,
        response.headers.get('cache-control'),
        text.includes('Sample Park') || text.includes('样例园区'),
      ]);
    }),
  );
  expect(new Set(shapes)).toEqual(new Set([JSON.stringify([404, 'no-store', false])]));
  expect((await ask(PAGE)).status).toBe(200);
});

test('a secret is looked for with the same queries whether the partner is there or not', async () => {
  const queries = async (key: string, secret: string) => {
    let made = 0;
    const PARTNERS = new Proxy(env.PARTNERS, {
      get(target, name) {
        if (name === 'prepare') made += 1;
        return (Reflect.get(target, name) as () => unknown).bind(target);
      },
    });
    const bindings = { ...env, PARTNERS } as unknown as Bindings;
    await app.request(`https://relitu.test/partners/${key}/${secret}`, {}, bindings);
    return made;
  };
  const wrong = 'B'.repeat(43);
  expect(await queries('sample-park', wrong)).toBe(await queries('nobody', wrong));
});

test('a logo is served as what it is from this site, and kept for ever under its version', async () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 255, 0, 128);
  await makePartner('logo-park', {
    logo: btoa(String.fromCharCode(...bytes)),
    logo_type: 'image/png',
    logo_sha256: await sha256(bytes),
  });
  const { logo } = (await partnerOf(freshBindings(), 'logo-park'))!;
  const response = await ask(logo!);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect([response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
    'image/png',
    'public, max-age=31536000, immutable',
  ]);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await ask('/partners/logo-park/logo')).headers.get('cache-control')).toBe('public, max-age=3600');
  for (const path of ['/partners/sample-park/logo', '/partners/gone-park/logo', '/partners/nobody/logo'])
    expect((await ask(path)).status).toBe(404);
});

test('the whole site is told of on the status page, as CSV and JSON', async () => {
  await add('', `${MONTH}-01`, 'land', 'view', 4321, 'page');
  await add('sample-park', `${MONTH}-01`, 'land', 'view', 9);
  const { visits } = (await (await ask('/status.json')).json()) as { visits: object[] };
  expect(visits).toEqual([{ month: MONTH, map: 'land', surface: 'page', event: 'view', count: 4321 }]);
  const csv = await ask('/status/visits.csv');
  expect(await csv.text()).toContain(`"${MONTH}","land","page","view","4321"`);
  expect(csv.headers.get('access-control-allow-origin')).toBe('*');
  const page = await (await ask('/status?lang=en')).text();
  expect(page).toContain('4,321');
  expect((await get('/status')).status).toBe(200);
});
