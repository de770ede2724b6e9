import { expect, test } from 'vitest';
import type { Position } from '../src/domain/geometry.ts';
import { coverage } from './coverage.ts';
import { type SourceFeature, type SourceLayer, tiles } from './cut.ts';
import { decode } from './decode.ts';
import { jaggedLayer, seeded } from './fixtures.ts';
import { ringArea } from './grid.ts';

type Edge = [number, number, number, number];

function edges(ring: number[]): Edge[] {
  const count = ring.length / 2;
  return Array.from({ length: count }, (_, at) => {
    const next = (at + 1) % count;
    return [ring[2 * at]!, ring[2 * at + 1]!, ring[2 * next]!, ring[2 * next + 1]!];
  });
}

/** Edges that no neighbour walks the other way, apart from those on the clip border. */
function unmatched(rings: number[][]): Edge[] {
  const open = new Map<string, Edge[]>();
  for (const edge of rings.flatMap(edges)) {
    const back = open.get([edge[2], edge[3], edge[0], edge[1]].join());
    if (back !== undefined && back.length > 0) back.pop();
    else open.set(edge.join(), [...(open.get(edge.join()) ?? []), edge]);
  }
  return [...open.values()].flat().filter(([ax, ay, bx, by]) => {
    return !(ax === bx && (ax === -64 || ax === 4160)) && !(ay === by && (ay === -64 || ay === 4160));
  });
}

const squareFeature = (id: number, lon: number, lat: number, side: number): SourceFeature => {
  const ring: Position[] = [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
  const properties = { id: `area${id}` };
  return { id, geometry: { type: 'Polygon', coordinates: [ring] }, properties, minzoom: 0, maxzoom: 22 };
};

test('two squares with a jagged border have the very same border vertices in every tile of every zoom', () => {
  const source = jaggedLayer(2, 1, 400);
  let shared = 0;
  for (const { z, data } of tiles([source], { minzoom: 0, maxzoom: 12 })) {
    if (z < 4) continue; // The squares are dots there.
    const features = decode(data)[0]!.features;
    if (features.length < 2) continue;
    const rest = unmatched(features.flatMap(({ geometry }) => geometry));
    // What remains belongs to the straight outer sides.
    for (const [ax, ay, bx, by] of rest) expect(ax === bx || ay === by).toBe(true);
    shared += features.flatMap(({ geometry }) => geometry.flatMap(edges)).length - rest.length;
  }
  expect(shared).toBeGreaterThan(1000);
});

test('a wild coverage has neither gaps nor overlaps between its members', () => {
  const source = jaggedLayer(6, 6, 60, 0.9);
  for (const { z, data } of tiles([source], { minzoom: 7, maxzoom: 13 })) {
    const rings = decode(data)[0]!.features.flatMap(({ geometry }) => geometry);
    for (const [ax, ay, bx, by] of unmatched(rings)) expect(ax === bx || ay === by, `zoom ${z}`).toBe(true);
  }
});

test('inside a coverage the areas of a tile add up to the clipped tile', () => {
  const source = jaggedLayer(4, 4, 100);
  const inner = [...tiles([source], { minzoom: 12, maxzoom: 12 })].filter(
    ({ x, y }) => x > 3415 && x < 3423 && y > 1670 && y < 1674,
  );
  expect(inner.length).toBeGreaterThan(10);
  for (const { data } of inner) {
    const rings = decode(data)[0]!.features.flatMap(({ geometry }) => geometry);
    expect(rings.reduce((sum, ring) => sum + ringArea(ring), 0)).toBe((4096 + 128) ** 2);
  }
});

test('at the highest zoom every vertex stays, below it the borders get simpler', () => {
  const source = jaggedLayer(2, 1, 1000, 0.01);
  const rings = (z: number, maxzoom: number) => {
    const found = [...tiles([source], { minzoom: z, maxzoom })].filter((tile) => tile.z === z);
    return found.flatMap(({ data }) => decode(data)[0]!.features.flatMap(({ geometry }) => geometry)).length;
  };
  const count = (z: number, maxzoom: number) =>
    [...tiles([source], { minzoom: z, maxzoom: z === maxzoom ? z : maxzoom })]
      .filter((tile) => tile.z === z)
      .flatMap(({ data }) =>
        decode(data)[0]!.features.flatMap(({ geometry }) => geometry.map((ring) => ring.length)),
      )
      .reduce((sum, length) => sum + length, 0);
  expect(rings(9, 9)).toBe(rings(9, 12));
  expect(count(9, 9)).toBeGreaterThan(count(9, 12) * 1.5);
});

test('small polygons never vanish: below half a pixel they are squares of 4 by 4 units', () => {
  const many = Array.from({ length: 40 }, (_, at) => squareFeature(at + 1, 120.2 + at * 0.011, 31.4, 0.0002));
  const source: SourceLayer = { name: 'areas', features: many, attributes: { id: 0 } };
  for (let z = 0; z <= 14; z++) {
    const found = [...tiles([source], { minzoom: z, maxzoom: 14 })].filter((tile) => tile.z === z);
    const features = found.flatMap(({ data }) => decode(data)[0]!.features);
    expect(new Set(features.map(({ id }) => id)).size, `zoom ${z}`).toBe(40);
    const areas = features.map(({ geometry }) => ringArea(geometry[0]!));
    if (z < 11) expect(new Set(areas)).toEqual(new Set([16]));
    else expect(Math.max(...areas)).toBeGreaterThan(16);
  }
});

test('polygons without any area on the grid are squares even at the highest zoom', () => {
  const flat: Position[] = [
    [120, 31],
    [120.1, 31],
    [120.2, 31],
    [120, 31],
  ];
  const speck = squareFeature(2, 120.05, 31.0005, 1e-9);
  const sliver: SourceFeature = {
    ...squareFeature(1, 0, 0, 1),
    geometry: { type: 'Polygon', coordinates: [flat] },
  };
  const source: SourceLayer = { name: 'areas', features: [sliver, speck], attributes: { id: 0 } };
  const found = [...tiles([source], { minzoom: 10, maxzoom: 10 })].flatMap(
    ({ data }) => decode(data)[0]!.features,
  );
  expect(found.map(({ id, geometry }) => [id, ringArea(geometry[0]!)])).toEqual([
    [1, 16],
    [2, 16],
  ]);
});

test('a lens between two neighbours keeps its length although its borders are nearly straight', () => {
  // At zoom 8 the lens is about 850 units long and 3 wide: both borders alone simplify to the same line.
  const bow = (bulge: number): Position[] =>
    Array.from({ length: 31 }, (_, at) => [120 + at * 0.01, 31.5 + bulge * Math.sin((at / 30) * Math.PI)]);
  const [upper, lower] = [bow(0.0006), bow(-0.0006)];
  const area = (id: number, ring: Position[]): SourceFeature => {
    return {
      ...squareFeature(id, 0, 0, 1),
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
    };
  };
  const north = area(1, [...upper, [120.3, 31.8], [120, 31.8]]);
  const lens = area(2, [...lower, ...upper.slice(1, -1).toReversed()]);
  const south = area(3, [...lower.toReversed(), [120, 31.2], [120.3, 31.2]]);
  const source: SourceLayer = { name: 'areas', features: [north, lens, south], attributes: {} };
  const features = [...tiles([source], { minzoom: 8, maxzoom: 14 })]
    .filter(({ z }) => z === 8)
    .flatMap(({ data }) => decode(data)[0]!.features);
  const drawn = features.find(({ id }) => id === 2)!.geometry[0]!;
  const xs = drawn.filter((_, at) => at % 2 === 0);
  expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(600);
  for (const [ax, ay, bx, by] of unmatched(features.flatMap(({ geometry }) => geometry))) {
    expect(ax === bx || ay === by).toBe(true);
  }
});

test('an island fills its hole exactly at every zoom', () => {
  const circle = (turns: number): Position[] =>
    Array.from({ length: 200 }, (_, at) => {
      const angle = turns + (at / 200) * 2 * Math.PI;
      const radius = 0.2 + (at % 3) * 0.002;
      return [120.5 + radius * Math.cos(angle), 31.5 + radius * Math.sin(angle)];
    });
  const shore = circle(0);
  const rotated = [...shore.slice(77), ...shore.slice(0, 77)].toReversed();
  const land = squareFeature(1, 120, 31, 1);
  const outer = (land.geometry as { coordinates: Position[][] }).coordinates[0]!;
  const around: SourceFeature = {
    ...land,
    geometry: { type: 'Polygon', coordinates: [outer, [...shore, shore[0]!]] },
  };
  const island: SourceFeature = {
    ...land,
    id: 2,
    geometry: { type: 'Polygon', coordinates: [[...rotated, rotated[0]!]] },
  };
  const source: SourceLayer = { name: 'areas', features: [around, island], attributes: {} };
  for (const { data } of tiles([source], { minzoom: 6, maxzoom: 11 })) {
    const rings = decode(data)[0]!.features.flatMap(({ geometry }) => geometry);
    for (const [ax, ay, bx, by] of unmatched(rings)) expect(ax === bx || ay === by).toBe(true);
  }
});

test('what lies beyond a line changes nothing before it', () => {
  const random = seeded(3);
  const lake = Array.from({ length: 400 }, (_, at) => {
    const [angle, radius] = [(at / 400) * 2 * Math.PI, 700 + random() * 60];
    return [Math.round(1000 + radius * Math.cos(angle)), Math.round(1000 + radius * Math.sin(angle))];
  });
  const shore = lake.filter(([x]) => x! > 1300);
  const [north, south] = [lake.slice(0, 40), lake.slice(-40)];
  const park = [...south, ...north]
    .filter((point) => shore.includes(point))
    .concat([
      [1990, 1500],
      [1990, 500],
    ]);
  const ring = (points: number[][]) => [points.flat()];
  const before = (areas: number[][][]) => {
    const [[[outline]]] = coverage(
      areas.map((area) => [ring(area)]),
      1000,
    ).at([0], 1, 30) as [[[number[]]]];
    return edges(outline)
      .filter(([x]) => x < 1000)
      .map(([x, y]) => `${x},${y}`)
      .sort();
  };
  expect(before([lake]).length).toBeGreaterThan(10);
  expect(before([lake, park])).toEqual(before([lake]));
});
