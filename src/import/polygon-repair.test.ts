import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  area,
  type Geometry,
  isCounterClockwise,
  type Position,
  polygons,
  type Ring,
} from '../domain/geometry.ts';
import { repaired } from './polygon-repair.ts';

/** Points on a grid of 0.001° about the city, so that tests read. */
const ring = (...points: [number, number][]): Ring => points.map(([x, y]) => at(x, y));
const at = (x: number, y: number): Position => [round(120.9 + x / 1000), round(31.3 + y / 1000)];
const round = (value: number) => Math.round(value * 1e7) / 1e7;
const polygon = (...rings: Ring[]): Geometry => ({ type: 'Polygon', coordinates: rings });

const SQUARE = ring([0, 0], [10, 0], [10, 10], [0, 10], [0, 0]);
const HOLE = ring([2, 2], [2, 4], [4, 4], [4, 2], [2, 2]);
const FAR = ring([20, 0], [25, 0], [25, 5], [20, 5], [20, 0]);
const square = area(polygon(SQUARE));

const isWound = (geometry: Geometry) =>
  polygons(geometry).every(
    ([shell, ...holes]) => isCounterClockwise(shell!) && !holes.some((hole) => isCounterClockwise(hole)),
  );

test('a valid outline stays the very same', () => {
  for (const geometry of [
    polygon(SQUARE),
    polygon(SQUARE, HOLE),
    { type: 'MultiPolygon', coordinates: [[SQUARE, HOLE], [FAR]] } as Geometry,
    { type: 'Point', coordinates: at(0, 0) } as Geometry,
  ])
    expect(repaired(geometry)).toEqual({ geometry, repairs: [] });
});

test.each<[string, Geometry, Geometry['type'], number, string[]]>([
  ['open', polygon(SQUARE.slice(0, -1)), 'Polygon', square, ['an open boundary closed']],
  ['clockwise', polygon(SQUARE.toReversed()), 'Polygon', square, ['boundaries wound the other way']],
  [
    'a hole wound as its shell',
    polygon(SQUARE, HOLE.toReversed()),
    'Polygon',
    area(polygon(SQUARE, HOLE)),
    ['boundaries wound the other way'],
  ],
  [
    'doubled points',
    polygon(ring([0, 0], [0, 0], [10, 0], [10, 10], [10, 10], [10, 10], [0, 10], [0, 0])),
    'Polygon',
    square,
    ['doubled boundary points left out'],
  ],
  [
    'a spike',
    polygon(ring([0, 0], [10, 0], [10, 5], [17, 5], [10, 5], [10, 10], [0, 10], [0, 0])),
    'Polygon',
    square,
    ['spikes without area left out', 'doubled boundary points left out'],
  ],
  [
    'a spike at its first point',
    polygon(ring([-5, 0], [10, 0], [10, 10], [0, 10], [0, 0], [-5, 0])),
    'Polygon',
    square,
    ['spikes without area left out'],
  ],
  [
    'a hole joined by a seam',
    polygon(
      ring(
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 2],
        [2, 2],
        [2, 4],
        [4, 4],
        [4, 2],
        [2, 2],
        [0, 2],
        [0, 0],
      ),
    ),
    'Polygon',
    area(polygon(SQUARE, HOLE)),
    ['a boundary that touches itself taken apart'],
  ],
  [
    'two fields that meet in a point',
    polygon(ring([0, 0], [5, 0], [5, 5], [10, 5], [10, 10], [5, 10], [5, 5], [0, 5], [0, 0])),
    'MultiPolygon',
    square / 2,
    ['a boundary that touches itself taken apart'],
  ],
  [
    'a hole that lies outside',
    polygon(SQUARE, FAR),
    'MultiPolygon',
    square + area(polygon(FAR)),
    ['a ring outside the first one taken as a part of its own'],
  ],
  [
    'an island in a hole',
    polygon(SQUARE, HOLE, ring([2.5, 2.5], [3, 2.5], [3, 3], [2.5, 2.5])),
    'MultiPolygon',
    area(polygon(SQUARE, HOLE)) + area(polygon(ring([2.5, 2.5], [3, 2.5], [3, 3], [2.5, 2.5]))),
    ['a ring outside the first one taken as a part of its own'],
  ],
  [
    'the hole first',
    polygon(HOLE, SQUARE),
    'Polygon',
    area(polygon(SQUARE, HOLE)),
    ['holes put into the boundary they lie in', 'a ring outside the first one taken as a part of its own'],
  ],
  [
    'a part twice',
    { type: 'MultiPolygon', coordinates: [[SQUARE], [FAR], [SQUARE]] },
    'MultiPolygon',
    square + area(polygon(FAR)),
    ['parts that were there twice left out'],
  ],
  [
    'a tiny loop at a corner',
    polygon(ring([0, 0], [10, 0], [10, 10.1], [10.1, 10.1], [10.1, 10], [0, 10], [0, 0])),
    'Polygon',
    square,
    ['small loops at which a boundary crossed itself left out (under 0.1 % of its area)'],
  ],
])('%s is put right and said', (_, geometry, type, size, repairs) => {
  const before = structuredClone(geometry);
  const found = repaired(geometry);
  expect(geometry).toEqual(before);
  expect([...found.repairs].sort()).toEqual([...repairs].sort());
  expect(found.geometry.type).toBe(type);
  expect(isWound(found.geometry)).toBe(true);
  expect(Math.abs(area(found.geometry) / size - 1)).toBeLessThan(1e-3);
  expect(repaired(found.geometry)).toEqual({ geometry: found.geometry, repairs: [] });
});

test.each<[string, Geometry, RegExp]>([
  [
    'a bow tie',
    polygon(ring([0, 0], [10, 10], [10, 0], [0, 10], [0, 0])),
    /crosses itself at 120\.905000,31\.305000, where the side from point 1 meets the one from point 3/,
  ],
  [
    'a bow tie through a corner',
    polygon(ring([0, 0], [5, 5], [10, 10], [10, 0], [5, 5], [0, 10], [0, 0])),
    /crosses itself at 120\.905000,31\.305000/,
  ],
  [
    'a star',
    polygon(ring([0, 0], [10, 6], [-2, 6], [8, 0], [4, 10], [0, 0])),
    /crosses itself at .* and at /,
  ],
  [
    'two rings that cross',
    polygon(SQUARE, ring([5, 5], [15, 5], [15, 8], [5, 8], [5, 5])),
    /one ring and that of another/,
  ],
  [
    'overlapping parts',
    { type: 'MultiPolygon', coordinates: [[SQUARE], [ring([5, 5], [15, 5], [15, 15], [5, 15], [5, 5])]] },
    /crosses/,
  ],
  [
    'a part within a part',
    { type: 'MultiPolygon', coordinates: [[SQUARE], [HOLE]] },
    /part 2 .* within another part/,
  ],
  ['a line', polygon(ring([0, 0], [5, 5], [10, 10], [0, 0])), /no area/],
  ['a point', polygon(ring([0, 0], [0, 0], [0, 0], [0, 0])), /no area/],
  ['a hole as large as its shell', polygon(SQUARE, SQUARE.toReversed()), /hole takes up all/],
  ['a line of one point', { type: 'LineString', coordinates: [at(0, 0), at(0, 0)] }, /no length/],
])('%s is refused', (_, geometry, reason) => {
  expect(() => repaired(geometry)).toThrow(reason);
});

/** Even-odd area of a ring by shares of a fine grid; independent of the code under test. */
function evenOdd(rings: Ring[], [x, y]: Position): boolean {
  let inside = false;
  for (const points of rings)
    for (let i = 1; i < points.length; i++) {
      const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

test('whatever the outline, what is taken is stable, wound, and covers what it covered before but for slivers', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
  const rings = fc.array(fc.array(corner, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 3 });
  let taken = 0;
  fc.assert(
    fc.property(rings, (lists) => {
      const geometry = polygon(...lists.map((list) => ring(...list, list[0]!)));
      let found: ReturnType<typeof repaired>;
      try {
        found = repaired(geometry);
      } catch (error) {
        expect((error as Error).name).toBe('ReadError');
        return;
      }
      taken++;
      expect(isWound(found.geometry)).toBe(true);
      expect(repaired(found.geometry).repairs).toEqual([]);
      for (let x = 0.37; x < 8; x++)
        for (let y = 0.41; y < 8; y++)
          expect(evenOdd(polygons(found.geometry).flat(), at(x, y))).toBe(
            evenOdd(polygons(geometry).flat(), at(x, y)),
          );
    }),
    { numRuns: 1500 },
  );
  expect(taken).toBeGreaterThan(150);
});

test('ten thousand points, tangled or not, and a thousand islands take no time', () => {
  const circle: Ring = Array.from({ length: 9999 }, (_, i) => {
    const angle = (i / 9999) * 2 * Math.PI;
    return at(100 * Math.cos(angle), 100 * Math.sin(angle));
  });
  const started = performance.now();
  repaired(polygon([...circle, circle[0]!]));
  const tangled = circle.map((_, i) => circle[(i * 4801) % 9999]!);
  expect(() => repaired(polygon([...tangled, tangled[0]!]))).toThrow(/crosses itself/);
  const islands = Array.from({ length: 1000 }, (_, i) => [
    ring([i * 3, 0], [i * 3, 2], [i * 3 + 2, 2], [i * 3 + 2, 0], [i * 3, 0]),
  ]);
  const many = repaired({ type: 'MultiPolygon', coordinates: islands });
  expect(many).toMatchObject({
    geometry: { coordinates: { length: 1000 } },
    repairs: ['boundaries wound the other way'],
  });
  const line = circle.map((_, i) => at(i % 2 === 0 ? i / 100 : -i / 100, 0));
  expect(() => repaired(polygon([...line, line[0]!]))).toThrow(/no area/);
  expect(performance.now() - started).toBeLessThan(10_000);
});
