import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test, vi } from 'vitest';
import { importFile } from '../cli/import-file.ts';
import { collectionOf } from '../domain/maps/index.ts';
import type { Bindings } from './env.ts';
import { getAnew, prepareCity, store } from './fixture/city.ts';
import workerModule from './index.ts';
import type { ReleaseRequest } from './release-queue.ts';

beforeAll(prepareCity);

const HEAD = '编号,名称,称号,所属板块,经度,纬度';

async function staged(no: string, how: { sample?: boolean; by?: string } = { sample: true }) {
  const { rows } = await importFile(store.content, {
    collection: collectionOf('sites')!,
    name: 'sites.csv',
    bytes: new TextEncoder().encode(`${HEAD}\n${no},样例·队列${no},5G工厂,昆山,120.95,31.35`),
    source: '样例·队列部门',
    ...how,
  });
  return rows[0]!.id;
}

const version = async () =>
  (
    await env.CONTENT.prepare(`SELECT version FROM pointer WHERE map = 'digital'`).first<{
      version: number;
    }>()
  )?.version ?? 0;

async function handed(...bodies: ReleaseRequest[]) {
  const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch<ReleaseRequest>('relitu-releases', messages);
  await workerModule.queue(batch, env as unknown as Bindings);
  return getQueueResult(batch, createExecutionContext());
}

const DIGITAL: ReleaseRequest = { map: 'digital', what: 'staged' };

test('a message makes what is staged public, through the queue itself', async () => {
  const before = await version();
  const id = await staged('Q-1');
  expect((await getAnew(`/api/collections/sites/items/${id}`)).status).toBe(404);
  await (env as unknown as Bindings).RELEASES.send(DIGITAL);
  await vi.waitUntil(async () => (await version()) > before, { timeout: 30_000, interval: 200 });
  expect((await getAnew(`/api/collections/sites/items/${id}`)).status).toBe(200);
  expect((await getAnew('/tiles/digital.json')).status).toBe(200);
});

test('the same request many times is one release', async () => {
  await staged('Q-2');
  const before = await version();
  const { explicitAcks } = await handed(DIGITAL, DIGITAL, DIGITAL);
  expect(explicitAcks).toHaveLength(3);
  expect(await version()).toBe(before + 1);
});

test('without a second person nothing becomes public, and nobody asks again', async () => {
  const id = await staged('Q-3', { sample: false, by: '样例·甲' });
  const before = await version();
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { explicitAcks, retryMessages } = await handed(
    { ...DIGITAL, approvedBy: '样例·甲' },
    { map: 'none', what: 'staged' },
  );
  expect([explicitAcks.length, retryMessages]).toEqual([2, []]);
  expect(log.mock.calls.join()).toMatch(/cannot approve it.*no such map/s);
  log.mockRestore();
  expect(await version()).toBe(before);
  await handed({ ...DIGITAL, approvedBy: '样例·乙' });
  expect((await getAnew(`/api/collections/sites/items/${id}`)).status).toBe(200);
});

test('what fails is asked again later, and live data is as before', async () => {
  await staged('Q-4');
  const before = await version();
  const broken = { ...env, ARCHIVES: { put: () => Promise.reject(new Error('R2 is down')) } };
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const message = { id: 'm', timestamp: new Date(), attempts: 3, body: DIGITAL };
  const batch = createMessageBatch<ReleaseRequest>('relitu-releases', [message]);
  await workerModule.queue(batch, broken as unknown as Bindings);
  const { retryMessages } = await getQueueResult(batch, createExecutionContext());
  expect(retryMessages).toMatchObject([{ msgId: 'm' }]);
  log.mockRestore();
  expect(await version()).toBe(before);
  await handed(DIGITAL);
  expect(await version()).toBe(before + 1);
});

test('asked about what has not ended, it releases nothing', async () => {
  const before = await version();
  await handed({ map: 'digital', what: 'ended' });
  expect(await version()).toBe(before);
});
