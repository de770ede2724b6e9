/** Where industrial areas and their plots lie: clear of water and borders, plots summing to the area on offer. */
import { area, type Polygon, type Position, type Ring } from '../../src/domain/geometry.ts';
import { MU } from '../../src/domain/units.ts';
import { blocks, type Convex, centroid, compactness, extent, scaled, tract } from './convex.ts';
import { fromGaussKruger, written } from './coordinates.ts';
import type { DivisionCode, Zone } from './geography.ts';
import { meets, moved } from './places.ts';
import type { Random } from './random.ts';
import { BUSTLE, isOf, type World, weightedZones } from './world.ts';
import { madeIn } from './zone-industries.ts';

/** m² on offer in the whole city: what Suzhou reported in 2020. */
const ON_OFFER = 68_800_000;
const AREAS: Record<DivisionCode, number> = {
  '320583': 8,
  '320582': 7,
  '320581': 7,
  '320585': 6,
  '320509': 6,
  '320506': 4,
  '320507': 3,
  '320505': 2,
  '320571': 2,
  '320508': 0,
};
/** Plots take about this share of an area's outline. */
const SHARE = 0.4;
const SMALLEST = 21.2 * MU;
const LARGEST = 298 * MU;
const MEDIAN = 160 * MU;

export type Tract = { zone: Zone; ring: Ring; plots: Ring[] };

/** Corners of a local plane of metres around a Gauss-Krüger origin, as closed WGS84 ring. */
function ring(polygon: Convex, [east, north]: Position): Ring {
  const corners = polygon.map(([x, y]): Position => {
    const [lon, lat] = fromGaussKruger([east + x, north + y]);
    return [Math.round(lon * 1e8) / 1e8, Math.round(lat * 1e8) / 1e8];
  });
  return [...corners, [...corners[0]!]];
}

export const polygon = (coordinates: Ring): Polygon => ({ type: 'Polygon', coordinates: [coordinates] });

type Site = { zone: Zone; origin: Position; outline: Convex; turn: number; size: number };

function site(world: World, random: Random, division: DivisionCode, size: number, taken: Ring[]): Site {
  const zones = weightedZones(world, (zone) =>
    isOf(division)(zone) && madeIn(zone).length > 0 ? (BUSTLE[zone.level] ?? 1) : 0,
  );
  for (let tries = 0; tries < 3000; tries++) {
    const zone = random.weighted(zones);
    const spread = 2500 + tries * 10;
    const centre = moved(zone.centre, random.normal() * spread, random.normal() * spread);
    const turn = random.between(-0.5, 0.5);
    const smaller = size / (1 + tries / 600);
    const outline = tract(random, smaller / SHARE, turn);
    if (!world.places.isClear(centre, division)) continue;
    const origin = written(centre, 'cgcs2000-gk');
    const around = ring(scaled(outline, 1.06), origin);
    if (!world.places.isClearRing(around, division)) continue;
    const box = boxOf(around);
    if (taken.some((other) => meets(around, box, polygon(other)))) continue;
    taken.push(around);
    return { zone, origin, outline, turn, size: smaller };
  }
  throw new RangeError(`Division ${division} has no room for an area of ${Math.round(size)} m²`);
}

const boxOf = (closed: Ring): [number, number, number, number] => [
  Math.min(...closed.map(([x]) => x)),
  Math.min(...closed.map(([, y]) => y)),
  Math.max(...closed.map(([x]) => x)),
  Math.max(...closed.map(([, y]) => y)),
];

/** Blocks of the site that make good plots, chosen at random until they fill its share. */
function chosen(random: Random, { outline, turn, size }: Site): { picked: Convex[]; spare: Convex[] } {
  const inner = scaled(outline, 0.97);
  const good = blocks(random, inner, turn, () => random.lognormal(MEDIAN, 0.55, 42 * MU, LARGEST)).filter(
    (block) => extent(block) >= SMALLEST && extent(block) <= LARGEST && compactness(block) > 0.5,
  );
  const order = good.map((block) => ({ block, key: random.next() })).sort((a, b) => a.key - b.key);
  let left = size;
  const picked: Convex[] = [];
  const spare: Convex[] = [];
  for (const { block } of order) {
    if (left > 0) picked.push(block);
    else spare.push(block);
    left -= extent(block);
  }
  return { picked, spare };
}

/**
 * 45 tracts with plots of 20–300 亩 that lie inside them, apart from each other, and sum to 68.80 km² (geodesic, to a few m²).
 * @throws RangeError when a division has no room
 */
export function tracts(world: World): Tract[] {
  const random = world.stream('tracts');
  const wanted = (Object.keys(AREAS) as DivisionCode[]).flatMap((division) =>
    Array.from({ length: AREAS[division] }, () => ({ division, size: random.lognormal(1.3, 0.55, 0.35, 4) })),
  );
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  const taken: Ring[] = [];
  // Large ones first: they are the hardest to place.
  const sites = wanted
    .sort((a, b) => b.size - a.size)
    .map(({ division, size }) => site(world, random, division, (size / total) * ON_OFFER, taken));
  const choices = sites.map((one) => ({ one, ...chosen(random, one) }));
  const sum = () =>
    choices.reduce((all, { one, picked }) => all + picked.reduce((s, p) => s + geodesic(p, one), 0), 0);
  let offered = sum();
  for (let i = 0; offered <= ON_OFFER; i = (i + 1) % choices.length) {
    const { one, picked, spare } = choices[i]!;
    const next = spare.pop();
    if (next) {
      picked.push(next);
      offered += geodesic(next, one);
    } else if (choices.every((choice) => choice.spare.length === 0))
      throw new RangeError(`The plots sum to ${offered} m² only; enlarge the areas`);
  }
  const factor = Math.sqrt(ON_OFFER / offered);
  return choices.map(({ one, picked }) => ({
    zone: one.zone,
    ring: ring(one.outline, one.origin),
    plots: picked
      .map((block) => scaled(block, factor))
      .sort((a, b) => centroid(b)[1] - centroid(a)[1])
      .map((block) => ring(block, one.origin)),
  }));
}

const geodesic = (block: Convex, { origin }: Site) => area(polygon(ring(block, origin)));
