import { expect, test } from 'vitest';
import { cityTime, startOfDay } from './zoned-day.ts';

test('a day begins at midnight of the city, and times carry its zone', () => {
  expect(startOfDay('2026-11-26').toISOString()).toBe('2026-11-25T16:00:00.000Z');
  expect(cityTime(new Date('2026-11-25T16:03:59.000Z'))).toBe('2026-11-26 00:03 +08:00');
  expect(cityTime(startOfDay('2024-02-29'))).toBe('2024-02-29 00:00 +08:00');
});

test.each(['', '2026-02-30', '2026-1-1', 'today', '2026-11-26T00:00'])('"%s" is no day', (text) => {
  expect(Number.isNaN(startOfDay(text).getTime())).toBe(true);
});
