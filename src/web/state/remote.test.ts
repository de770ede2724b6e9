import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { Failure } from '../api.ts';
import { remote } from './remote.ts';
import { today } from './today.ts';

const settle = () => vi.advanceTimersByTimeAsync(0);

test('only the answer to the last key counts, and the last value stays while the next loads', async () => {
  vi.useFakeTimers();
  const key = signal<string | undefined>('a');
  const answers = new Map<string, (value: string) => void>();
  const loader = remote(key, (wanted) => new Promise<string>((resolve) => answers.set(wanted, resolve)));
  await settle();
  answers.get('a')!('A');
  await settle();
  expect(loader.current.value).toMatchObject({ status: 'ready', value: 'A', key: 'a' });
  key.value = 'b';
  await settle();
  expect(loader.current.value).toMatchObject({ status: 'loading', value: 'A', key: 'a' });
  key.value = 'c';
  await settle();
  answers.get('c')!('C');
  answers.get('b')!('B');
  await settle();
  expect(loader.current.value).toMatchObject({ status: 'ready', value: 'C', key: 'c' });
  key.value = undefined;
  expect(loader.current.value.status).toBe('idle');
});

test('a failure is kept and can be tried again', async () => {
  vi.useFakeTimers();
  let works = false;
  const loader = remote(signal<string | undefined>('a'), async () => {
    if (!works) throw new Failure(503, 'busy');
    return 'A';
  });
  await settle();
  expect(loader.current.value).toMatchObject({ status: 'failed', failure: { status: 503 } });
  works = true;
  loader.retry();
  await settle();
  expect(loader.current.value).toMatchObject({ status: 'ready', value: 'A' });
});

test('on another day it is asked for again, and the last value stays meanwhile', async () => {
  vi.useFakeTimers();
  let asked = 0;
  const loader = remote(signal<string | undefined>('a'), async () => ++asked);
  await settle();
  expect(loader.current.value).toMatchObject({ status: 'ready', value: 1 });
  today.value = '2099-01-01';
  expect(loader.current.value).toMatchObject({ status: 'loading', value: 1 });
  await settle();
  expect(loader.current.value).toMatchObject({ status: 'ready', value: 2 });
});
