import { expect, test } from 'vitest';
import { type Coordinates, reversed } from './grid.ts';
import { topology } from './topology.ts';

const of = (...values: number[]) => Array.from(values);

function rebuilt(arcs: Coordinates[], ring: Int32Array): number[] {
  return [...ring].flatMap((arc) => [...(arc < 0 ? reversed(arcs[~arc]!) : arcs[arc]!)].slice(0, -2));
}

test('two neighbours share one arc, walked in opposite directions', () => {
  const left = of(0, 0, 5, 0, 6, 2, 5, 5, 0, 5);
  const right = of(5, 0, 9, 0, 9, 5, 5, 5, 6, 2);
  const { arcs, rings } = topology([left, right]);
  expect(arcs).toHaveLength(3);
  const shared = [...rings[0]!].filter((arc) => rings[1]!.includes(~arc));
  expect(shared).toHaveLength(1);
  const arc = shared[0]!;
  expect([...arcs[arc < 0 ? ~arc : arc]!]).toEqual([5, 0, 6, 2, 5, 5]);
  for (const [at, ring] of [left, right].entries()) {
    const again = rebuilt(arcs, rings[at]!);
    const start = again.findIndex(
      (value, index) => index % 2 === 0 && value === ring[0] && again[index + 1] === ring[1],
    );
    expect([...again.slice(start), ...again.slice(0, start)]).toEqual([...ring]);
  }
});

test('a hole and the area that fills it are the same closed arc, wherever they start', () => {
  const hole = of(2, 2, 2, 4, 4, 4, 4, 2);
  const island = of(4, 4, 2, 4, 2, 2, 4, 2);
  const { arcs, rings } = topology([of(0, 0, 9, 0, 9, 9, 0, 9), hole, island]);
  expect(arcs).toHaveLength(2);
  expect(rings[1]!.length + rings[2]!.length).toBe(2);
  expect(Math.abs(rings[1]![0]! - rings[2]![0]!)).toBeLessThanOrEqual(3);
  expect([rings[2]![0], ~rings[2]![0]!]).toContain(rings[1]![0]);
});

test('rings that touch at one vertex are split there', () => {
  const { arcs, rings } = topology([of(0, 0, 2, 0, 2, 2, 0, 2), of(2, 2, 4, 2, 4, 4, 2, 4)]);
  expect(arcs.map((arc) => [...arc.slice(0, 2)])).toEqual([
    [2, 2],
    [2, 2],
  ]);
  expect(rings.map((ring) => ring.length)).toEqual([1, 1]);
});
