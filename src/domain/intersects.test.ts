import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyGeometry } from './cql2/random.fixture.ts';
import { bounds, type Geometry, type Position, positions, type Ring, rectangle } from './geometry.ts';
import { intersects } from './intersects.ts';
import { orientation } from './orientation.ts';

const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x, y] });
const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const ring = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const polygon = (...coordinates: Ring[]): Geometry => ({ type: 'Polygon', coordinates });
const square = (x: number, y: number, side: number) => polygon(ring(x, y, side));
const frame = polygon(ring(0, 0, 10), ring(2, 2, 6));

test.each<[string, Geometry, Geometry, boolean]>([
  ['equal points', point(1, 1), point(1, 1), true],
  ['different points', point(1, 1), point(1, 2), false],
  ['a point on a line', point(1, 1), line([0, 0], [2, 2]), true],
  ['a point on the way of a line, behind its end', point(3, 3), line([0, 0], [2, 2]), false],
  ['a point that decimals put on a line', point(120.99, 31.38), line([120.98, 31.37], [121, 31.39]), true],
  ['a point beside it', point(120.99, 31.380000001), line([120.98, 31.37], [121, 31.39]), false],
  ['a point inside', point(1, 1), square(0, 0, 3), true],
  ['a point on an edge', point(0, 1), square(0, 0, 3), true],
  ['a point on a corner', point(3, 3), square(0, 0, 3), true],
  ['a point level with a corner, outside', point(-1, 3), square(0, 0, 3), false],
  ['a point in the hole', point(5, 5), frame, false],
  ['a point on the edge of the hole', point(2, 5), frame, true],
  ['lines that cross', line([0, 0], [2, 2]), line([0, 2], [2, 0]), true],
  ['lines that touch at an end', line([0, 0], [2, 2]), line([2, 2], [3, 0]), true],
  ['lines that overlap', line([0, 0], [2, 0]), line([1, 0], [5, 0]), true],
  ['lines of one direction with a gap', line([0, 0], [2, 0]), line([3, 0], [5, 0]), false],
  ['a line within', line([1, 1], [2, 2]), square(0, 0, 3), true],
  ['a line in the hole', line([3, 3], [7, 7]), frame, false],
  ['a line out of the hole', line([5, 5], [20, 5]), frame, true],
  ['squares that share an edge', square(0, 0, 2), square(2, 0, 2), true],
  ['squares that share a corner', square(0, 0, 2), square(2, 2, 2), true],
  ['squares apart', square(0, 0, 2), square(2.1, 0, 2), false],
  ['a square in another', square(0, 0, 9), square(3, 3, 1), true],
  ['a square in the hole', frame, square(3, 3, 4), false],
  ['a square that fills the hole', frame, square(2, 2, 6), true],
  ['a square round the frame', frame, square(-1, -1, 20), true],
  [
    'the second of two points',
    {
      type: 'MultiPoint',
      coordinates: [
        [9, 9],
        [1, 1],
      ],
    },
    square(0, 0, 3),
    true,
  ],
  [
    'the box between two points',
    {
      type: 'MultiPoint',
      coordinates: [
        [-1, -1],
        [9, 9],
      ],
    },
    square(0, 0, 3),
    false,
  ],
  [
    'the second of two squares',
    { type: 'MultiPolygon', coordinates: [[ring(50, 50, 1)], [ring(0, 0, 3)]] },
    point(1, 1),
    true,
  ],
  ['nothing', { type: 'MultiPoint', coordinates: [] }, square(0, 0, 3), false],
  ['a line that is a point', line([1, 1], [1, 1]), square(0, 0, 3), true],
])('%s', (_, a, b, meets) => {
  expect(intersects(a, b)).toBe(meets);
  expect(intersects(b, a)).toBe(meets);
});

test('a box across the antimeridian has two halves', () => {
  const box = rectangle([170, -10, -170, 10]);
  expect(intersects(box, point(175, 0))).toBe(true);
  expect(intersects(box, point(-175, 0))).toBe(true);
  expect(intersects(box, point(0, 0))).toBe(false);
});

test('sides are exact where doubles round', () => {
  const [a, b]: Position[] = [
    [12, 12],
    [24, 24],
  ];
  for (const offset of [2 ** -52, 2 ** -51, 3 * 2 ** -52])
    expect(orientation(a!, b!, [0.5, 0.5 + offset])).toBe(1);
  expect(orientation(a!, b!, [0.5, 0.5])).toBe(0);
  expect(orientation([0, 0], [1e-300, 1e-300], [5e-324, 0])).toBe(-1);
});

/** A convex ring on whole numbers, perhaps flat: the hull of some points (Andrew's monotone chain). */
const hull = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((points) => {
    const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
    const chain = (ordered: Position[]) => {
      const kept: Position[] = [];
      for (const next of ordered) {
        while (kept.length > 1 && orientation(kept.at(-2)!, kept.at(-1)!, next) <= 0) kept.pop();
        kept.push(next);
      }
      return kept;
    };
    return [...chain(sorted).slice(0, -1), ...chain([...sorted].reverse()).slice(0, -1)].concat(
      sorted.length === 1 ? sorted : [],
    );
  })
  .filter((corners) => corners.length > 0);

function convex(corners: Position[]): Geometry {
  if (corners.length === 1) return { type: 'Point', coordinates: corners[0]! };
  return corners.length === 2 ? line(...corners) : polygon([...corners, corners[0]!]);
}

/** Whether convex shapes lie apart, by a separating axis: sides and the directions between corners, in whole numbers. */
function apart(a: Position[], b: Position[]): boolean {
  const all = [...a, ...b];
  const axes = all.flatMap((p) =>
    all.flatMap((q): Position[] => [
      [p[0] - q[0], p[1] - q[1]],
      [q[1] - p[1], p[0] - q[0]],
    ]),
  );
  return axes.some(([x, y]) => {
    const reach = (corners: Position[]) => corners.map((corner) => corner[0] * x + corner[1] * y);
    return Math.max(...reach(a)) < Math.min(...reach(b));
  });
}

test('convex shapes meet where no axis separates them', () => {
  fc.assert(
    fc.property(hull, hull, (a, b) => {
      expect(intersects(convex(a), convex(b))).toBe(!apart(a, b));
    }),
    { numRuns: 5000 },
  );
});

test('it does not matter which is first, and a shape meets each of its positions and its own box', () => {
  fc.assert(
    fc.property(anyGeometry, anyGeometry, (a, b) => {
      expect(intersects(a, b)).toBe(intersects(b, a));
      for (const position of positions(a)) {
        const isHidden = a.type === 'MultiPolygon' || a.type === 'Polygon';
        if (!isHidden) expect(intersects(a, { type: 'Point', coordinates: position })).toBe(true);
      }
      expect(intersects(a, rectangle(bounds(a)))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
