import { env } from 'cloudflare:workers';
import { parse } from 'parse5';
import { beforeAll, expect, test } from 'vitest';
import { revokeRenewal } from '../../../db/renewals.ts';
import { mapsWithEnded } from '../../../tiles/ended.ts';
import { letter, makeLinks, ownedRecord } from '../../cli/renewals.ts';
import { dayAfter } from '../../domain/calendar-day.ts';
import { get, getAnew, importText, prepareCity, releaseMap, store, wakeFor } from '../fixture/city.ts';
import { today } from '../today.ts';

const SECRET = 'of the tests';
const yesterday = dayAfter(today(), -1);
const HEAD = '编号,名称,项目类别,所属板块,核验日期,有效期至,经度,纬度,联系单位,联系邮箱';
const row = (no: string, name: string, until: string) =>
  `${no},样例·${name},招商,昆山,${dayAfter(today(), -20)},${until},120.95,31.35,样例·服务窗口,sample-desk@example.com`;

let id = '';
beforeAll(async () => {
  await prepareCity();
  await importText(
    'opportunities',
    'ending.csv',
    [HEAD, row('E-1', '到期之项目', yesterday), row('E-2', '长期之项目', dayAfter(today(), 100))].join('\n'),
  );
  await releaseMap('opportunities', new Date(Date.now() - 86_400_000));
  const found = await env.CONTENT.prepare(`SELECT id FROM opportunities WHERE source_no = 'E-1'`).first<{
    id: string;
  }>();
  id = found!.id;
});

const link = async (days?: number, until?: string) => {
  const record = await ownedRecord(store.content, id);
  const [made] = await makeLinks(store.content, [record], {
    secret: SECRET,
    site: 'https://relitu.test',
    now: new Date(),
    day: today(),
    by: 'Wang',
    ...(days === undefined ? {} : { days }),
    ...(until === undefined ? {} : { until }),
  });
  return {
    key: made!.key,
    ends: made!.ends,
    letter: letter(made!, today()),
    path: new URL(made!.link).pathname,
  };
};

const press = (path: string, headers: Record<string, string> = { origin: 'https://relitu.test' }) =>
  get(path, { method: 'POST', headers, redirect: 'manual' });

/** Where the record is seen: the release's count, items, facets, search, its page, the feed. */
async function seen() {
  const json = async <T>(path: string) => (await (await getAnew(path)).json()) as T;
  const { records } = (await env.CONTENT.prepare(
    `SELECT records FROM pointer JOIN release USING (map, version) WHERE map = 'opportunities'`,
  ).first<{ records: number }>())!;
  const items = await json<{ numberMatched: number }>('/api/collections/opportunities/items');
  const facets = await json<{ numberMatched: number }>(
    '/api/collections/opportunities/facets?facets=division',
  );
  const search = await json<{ features: { id: string }[] }>(
    '/api/search?q=到期之项目&collections=opportunities',
  );
  const page = await getAnew(`/records/opportunities/${id}`);
  const embed = await (await getAnew(`/embed/opportunities?lang=zh`)).text();
  return {
    released: records,
    items: items.numberMatched,
    facets: facets.numberMatched,
    search: search.features.filter((hit) => hit.id === id).length,
    page: page.status,
    embed: embed.includes('到期之项目'),
  };
}

const GONE = { released: 1, items: 1, facets: 1, search: 0, page: 410, embed: false };
const THERE = { released: 2, items: 2, facets: 2, search: 1, page: 200, embed: true };

const wake = () => wakeFor('opportunities', Date.now());

test('what has ended goes from everywhere by the clock, once, and comes back by one press', async () => {
  expect((await mapsWithEnded(store, new Date())).map((map) => map.id)).toContain('opportunities');
  await wake();
  expect(await seen()).toEqual(GONE);
  expect((await mapsWithEnded(store, new Date())).map((map) => map.id)).not.toContain('opportunities');
  const versions = async () =>
    (await env.CONTENT.prepare(
      `SELECT max(version) AS version FROM release WHERE map = 'opportunities'`,
    ).first<{
      version: number;
    }>())!.version;
  const before = await versions();
  await wake();
  expect(await versions()).toBe(before);

  const { path } = await link();
  for (const [lang, words] of [
    ['zh', ['续期', '到期之项目', `已于 ${yesterday} 到期`]],
    ['en', ['It still holds: renew it', `ended on ${yesterday}`]],
  ] as const) {
    const shown = await get(`${path}?lang=${lang}`);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.headers.get('referrer-policy')).toBe('same-origin');
    expect(shown.headers.get('x-robots-tag')).toContain('noindex');
    const html = await shown.text();
    for (const word of words) expect(html).toContain(word);
    const faults: string[] = [];
    parse(html, { onParseError: ({ code }) => faults.push(code) });
    expect(faults).toEqual([]);
  }
  expect(await seen()).toEqual(GONE);

  const pressed = await press(path);
  expect(pressed.status).toBe(303);
  expect(await seen()).toEqual(THERE);
  const until = dayAfter(today(), 365);
  expect(
    await env.CONTENT.prepare('SELECT verified_at, valid_until, version FROM opportunities WHERE id = ?')
      .bind(id)
      .first(),
  ).toEqual({ verified_at: today(), valid_until: until, version: 2 });
  const { cause, approved_by } = (await env.CONTENT.prepare(
    `SELECT cause, approved_by FROM release JOIN pointer USING (map, version) WHERE map = 'opportunities'`,
  ).first<{ cause: string; approved_by: string }>())!;
  expect([cause, approved_by]).toEqual([`renewal of ${id}`, 'Wang']);

  expect(await (await get(`${path}?lang=en`)).text()).toContain('This link has been used');
  const now = await versions();
  expect((await press(path)).status).toBe(303);
  expect(await versions()).toBe(now);
});

test('what was never given out, is over, comes from elsewhere or leads nowhere renews nothing', async () => {
  const { path, key } = await link();
  const last = path.at(-1) === '0' ? '1' : '0';
  for (const wrong of [`${path.slice(0, -1)}${last}`, `/renew/${'a'.repeat(48)}`, '/renew/x', `${path}0`])
    for (const method of ['GET', 'POST'])
      expect([
        wrong,
        method,
        (await get(wrong, { method, headers: { origin: 'https://relitu.test' } })).status,
      ]).toEqual([wrong, method, 404]);
  expect((await press(path, {})).status).toBe(403);
  expect((await press(path, { origin: 'https://evil.example' })).status).toBe(403);
  const over = await link(-1);
  const gone = await get(over.path);
  expect(gone.status).toBe(410);
  expect(await gone.text()).not.toContain('到期之项目');
  expect((await press(over.path)).status).toBe(410);
  expect(await revokeRenewal(store.content, key, new Date().toISOString())).toBe(true);
  expect((await press(path)).status).toBe(410);
  const { used } = (await env.CONTENT.prepare('SELECT count(used_at) AS used FROM renewal WHERE key = ?')
    .bind(key)
    .first<{ used: number }>())!;
  expect(used).toBe(0);
  expect((await get(path, { method: 'DELETE', headers: { origin: 'https://relitu.test' } })).status).toBe(
    405,
  );
});

test('a link gives the end that it names, and no other', async () => {
  const until = dayAfter(today(), 40);
  const { path, ends, letter: words } = await link(60, until);
  expect(ends).toBe(until);
  expect(words).toContain(`If it still holds, until ${until},`);
  expect(await (await get(`${path}?lang=en`)).text()).toContain(`<dd>${until}</dd>`);
  for (const forged of [path.replace(until, dayAfter(until, 1)), path.replace(`-${until}`, '')])
    expect([forged, (await get(forged)).status]).toEqual([forged, 404]);
  expect((await press(path)).status).toBe(303);
  expect(
    await env.CONTENT.prepare('SELECT verified_at, valid_until FROM opportunities WHERE id = ?')
      .bind(id)
      .first(),
  ).toEqual({ verified_at: today(), valid_until: until });
  await expect(link(60, dayAfter(today(), 365))).resolves.toBeDefined();
  await expect(link(60, dayAfter(today(), 366))).rejects.toThrow(
    `holds for 365 days, so that ${id} can be renewed until ${dayAfter(today(), 365)} at most`,
  );
  await expect(link(60, yesterday)).rejects.toThrow('has passed');
});

test('a letter says of an end that has passed that it has', () => {
  const made = {
    ...{ collection: 'opportunities', id, name_zh: '甲', name_en: null, contact_office: null },
    ...{ contact_mailbox: null, key: 'k', link: 'https://relitu.test/renew/k', ends: today(), until: null },
  };
  const over = letter({ ...made, valid_until: yesterday }, today());
  for (const words of [`已于 ${yesterday} 到期下架`, `ended on ${yesterday} and is no longer shown`])
    expect(over).toContain(words);
  expect(over).not.toContain('is valid until');
  expect(letter({ ...made, valid_until: today() }, today())).toContain(`is valid until ${today()}`);
  expect(letter({ ...made, valid_until: null }, today())).toContain('has no end stated');
});
