import { beforeAll, expect, test } from 'vitest';
import { get, prepareCity } from './fixture/city.ts';

beforeAll(prepareCity);

test('crowds that ask for one thing at once all get it, also when the code has been optimised', async () => {
  const statuses: Record<number, number> = {};
  for (let round = 0; round < 150; round++) {
    const path = `/api/collections/premises/items?limit=1&area_free=${round}/99999999`;
    for (const response of await Promise.all(Array.from({ length: 16 }, () => get(path)))) {
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      await response.arrayBuffer();
    }
  }
  expect(statuses).toEqual({ 200: 2400 });
});
