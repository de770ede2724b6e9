import { expect, test } from 'vitest';
import { distanceText } from './distance-text.ts';

test.each([
  [0, '0 米', '0 m'],
  [853, '850 米', '850 m'],
  [994, '990 米', '990 m'],
  [996, '1 公里', '1 km'],
  [12_345, '12.3 公里', '12.3 km'],
  [123_456, '123 公里', '123 km'],
])('%d m', (metres, zh, en) => {
  expect(distanceText(metres, 'zh')).toBe(zh);
  expect(distanceText(metres, 'en')).toBe(en);
});
