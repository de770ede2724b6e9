import { expect, test } from 'vitest';
import { ByteCache } from './byte-cache.ts';

const cacheOf = (limit: number) => new ByteCache<string, Uint8Array>(limit, (bytes) => bytes.length);
const bytes = (length: number) => new Uint8Array(length);

test('the bound holds whatever comes, and what was used since the last sweep outlives what was not', () => {
  const cache = cacheOf(100);
  for (let i = 0; i < 10; i++) cache.set(`k${i}`, bytes(10));
  expect(cache.bytes).toBe(100);
  cache.get('k0');
  for (let i = 10; i < 15; i++) {
    cache.set(`k${i}`, bytes(10));
    expect(cache.bytes).toBeLessThanOrEqual(100);
  }
  expect(cache.get('k0')).toBeDefined();
  expect(cache.get('k1')).toBeUndefined();
});

test('a value that would push out most others is not kept; one that is replaced counts once', () => {
  const cache = cacheOf(100);
  cache.set('large', bytes(13));
  expect(cache.knows('large')).toBe(false);
  cache.set('a', bytes(5));
  cache.set('a', bytes(12));
  expect(cache.bytes).toBe(12);
  cache.delete('a');
  expect(cache.bytes).toBe(0);
});

test('all slots used is no reason to keep everything', () => {
  const cache = cacheOf(40);
  for (let i = 0; i < 20; i++) {
    cache.set(`k${i}`, bytes(5));
    for (let j = 0; j <= i; j++) cache.get(`k${j}`);
    expect(cache.bytes).toBeLessThanOrEqual(40);
  }
});

test('loads are shared, failures are forgotten, and what was deleted meanwhile is not put back', async () => {
  const cache = cacheOf(100);
  let made = 0;
  const make = async () => {
    made += 1;
    return bytes(10);
  };
  const both = await Promise.all([cache.load('a', make), cache.load('a', make)]);
  expect(both[0]).toBe(both[1]);
  expect(await cache.load('a', make)).toBe(both[0]);
  expect(made).toBe(1);

  const failing = () => Promise.reject(new Error('no answer'));
  await expect(cache.load('b', failing)).rejects.toThrow('no answer');
  expect(await cache.load('b', make)).toHaveLength(10);

  const late = cache.load('c', make);
  cache.delete('c');
  await late;
  expect(cache.knows('c')).toBe(false);
});

test('what was just put is there, also when everything else is in use', () => {
  const cache = new ByteCache<string, number>(80, () => 10);
  for (let key = 0; key < 8; key++) cache.set(String(key), key);
  for (let key = 0; key < 8; key++) cache.get(String(key));
  cache.set('new', 9);
  expect(cache.get('new')).toBe(9);
  expect(cache.bytes).toBe(80);
});
