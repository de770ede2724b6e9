import { expect, test } from 'vitest';
import { dayText } from '../../domain/calendar-day.ts';
import { numeric, positionsOf, rangeAt, scaleOf, stops } from './scale.ts';

const uneven = scaleOf(
  [
    { from: 0, to: 100, count: 1 },
    { from: 100, to: 1000, count: 2 },
    { from: 1000, to: 5000, count: 3 },
  ],
  false,
);
const years = scaleOf(
  [
    { from: 1, to: 2, count: 1 },
    { from: 2, to: 3, count: 1 },
    { from: 3, to: 4, count: 1 },
  ],
  true,
);

test('bars are equally wide, whatever their bins span', () => {
  expect(positionsOf(uneven, 50, 3000)).toEqual([0.5, 2.5]);
  expect(rangeAt(uneven, 0.5, 2.5)).toEqual([50, 3000]);
});

test('an end that leaves everything in is open, also beyond the histogram', () => {
  expect(rangeAt(uneven, 0, 3)).toEqual([null, null]);
  expect(positionsOf(uneven, null, null)).toEqual([0, 3]);
  expect(positionsOf(uneven, -10, 9000)).toEqual([0, 3]);
});

test('the last of whole numbers and days counts in full', () => {
  expect(positionsOf(years, 2, 2)).toEqual([1, 2]);
  expect(rangeAt(years, 1, 2)).toEqual([2, 2]);
  const months = scaleOf(
    [
      { from: '2027-01-01', to: '2027-02-01', count: 1 },
      { from: '2027-02-01', to: '2027-03-01', count: 1 },
      { from: '2027-03-01', to: '2027-04-01', count: 1 },
    ],
    true,
  );
  expect(rangeAt(months, 1, 2).map((day) => dayText(day!))).toEqual(['2027-02-01', '2027-02-28']);
  expect(positionsOf(months, numeric('2027-02-01'), numeric('2027-02-28'))).toEqual([1, 2]);
  expect(stops(months, true)).toBe(1);
  expect(stops(years, false)).toBe(1);
  expect(stops(uneven, false)).toBe(10);
});
