import { env } from 'cloudflare:workers';
import { parse } from 'parse5';
import { beforeAll, expect, test } from 'vitest';
import { get, getAnew, prepareCity } from '../fixture/city.ts';
import type { StatusReport } from './report.ts';

beforeAll(prepareCity);

const reported = async () => (await (await get('/status.json')).json()) as StatusReport;

test('coverage counts what the tables hold, by collection and division', async () => {
  const { coverage, releases, health, total } = await reported();
  expect(health).toEqual({ status: 'ok', parts: { content: 'ok', search: 'ok', archives: 'ok' } });
  const premises = coverage.filter(({ collection }) => collection === 'premises');
  const of = (division: string) =>
    premises.find((row) => row.division === division && row.source === '样例·测试部门')!;
  // One in Taicang has expired and one is internal.
  expect(of('320585')).toMatchObject({
    map: 'premises',
    live: 1,
    expired: 1,
    verified: 0,
    stale: 0,
    never_verified: 1,
    no_contact: 0,
    unplaced: 0,
  });
  expect(of('320583')).toMatchObject({ live: 2, expired: 0, no_english: 1 });
  for (const { live, verified, stale, never_verified } of coverage)
    expect(verified + stale + never_verified).toBe(live);
  expect(total.live).toBe(coverage.reduce((sum, { live }) => sum + live, 0));
  const { n } = (await env.CONTENT.prepare('SELECT count(*) AS n FROM pointer').first<{ n: number }>())!;
  expect(releases.length).toBe(n);
  expect(releases.find(({ map }) => map === 'premises')).toMatchObject({ sample: true });
});

test('the table says the same as CSV, and both are open to every origin', async () => {
  const csv = await get('/status.csv');
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.headers.get('access-control-allow-origin')).toBe('*');
  const bytes = new Uint8Array(await csv.arrayBuffer());
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toBe(
    '"map","collection","division","source","live","verified","stale","never_verified","expiring","expired","no_contact","no_english","unplaced"',
  );
  expect(lines.length).toBe((await reported()).coverage.length + 1);
  expect(lines).toContain(
    '"premises","premises","320585","样例·测试部门","1","0","0","1","0","1","0","0","0"',
  );
  const again = await get('/status.csv', { headers: { 'if-none-match': csv.headers.get('etag')! } });
  expect(again.status).toBe(304);
});

test('the page is well formed in both languages, and an isolate counts once', async () => {
  for (const [lang, words] of [
    ['zh', ['数据状态', '昆山市', '平台载体', '90 天内核验', '一切正常', '按来源部门', '样例·测试部门']],
    ['en', ['Data status', 'Kunshan', 'Premises', 'Verified within 90 days', 'All systems work']],
  ] as const) {
    const response = await get(`/status?lang=${lang}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    const errors: string[] = [];
    parse(html, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
    for (const word of words) expect(html).toContain(word);
    expect(html).toContain('/records/premises?division=320583');
  }
  const rows = async (response: Response) => Number(response.headers.get('x-rows-read'));
  const first = await rows(await getAnew('/status.json'));
  const later = await rows(await get('/status.json'));
  expect(first).toBeGreaterThan(later);
  expect(later).toBeLessThan(40);
});
