import { expect, test } from 'vitest';
import { project } from '../../domain/mercator.ts';
import { inside } from './inside.ts';

const view = { bounds: [120, 31, 122, 32.7] as [number, number, number, number], width: 1000, height: 1000 };

test('without sides a view is seen whole', () => {
  const [west, south, east, north] = inside(view, { top: 0, bottom: 0, left: 0, right: 0 });
  expect([west, south, east, north].map((n) => Number(n.toFixed(9)))).toEqual([120, 31, 122, 32.7]);
});

test('sides take their share of the screen off, in the projection of the screen', () => {
  const [west, south, east] = inside(view, { top: 0, bottom: 500, left: 250, right: 100 });
  expect(west).toBeCloseTo(120.5, 9);
  expect(east).toBeCloseTo(121.8, 9);
  const middle = (project([120, 31])[1] + project([120, 32.7])[1]) / 2;
  expect(project([120, south])[1]).toBeCloseTo(middle, 12);
  expect(south).not.toBeCloseTo(31.85, 3);
});
