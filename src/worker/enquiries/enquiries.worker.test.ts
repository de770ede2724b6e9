import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ENQUIRY_PROPERTIES, NOTICE_VERSION, type Receipt } from '../../domain/enquiry.ts';
import { receiptFrom } from '../../domain/receipt.ts';
import type { Bindings } from '../env.ts';
import { get, prepareCity } from '../fixture/city.ts';
import { enquiryBody, everythingIn, keyOf, PLANTED, pageHeaders, send } from '../fixture/enquiries.ts';
import workerModule from '../index.ts';
import { DAILY } from '../schedule.ts';

type Problem = {
  code: string;
  detail: string;
  errors?: { parameter: string; value?: string; reason: string }[];
};

const ids: Record<string, string> = {};
let record: string;

beforeAll(async () => {
  await prepareCity();
  const { results } = await env.CONTENT.prepare('SELECT id, source_no FROM premises').all<{
    id: string;
    source_no: string;
  }>();
  for (const { id, source_no } of results) ids[source_no] = `premises.${id}`;
  record = ids['P-1']!;
});
beforeEach(() => env.ENQUIRIES.exec('DELETE FROM enquiry'));
afterEach(() => vi.restoreAllMocks());

const rows = async () => (await env.ENQUIRIES.prepare('SELECT * FROM enquiry').all()).results;
const count = async () => (await rows()).length;

test('an enquiry is kept as it was sent, with the office of its record, and answered with a receipt', async () => {
  const second = ids['P-3']!;
  const body = enquiryBody(record, {
    records: [record, second, record],
    visit_on: '2026-12-08',
    visitors: 12,
  });
  const response = await send(body, pageHeaders(keyOf('first')));
  expect(response.status).toBe(201);
  const receipt = (await response.json()) as Receipt;
  expect(receiptFrom(receipt.receipt)).toBe(receipt.receipt);
  expect(receipt.offices).toMatchObject([
    { office: '样例·测试部门', phone: '0512-00000001', mailbox: null, records: [record], is_sample: true },
    { office: '样例·测试部门', phone: '0512-00000003', records: [second] },
  ]);
  expect(receipt.next.en).toContain('nobody will answer');
  expect(Date.parse(receipt.kept_until) - Date.parse(receipt.received_at)).toBeGreaterThan(360 * 86_400_000);
  const [row] = await rows();
  expect(row).toMatchObject({
    ...PLANTED,
    receipt: receipt.receipt,
    channel: 'email',
    visit_on: '2026-12-08',
    visitors: 12,
    view: '/?map=premises&lang=zh',
    filter: 'division=320583',
    partner: null,
    notice: NOTICE_VERSION,
  });
  expect(JSON.parse(String(row!.records))).toMatchObject([
    { key: record, name: { zh: '样例·昆山一号厂房', en: 'Sample Kunshan Factory 1' } },
    { key: second },
  ]);
});

test('ten at once with one key are kept once and get one receipt; another body under that key is refused', async () => {
  const body = enquiryBody(record);
  const headers = pageHeaders(keyOf('parallel'));
  const responses = await Promise.all(Array.from({ length: 10 }, () => send(body, headers)));
  expect(responses.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
  const receipts = await Promise.all(responses.map(async (one) => JSON.stringify(await one.json())));
  expect(new Set(receipts).size).toBe(1);
  const other = await send(enquiryBody(record, { message: 'Something else' }), headers);
  expect(other.status).toBe(409);
  expect(await count()).toBe(1);
});

test('what was kept although the answer was lost is not kept again', async () => {
  const losing = {
    ...env,
    ENQUIRIES: new Proxy(env.ENQUIRIES, {
      get(target, name) {
        if (name !== 'batch') return (Reflect.get(target, name) as () => unknown).bind(target);
        return async (statements: D1PreparedStatement[]) => {
          await target.batch(statements);
          throw new Error('D1_ERROR: Network connection lost.');
        };
      },
    }),
  } as unknown as Bindings;
  const [body, headers] = [enquiryBody(record), pageHeaders(keyOf('lost-answer'))];
  const lost = await send(body, headers, { bindings: losing });
  expect(lost.status).toBe(503);
  expect(lost.headers.get('retry-after')).toBe('5');
  const again = await send(body, headers);
  expect(again.status).toBe(200);
  expect(await count()).toBe(1);
  expect((await rows())[0]!.receipt).toBe(((await again.json()) as Receipt).receipt);
});

const long = (length: number) => 'x'.repeat(length);
const BAD: [string, object, string][] = [
  ['no name', { name: ' ' }, 'name'],
  ['a long name', { name: long(81) }, 'name'],
  ['a name over two lines', { name: 'A\nB' }, 'name'],
  ['a name that turns the writing', { name: 'A\u202eB' }, 'name'],
  ['half a character', { name: 'A\ud800' }, 'name'],
  ['a name that is no text', { name: { $ne: '' } }, 'name'],
  ['no channel', { channel: undefined }, 'channel'],
  ['a channel that is not', { channel: 'pigeon' }, 'channel'],
  ['a channel of the prototype', { channel: 'constructor' }, 'channel'],
  ['a mail address without a host', { contact: 'someone@' }, 'contact'],
  ['two mail addresses', { contact: 'a@example.org,b@example.org' }, 'contact'],
  ['a header in a mail address', { contact: 'a@example.org\nBcc: b@example.org' }, 'contact'],
  ['a mail address as phone', { channel: 'phone', contact: 'a@example.org' }, 'contact'],
  ['a short phone number', { channel: 'phone', contact: '123' }, 'contact'],
  ['a WeChat id with spaces', { channel: 'wechat', contact: 'my id' }, 'contact'],
  ['no message', { message: '' }, 'message'],
  ['a long message', { message: long(3001) }, 'message'],
  ['a NUL', { message: 'a\0b' }, 'message'],
  ['a day that is none', { visit_on: '2026-02-30' }, 'visit_on'],
  ['half a visitor', { visitors: 1.5 }, 'visitors'],
  ['no records', { records: [] }, 'records'],
  ['too many records', { records: Array.from({ length: 41 }, () => 'premises.aaaaaaaaaa') }, 'records'],
  ['a record of no collection', { records: ['nope.aaaaaaaaaa'] }, 'records'],
  ['a table that is no collection', { records: ['batch.aaaaaaaaaa'] }, 'records'],
  ['a record id that is none', { records: ["premises.' OR 1=1"] }, 'records'],
  ['an unknown record', { records: ['premises.aaaaaaaaaa'] }, 'records[0]'],
  ['a view elsewhere', { view: 'https://evil.example/' }, 'view'],
  ['a view of another host', { view: '//evil.example/' }, 'view'],
  ['a long filter', { filter: long(2001) }, 'filter'],
  ['a partner with markup', { partner: '<b>' }, 'partner'],
  ['an unknown language', { language: 'xx' }, 'language'],
  ['an older notice', { notice: '2020-01-01' }, 'notice'],
  ['no consent', { consent: false }, 'consent'],
  ['consent as text', { consent: 'true' }, 'consent'],
  ['a property of ours', { receipt: 'AAA-AAA-AAA' }, 'body'],
  ['the prototype', JSON.parse('{"__proto__":{"consent":true}}') as object, 'body'],
];

test.each(BAD)('%s is refused, and nothing of it is repeated', async (_, changes, parameter) => {
  const text = JSON.stringify({ ...enquiryBody(record), ...changes }).replace(/}$/, () =>
    Object.hasOwn(changes, '__proto__') ? ',"__proto__":{"consent":true}}' : '}',
  );
  const response = await send(text, pageHeaders(keyOf('bad')));
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.errors!.map((error) => error.parameter)]).toEqual([400, [parameter]]);
  for (const planted of Object.values(PLANTED)) expect(JSON.stringify(problem)).not.toContain(planted);
  expect(await count()).toBe(0);
});

test('nothing that can be sent is a fault of ours', async () => {
  const change = fc.tuple(fc.constantFrom(...ENQUIRY_PROPERTIES), fc.jsonValue());
  const body = fc.oneof(
    fc.jsonValue(),
    change.map(([property, value]) => enquiryBody(record, { [property]: value })),
  );
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const { status } = await send(JSON.stringify(sent), pageHeaders(crypto.randomUUID()));
      if (status === 201) kept += 1;
      else expect(status).toBe(400);
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(kept).toBeGreaterThan(0);
});

test('an internal and an expired record are as unknown', async () => {
  const response = await send(
    enquiryBody(record, { records: [record, ids['P-4'], ids['P-5']] }),
    pageHeaders(keyOf('hidden')),
  );
  const { errors } = (await response.json()) as Problem;
  expect(errors!.map((error) => error.parameter)).toEqual(['records[1]', 'records[2]']);
});

test('every fault is named at once', async () => {
  const response = await send({}, pageHeaders(keyOf('empty')));
  const { errors } = (await response.json()) as Problem;
  expect(errors!.map((error) => error.parameter)).toEqual(
    expect.arrayContaining(['name', 'channel', 'contact', 'message', 'records', 'view', 'notice', 'consent']),
  );
});

test.each<[string, string, number]>([
  ['nothing', '', 400],
  ['no JSON', `{"name":"${PLANTED.name}"`, 400],
  ['a list', '[]', 400],
  ['null', 'null', 400],
  ['a body announced as too long', JSON.stringify({ name: long(17_000) }), 413],
])('%s is refused', async (_, text, status) => {
  const response = await send(text, pageHeaders(keyOf('shape')));
  expect(response.status).toBe(status);
  expect(await response.text()).not.toContain(PLANTED.name);
});

test('a body without an end is cut off, other types are not read, and a key is needed', async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });
  expect((await send(endless, pageHeaders(keyOf('endless')))).status).toBe(413);
  expect(pulled).toBeLessThan(40);
  const body = JSON.stringify(enquiryBody(record));
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
    expect((await send(body, { ...pageHeaders(keyOf('type')), 'content-type': type })).status).toBe(415);
  for (const key of ['', 'short', `${keyOf('with')} space`, `${keyOf('x')}${long(100)}`]) {
    const response = await send(body, pageHeaders(key));
    expect([response.status, ((await response.json()) as Problem).errors![0]!.parameter]).toEqual([
      400,
      'Idempotency-Key',
    ]);
  }
  expect(await count()).toBe(0);
});

test('who fills in what nobody sees gets a receipt, and nothing is kept', async () => {
  const response = await send(enquiryBody(record, { subject: 'Buy now' }), pageHeaders(keyOf('trap')));
  expect(response.status).toBe(201);
  expect(receiptFrom(((await response.json()) as Receipt).receipt)).toBeDefined();
  expect(await count()).toBe(0);
});

test('one address sends so many a minute; others, and answers to what was kept, are not held up', async () => {
  const address = { 'cf-connecting-ip': '2001:db8:1:2:aaaa::1' };
  const ask = (n: number) =>
    send(enquiryBody(record), {
      ...pageHeaders(keyOf(`rate-${n}`)),
      'cf-connecting-ip': `2001:db8:1:2:${n.toString(16)}::1`,
    });
  const statuses: number[] = [];
  let limited: Response | undefined;
  // A minute of the platform may end in between: then the count begins anew, once.
  for (let n = 0; n < 21 && !limited; n++) {
    const response = await ask(n);
    statuses.push(response.status);
    if (response.status === 429) limited = response;
  }
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(10);
  expect(limited!.headers.get('retry-after')).toBe('60');
  const again = await send(enquiryBody(record), { ...pageHeaders(keyOf('rate-0')), ...address });
  expect(again.status).toBe(200);
  expect((await send(enquiryBody(record), pageHeaders(keyOf('elsewhere')))).status).toBe(201);
});

test('an hour takes a thousand from everybody, then says when to come back', async () => {
  const now = new Date().toISOString();
  await env.ENQUIRIES.prepare(
    `WITH RECURSIVE numbers(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers LIMIT 1000)
     INSERT INTO enquiry SELECT 'n' || value, 'k' || value, '', ?, '', 'email', '', '', NULL, NULL, '[]', '[]', '/', '', NULL, 'zh', ''
     FROM numbers`,
  )
    .bind(now)
    .run();
  const full = await send(enquiryBody(record), pageHeaders(keyOf('full')));
  expect([full.status, full.headers.get('retry-after')]).toEqual([429, '600']);
  expect(await count()).toBe(1000);
  await env.ENQUIRIES.exec(
    `UPDATE enquiry SET received_at = '2026-01-01T00:00:00.000Z' WHERE receipt = 'n1'`,
  );
  expect((await send(enquiryBody(record), pageHeaders(keyOf('full')))).status).toBe(201);
});

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, without the newer header', { origin: 'https://evil.example' }],
  ['a neighbouring host', { origin: 'https://www.relitu.test', 'sec-fetch-site': 'same-site' }],
  ['our host without TLS', { origin: 'http://relitu.test' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['nowhere', { origin: '' }],
])('%s may not send', async (_, headers) => {
  const response = await send(enquiryBody(record), { ...pageHeaders(keyOf('foreign')), ...headers });
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  expect(await count()).toBe(0);
});

test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])('%s is not allowed', async (method) => {
  const response = await send(undefined, pageHeaders(keyOf('method')), { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('access-control-allow-methods')).toBeNull();
});

test('nothing personal is anywhere else: no table, object, answer, header or log', async () => {
  const logged = (['log', 'info', 'warn', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => undefined),
  );
  const key = keyOf('privacy');
  const broken = {
    ...env,
    ENQUIRIES: new Proxy(env.ENQUIRIES, {
      get(target, name) {
        if (name === 'batch') return () => Promise.reject(new Error('D1_ERROR: something unforeseen'));
        return (Reflect.get(target, name) as () => unknown).bind(target);
      },
    }),
  } as unknown as Bindings;
  const responses = [
    await send(enquiryBody(record), pageHeaders(key), { bindings: broken }),
    await send(enquiryBody(record), pageHeaders(key)),
    await send(enquiryBody(record), pageHeaders(key)),
    await send(enquiryBody(record, { name: `${PLANTED.name}\0` }), pageHeaders(keyOf('privacy-bad'))),
    await get('/api/collections/premises/items'),
    await get('/readyz'),
  ];
  expect(responses.map(({ status }) => status)).toEqual([500, 201, 200, 400, 200, 200]);
  expect(logged[3]).toHaveBeenCalledTimes(1);
  for (const response of responses.slice(0, 4))
    expect(response.headers.get('cache-control')).toBe('no-store');
  const archives = await env.ARCHIVES.list();
  const elsewhere = [
    await everythingIn(env.CONTENT),
    await everythingIn(env.SEARCH),
    JSON.stringify(archives.objects.map((object) => [object.key, object.customMetadata])),
    JSON.stringify(logged.map((spy) => spy.mock.calls)),
    ...(await Promise.all(
      responses.map(async (response) => JSON.stringify([...response.headers]) + (await response.text())),
    )),
  ].join('\n');
  for (const planted of ['Planted', '王晓明', 'planted.person'])
    expect(elsewhere.includes(planted), planted).toBe(false);
  const kept = await everythingIn(env.ENQUIRIES);
  for (const planted of ['Planted', '王晓明', 'planted.person']) expect(kept).toContain(planted);
  for (const address of ['203.0.113', key]) expect(elsewhere.includes(address), address).toBe(false);
  expect(kept).not.toContain('203.0.113');
});

test('the daily run deletes what has been kept for a year, and no more', async () => {
  expect((await send(enquiryBody(record), pageHeaders(keyOf('expiry')))).status).toBe(201);
  const run = (day: string) =>
    workerModule.scheduled(
      { scheduledTime: Date.parse(day), cron: DAILY, noRetry: () => undefined },
      env as unknown as Bindings,
    );
  await env.ENQUIRIES.exec(`UPDATE enquiry SET received_at = '2026-03-05T08:00:00.000Z'`);
  await run('2027-03-05T07:59:59Z');
  expect(await count()).toBe(1);
  await run('2027-03-05T08:00:01Z');
  expect(await count()).toBe(0);
});
