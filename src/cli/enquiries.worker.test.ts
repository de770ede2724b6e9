import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/bindings.ts';
import { prepareCity } from '../worker/fixture/city.ts';
import { enquiryBody, everythingIn, keyOf, pageHeaders, send } from '../worker/fixture/enquiries.ts';
import { enquiriesCsv, enquiryLines, purgeEnquiries, readEnquiries } from './enquiries.ts';

const database = env.ENQUIRIES as unknown as Database;
let record: string;

beforeAll(async () => {
  await prepareCity();
  const row = await env.CONTENT.prepare(`SELECT id FROM premises WHERE source_no = 'P-1'`).first<{
    id: string;
  }>();
  record = `premises.${row!.id}`;
});
beforeEach(() => env.ENQUIRIES.exec('DELETE FROM enquiry'));

async function sent(key: string, changes: object, day: string): Promise<string> {
  const response = await send(enquiryBody(record, changes), pageHeaders(keyOf(key)));
  const { receipt } = (await response.json()) as { receipt: string };
  await env.ENQUIRIES.prepare('UPDATE enquiry SET received_at = ? WHERE receipt = ?')
    .bind(`${day}T04:00:00.000Z`, receipt)
    .run();
  return receipt;
}

test('enquiries are chosen by day, office, receipt and partner, oldest first', async () => {
  const late = await sent('late', {}, '2026-11-20');
  const early = await sent('early', {}, '2026-11-10');
  const receipts = async (selection: Parameters<typeof readEnquiries>[1]) =>
    (await readEnquiries(database, selection)).map(({ receipt }) => receipt);
  expect(await receipts({})).toEqual([early, late]);
  expect(await receipts({ since: new Date('2026-11-20T00:00:00Z') })).toEqual([late]);
  expect(await receipts({ receipt: early })).toEqual([early]);
  expect(await receipts({ office: '测试部门' })).toEqual([early, late]);
  expect(await receipts({ office: '%' })).toEqual([]);
  const led = await sent('led', { partner: 'sample-park' }, '2026-11-21');
  expect(await receipts({ partner: 'sample-park' })).toEqual([led]);
  expect(await receipts({ partner: 'sample' })).toEqual([]);
});

test('a table has no live formula, keeps lines of a message together, and says what it is about', async () => {
  await sent('csv', { name: '=1+1', message: '@SUM(A1)\n"quoted", and more', visitors: 3 }, '2026-11-20');
  const rows = await readEnquiries(database, {});
  const text = enquiriesCsv(rows);
  expect(text.startsWith('\uFEFF"回执号","收到时间"')).toBe(true);
  expect(text).toContain(`"'=1+1"`);
  expect(text).toContain(`"'@SUM(A1)\n""quoted"", and more"`);
  expect(text).toContain('"2026-11-20 12:00 +08:00"');
  expect(text).toContain(`"样例·昆山一号厂房","${record}","样例·测试部门"`);
  expect(enquiryLines(rows[0]!).join('\n')).toContain('| "quoted", and more');
});

test('deleted is what came before the day, or what has the receipt, and nothing is left of it', async () => {
  const old = await sent('old', { message: 'Old-Words' }, '2025-01-10');
  const asked = await sent('asked', { message: 'Asked-Words' }, '2026-11-10');
  const other = await sent('other', { message: 'Other-Words' }, '2026-11-10');
  expect(await purgeEnquiries(database, { before: new Date('2026-01-01T00:00:00Z') })).toEqual([old]);
  expect(await purgeEnquiries(database, { receipt: asked })).toEqual([asked]);
  expect(await purgeEnquiries(database, { receipt: asked })).toEqual([]);
  const left = await everythingIn(env.ENQUIRIES);
  expect([left.includes('Old-Words'), left.includes('Asked-Words'), left.includes(other)]).toEqual([
    false,
    false,
    true,
  ]);
});
