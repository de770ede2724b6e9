import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleServer } from './sample-server.ts';

test('a server that is stopped leaves nothing running, and no door', async () => {
  const { url, state, stop } = await sampleServer('stopped-run');
  const door = join(dirname(state), 'relitu.door');
  expect((await fetch(`${url}/readyz`)).ok).toBe(true);
  expect(existsSync(door)).toBe(true);
  stop();
  const answers = () =>
    fetch(`${url}/readyz`).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, { timeout: 10_000 }).toBe(false);
  expect(existsSync(door)).toBe(false);
});
