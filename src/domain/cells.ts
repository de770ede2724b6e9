/** Sums on the map: hexagons of equal ground size, clusters of equal screen size, totals by division. */
import { CITY } from './city.ts';
import { DIVISION_ZOOM } from './clustered.ts';
import type { Geometry, Position, Ring } from './geometry.ts';
import { project, unproject } from './mercator.ts';

/** A record as sums see it; `weight` is null where the record has no value. */
export type Weighted = { lon: number; lat: number; weight: number | null };

/** A sum over some records; `lon`, `lat` is where its number stands. */
export type Cell = { geometry: Geometry; lon: number; lat: number; count: number; sum: number };

const EARTH_CIRCUMFERENCE = 40_075_016.686;

/** Circumradius of heat hexagons in metres on the ground, by the first zoom they are used from. */
const HEXAGON_METRES: readonly (readonly [zoom: number, metres: number])[] = [
  [11, 800],
  [9, 1800],
  [8, 3600],
  [0, 7200],
];

const worldLength = (metres: number) =>
  metres / (EARTH_CIRCUMFERENCE * Math.cos((CITY.centre[1] * Math.PI) / 180));

/** The lowest zooms at which the size of heat hexagons changes, ascending. */
export const HEXAGON_ZOOMS: readonly number[] = HEXAGON_METRES.map(([zoom]) => zoom).sort((a, b) => a - b);

/** Circumradius of heat hexagons at a zoom, in units of the unit-square world. */
export const hexagonRadius = (zoom: number): number =>
  worldLength(HEXAGON_METRES.find(([from]) => zoom >= from)![1]);

/**
 * How far clusters keep apart at a zoom, in the unit-square world: 44 CSS pixels where a tile is 512 wide, 30 for totals
 * by division, since a number for each is worth circles that touch.
 */
export const clusterRadius = (zoom: number): number => (zoom < DIVISION_ZOOM ? 30 : 44) / (512 * 2 ** zoom);

const ROOT3 = Math.sqrt(3);

/** Axial coordinates of the pointy-top hexagon that holds a point of the plane (cube rounding, Patel 2013). */
function axial(x: number, y: number, radius: number): [q: number, r: number] {
  const q = ((ROOT3 / 3) * x - y / 3) / radius;
  const r = ((2 / 3) * y) / radius;
  const s = -q - r;
  let [rq, rr] = [Math.round(q), Math.round(r)];
  const rs = Math.round(s);
  const [dq, dr, ds] = [Math.abs(rq - q), Math.abs(rr - r), Math.abs(rs - s)];
  if (dq > dr && dq > ds) rq = -rr - rs;
  else if (dr > ds) rr = -rq - rs;
  return [rq, rr];
}

const SEVENTH = 1e7;
const rounded = ([lon, lat]: Position): Position => [
  Math.round(lon * SEVENTH) / SEVENTH,
  Math.round(lat * SEVENTH) / SEVENTH,
];

/** Axial coordinates as one number: exact down to hexagons of clusters at zoom 22. */
const keyOf = (q: number, r: number): number => q * 2 ** 27 + r;

/** East and south of a hexagon's corners from its centre, in radii. */
const CORNERS = [5, 4, 3, 2, 1, 0].map((i) => {
  const angle = (Math.PI / 180) * (-60 * i - 30);
  return [Math.cos(angle), -Math.sin(angle)] as const;
});

/** Outlines of hexagons of a circumradius. */
function outlines(radius: number): (q: number, r: number) => { centre: Position; ring: Ring } {
  // Hexagons stand in rows, and latitudes take long to find.
  const latitudes = new Map<number, number>();
  const latitude = (y: number): number => {
    const known = latitudes.get(y);
    if (known !== undefined) return known;
    const [, lat] = unproject([0, y]);
    latitudes.set(y, lat);
    return lat;
  };
  const position = (x: number, y: number): Position => rounded([unproject([x, 0])[0], latitude(y)]);
  return (q, r) => {
    const x = radius * ROOT3 * (q + r / 2);
    const y = radius * 1.5 * r;
    const ring = CORNERS.map(([east, south]) => position(x + radius * east, y + radius * south));
    return { centre: position(x, y), ring: [...ring, ring[0]!] };
  };
}

/**
 * Sums of records by hexagon of the given circumradius (unit-square world), in a stable order.
 * Every record is in exactly one. `at` puts the number at the hexagon's centre or at the records' mean.
 */
export function hexagons(records: readonly Weighted[], radius: number, at: 'centre' | 'mean'): Cell[] {
  const sums = new Map<
    number,
    { q: number; r: number; lon: number; lat: number; count: number; sum: number }
  >();
  for (const { lon, lat, weight } of records) {
    const [x, y] = project([lon, lat]);
    const [q, r] = axial(x, y, radius);
    const key = keyOf(q, r);
    const cell = sums.get(key) ?? { q, r, lon: 0, lat: 0, count: 0, sum: 0 };
    cell.lon += lon;
    cell.lat += lat;
    cell.count += 1;
    cell.sum += weight ?? 0;
    sums.set(key, cell);
  }
  const outline = outlines(radius);
  return [...sums.values()]
    .sort((a, b) => a.r - b.r || a.q - b.q)
    .map(({ q, r, lon, lat, count, sum }) => {
      const { centre, ring } = outline(q, r);
      const [x, y] = at === 'centre' ? centre : rounded([lon / count, lat / count]);
      return { geometry: { type: 'Polygon', coordinates: [ring] }, lon: x, lat: y, count, sum };
    });
}

/** Records at one place of the map: how many, their summed weight, and where their number stands. */
export type Cluster = { lon: number; lat: number; count: number; sum: number };

/** The mean place and the totals of parts, whatever order they come in. */
function joined(parts: readonly Cluster[]): Cluster {
  const total = (value: (part: Cluster) => number) => parts.reduce((sum, part) => sum + value(part), 0);
  const count = total((part) => part.count);
  const [lon, lat] = rounded([
    total((part) => part.lon * part.count) / count,
    total((part) => part.lat * part.count) / count,
  ]);
  return { lon, lat, count, sum: total(({ sum }) => sum) };
}

const byPlace = (a: Cluster, b: Cluster) =>
  a.lat - b.lat || a.lon - b.lon || a.count - b.count || a.sum - b.sum;

type Kept = { cluster: Cluster; at: Position; rank: number };

/** What has been kept, by squares as wide as `distance`, so that only neighbours are looked at. */
function keptWithin(distance: number) {
  const squares = new Map<string, Set<Kept>>();
  const square = ([x, y]: Position, dx = 0, dy = 0) =>
    `${Math.floor(x / distance) + dx},${Math.floor(y / distance) + dy}`;
  return {
    add(one: Kept): void {
      const key = square(one.at);
      const there = squares.get(key);
      if (there) there.add(one);
      else squares.set(key, new Set([one]));
    },
    remove: (one: Kept): void => void squares.get(square(one.at))?.delete(one),
    /** The first kept one that is nearer than `distance`. */
    near(at: Position): Kept | undefined {
      let first: Kept | undefined;
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          for (const one of squares.get(square(at, dx, dy)) ?? [])
            if (
              (!first || one.rank < first.rank) &&
              Math.hypot(one.at[0] - at[0], one.at[1] - at[1]) < distance
            )
              first = one;
      return first;
    },
  };
}

/** One pass over clusters, largest first: each joins the first kept one nearer than `distance`, or is kept. */
function merged(clusters: readonly Cluster[], distance: number): Cluster[] {
  const kept: Kept[] = [];
  const index = keptWithin(distance);
  for (const cluster of clusters.toSorted((a, b) => b.count - a.count || byPlace(a, b))) {
    const at = project([cluster.lon, cluster.lat]);
    const near = index.near(at);
    if (near) {
      index.remove(near);
      near.cluster = joined([near.cluster, cluster]);
      near.at = project([near.cluster.lon, near.cluster.lat]);
      index.add(near);
    } else {
      const one = { cluster, at, rank: kept.length };
      kept.push(one);
      index.add(one);
    }
  }
  return kept.map(({ cluster }) => cluster);
}

/** Parts gathered by hexagon, each bin at the mean place of its parts. */
function binned(parts: readonly Cluster[], radius: number): Cluster[] {
  const bins = new Map<number, Cluster[]>();
  for (const part of parts) {
    const [x, y] = project([part.lon, part.lat]);
    const key = keyOf(...axial(x, y, radius));
    const bin = bins.get(key);
    if (bin) bin.push(part);
    else bins.set(key, [part]);
  }
  return [...bins.values()].map((bin) => joined(bin.sort(byPlace)));
}

/**
 * Clusters for a zoom: from {@link DIVISION_ZOOM} on parts gathered by hexagon at their mean place, below it the parts
 * as they are, which {@link byDivision} has made few; then joined until no two are nearer than {@link clusterRadius}.
 * Count and sum are conserved; the order of the parts does not matter.
 */
export function clusters(parts: readonly Cluster[], zoom: number): Cluster[] {
  const radius = clusterRadius(zoom);
  let found = zoom < DIVISION_ZOOM ? [...parts] : binned(parts, radius);
  for (let before = Infinity; found.length < before; ) {
    before = found.length;
    found = merged(found, radius);
  }
  return found.toSorted(byPlace);
}

/** A division as totals need it. */
export type Division = { code: string; geometry: Geometry; lon: number; lat: number };

/** Totals of records by the division they name; divisions without records are left out, records without one too. */
export function divisionTotals(
  records: readonly { division: string | null; weight: number | null }[],
  divisions: readonly Division[],
): (Cell & { division: string })[] {
  return divisions
    .map(({ code, geometry, lon, lat }) => {
      const own = records.filter((record) => record.division === code);
      const sum = own.reduce((total, { weight }) => total + (weight ?? 0), 0);
      return { division: code, geometry, lon, lat, count: own.length, sum };
    })
    .filter(({ count }) => count > 0);
}

/**
 * Parts gathered by the division they name, at its label point; those that name none that is known by hexagon. What
 * clusters below {@link DIVISION_ZOOM} are made of.
 */
export function byDivision(
  parts: readonly (Cluster & { division: string | null })[],
  divisions: readonly Division[],
): (Cluster & { division?: string })[] {
  const places = new Map(divisions.map((division) => [division.code, division]));
  const totals = new Map<string, Cluster & { division: string }>();
  const others: Cluster[] = [];
  for (const part of parts) {
    const place = part.division === null ? undefined : places.get(part.division);
    if (!place) {
      others.push(part);
      continue;
    }
    const { lon, lat, code } = place;
    const total = totals.get(code) ?? { lon, lat, division: code, count: 0, sum: 0 };
    total.count += part.count;
    total.sum += part.sum;
    totals.set(code, total);
  }
  return [...totals.values(), ...binned(others, clusterRadius(DIVISION_ZOOM - 1))];
}
