import { expect, test } from 'vitest';
import { hoursFrom, openOn } from './hours.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const ALL = [...WEEKDAYS, 6, 7];

test.each([
  ['工作日 9:30-11:30', [{ days: WEEKDAYS, from: 570, to: 690 }]],
  ['每日 10:00-16:00', [{ days: ALL, from: 600, to: 960 }]],
  ['每日１０：００—１６：００', [{ days: ALL, from: 600, to: 960 }]],
  ['weekdays 9:30–11:30', [{ days: WEEKDAYS, from: 570, to: 690 }]],
  ['every day 10:00 to 16:00', [{ days: ALL, from: 600, to: 960 }]],
  ['10:00-16:00', [{ days: ALL, from: 600, to: 960 }]],
  [
    '周一至周五 9:00-11:30、13:30-17:00；周六 9:00-12:00',
    [
      { days: WEEKDAYS, from: 540, to: 690 },
      { days: WEEKDAYS, from: 810, to: 1020 },
      { days: [6], from: 540, to: 720 },
    ],
  ],
  [
    'Mon–Fri 9:00–17:00, Sat 9:00–12:00',
    [
      { days: WEEKDAYS, from: 540, to: 1020 },
      { days: [6], from: 540, to: 720 },
    ],
  ],
  ['Tuesday and Thursday 14:00-16:00', [{ days: [2, 4], from: 840, to: 960 }]],
  ['周六至周一 9:00-12:00', [{ days: [1, 6, 7], from: 540, to: 720 }]],
])('%s', (text, hours) => {
  expect(hoursFrom(text)).toEqual(hours);
});

test.each([
  '',
  '请先电话联系',
  '工作日',
  '工作日 9:30-11:30（节假日除外）',
  '9:30',
  '17:00-9:00',
  '9:00-25:00',
])('nothing is claimed of “%s”', (text) => {
  expect(hoursFrom(text)).toBeUndefined();
});

test('a day has its openings in order', () => {
  const hours = hoursFrom('周一 13:00-15:00，9:00-11:00；周二 8:00-9:00')!;
  expect(openOn(hours, 1).map(({ from }) => from)).toEqual([540, 780]);
  expect(openOn(hours, 7)).toEqual([]);
});
