import { expect, test, vi } from 'vitest';
import { SharedLoads } from './shared-loads.ts';

const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(resolve, 5, value));

test('who asks during a load gets its outcome, who asks after it loads anew', async () => {
  const loads = new SharedLoads<string, number>();
  let calls = 0;
  const make = () => later(++calls);
  expect(await Promise.all([1, 2, 3].map(() => loads.share('a', make)))).toEqual([1, 1, 1]);
  expect(loads.has('a')).toBe(false);
  expect(await loads.share('a', make)).toBe(2);
});

test('a failure is shared and forgotten', async () => {
  const loads = new SharedLoads<string, number>();
  const fail = async () => {
    await later(0);
    throw new Error('out of reach');
  };
  const results = await Promise.allSettled([loads.share('a', fail), loads.share('a', () => later(1))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await loads.share('a', () => later(1))).toBe(1);
});

test('a forgotten load is not told of, its waiters get it, and the next caller loads anew', async () => {
  const loads = new SharedLoads<string, number>();
  const made: number[] = [];
  const tell = (value: number) => made.push(value);
  const waiting = [loads.share('a', () => later(1), tell), loads.share('a', () => later(9), tell)];
  loads.forget('a');
  const anew = loads.share('a', () => later(2), tell);
  expect(await Promise.all([...waiting, anew])).toEqual([1, 1, 2]);
  expect(made).toEqual([2]);
});

test('a load whose request died is taken over', async () => {
  vi.useFakeTimers();
  try {
    const loads = new SharedLoads<string, number>();
    void loads.share('a', () => new Promise(() => {}));
    const waiting = [loads.share('a', () => later(2)), loads.share('a', () => later(3))];
    await vi.advanceTimersByTimeAsync(4000);
    expect(await Promise.all(waiting)).toEqual([2, 2]);
  } finally {
    vi.useRealTimers();
  }
});
