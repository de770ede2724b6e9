/** A patched archive is the archive that a full build of the same records makes, byte by byte. */
import { expect, test } from 'vitest';
import type { Division } from '../src/domain/cells.ts';
import { bounds, type Geometry, type Position } from '../src/domain/geometry.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { MAPS } from '../src/domain/maps/index.ts';
import { type Build, build } from './build.ts';
import { gzip } from './compression.ts';
import { jaggedLayer, seeded } from './fixtures.ts';
import type { LiveRecord } from './layers.ts';
import { type Change, listed } from './records.ts';

const DAY = '2026-11-26';
/** Random maps of each kind; set higher for a long run. */
const RUNS = Number(process.env.PATCH_RUNS ?? 2);
const EDITS = 3;
/** Side of the city in degrees. */
const SIDE = 0.12;

type Random = () => number;
type Rows = Map<string, LiveRecord[]>;

const whole = (random: Random, count: number) => Math.floor(random() * count);

/** Polygons between 120 and 121, 31 and 32 degrees made as small as the city. */
function small(geometry: Geometry): Geometry {
  const { coordinates } = geometry as { coordinates: Position[][] };
  const at = ([x, y]: Position): Position => [120.2 + (x - 120) * SIDE, 31.2 + (y - 31) * SIDE];
  return { type: 'Polygon', coordinates: coordinates.map((ring) => ring.map(at)) };
}

const DIVISIONS: Division[] = jaggedLayer(3, 2, 12, 0.2, 5).features.map(({ geometry: large }, i) => {
  const geometry = small(large);
  const [west, south, east, north] = bounds(geometry);
  return { code: `32058${i}`, geometry, lon: (west + east) / 2, lat: (south + north) / 2 };
});

/** Areas with borders in common, of which records take some. */
const AREAS = jaggedLayer(9, 8, 6, 0.2, 3).features.map(({ geometry }) => small(geometry));

function geometryOf(random: Random, { geometry: kind }: Collection): Geometry | null {
  if (kind === 'None') return null;
  // Half of them near each other, so that there is something to cluster, to thin and to leave out.
  const spread = random() < 0.5 ? SIDE / 20 : SIDE;
  const at = (): Position => [
    Number((120.2 + random() * spread).toFixed(7)),
    Number((31.2 + random() * spread).toFixed(7)),
  ];
  if (kind === 'Point') return random() < 0.05 ? null : { type: 'Point', coordinates: at() };
  if (kind === 'LineString') return { type: 'LineString', coordinates: Array.from({ length: 6 }, at) };
  if (random() < 0.7) return AREAS[whole(random, AREAS.length)]!;
  const [x, y] = at();
  const side = 0.00005 * 10 ** (2 * random());
  const ring: Position[] = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function placed(geometry: Geometry | null): LiveRecord {
  const names = ['west', 'south', 'east', 'north', 'lon', 'lat'];
  if (geometry === null) return { geometry, ...Object.fromEntries(names.map((name) => [name, null])) };
  const [west, south, east, north] = bounds(geometry);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return { geometry: JSON.stringify(geometry), west, south, east, north, lon, lat };
}

const valuesOf = (random: Random, { heat }: Collection): LiveRecord => ({
  name_zh: `样例·${whole(random, 1000)}号`,
  division: random() < 0.9 ? DIVISIONS[whole(random, DIVISIONS.length)]!.code : null,
  ...(heat?.weight ? { [heat.weight]: random() < 0.9 ? whole(random, 5000) / 2 : null } : {}),
});

const record = (random: Random, rid: number, collection: Collection): LiveRecord => ({
  rid,
  id: `r${rid}`,
  verified_at: `2026-0${1 + whole(random, 9)}-01`,
  valid_until: null,
  ...valuesOf(random, collection),
  ...placed(geometryOf(random, collection)),
});

/** One random edit of a record: as it was and as it will be. */
function edit(random: Random, rows: readonly LiveRecord[], collection: Collection): Change {
  const before = rows[whole(random, rows.length)];
  const kind = whole(random, 5);
  if (!before || kind === 0) {
    const rid = 1 + Math.max(0, ...rows.map((row) => Number(row.rid)));
    return { rid, before: undefined, after: record(random, rid, collection) };
  }
  const rid = Number(before.rid);
  if (kind === 1) return { rid, before, after: undefined };
  if (kind === 2) return { rid, before, after: { ...before, ...valuesOf(random, collection) } };
  // Words that no tile carries.
  if (kind === 3) return { rid, before, after: { ...before, contact_office: '样例·办公室' } };
  return { rid, before, after: { ...before, ...placed(geometryOf(random, collection)) } };
}

const recordsOf = (map: MapDefinition, rows: Rows) =>
  new Map(map.collections.map((one) => [one.id, listed(one, rows.get(one.id)!)]));

/** Edits a map again and again, patching the last archive, and holds each against a full build. */
async function holds(map: MapDefinition, seed: number, count: number): Promise<Build[]> {
  const random = seeded(seed);
  let rows: Rows = new Map(
    map.collections.map((one) => [
      one.id,
      Array.from({ length: count }, (_, i) => record(random, 2 * i + 1, one)),
    ]),
  );
  let version = 1;
  const options = { gzip, day: DAY };
  let last = await build(map, version, recordsOf(map, rows), DIVISIONS, options);
  const patched: Build[] = [];
  for (let turn = 0; turn < EDITS; turn++) {
    const after = new Map(rows);
    const changes = new Map<string, Change[]>();
    for (const collection of map.collections) {
      if (random() < 0.4) continue;
      const list = Array.from({ length: 1 + whole(random, 2) }, () =>
        edit(random, rows.get(collection.id)!, collection),
      );
      const own = [...new Map(list.map((one) => [one.rid, one])).values()];
      changes.set(collection.id, own);
      const kept = rows.get(collection.id)!.filter(({ rid }) => !own.some((one) => one.rid === rid));
      after.set(collection.id, [...kept, ...own.map((one) => one.after).filter((row) => row !== undefined)]);
    }
    version += 1;
    const base = { archive: last.bytes, records: recordsOf(map, rows), changes };
    const one = await build(map, version, recordsOf(map, after), DIVISIONS, { ...options, base });
    const full = await build(map, version, recordsOf(map, after), DIVISIONS, options);
    expect(one.tiles).toBe(full.tiles);
    expect(Buffer.compare(one.bytes, full.bytes)).toBe(0);
    patched.push(one);
    rows = after;
    last = one;
  }
  return patched;
}

const THIN = 256;

/** The map with its collections thinned. */
const thinned = (map: MapDefinition): MapDefinition => ({
  ...map,
  collections: map.collections.map((one) => ({ ...one, zoom: Math.min(one.zoom, 6), thin: THIN })),
});

for (const map of MAPS)
  for (const [kind, made] of [
    ['', map],
    [', thinned', thinned(map)],
  ] as const)
    test(`${map.id}${kind}: what edits touch is cut anew, and nothing else differs`, async () => {
      for (let seed = 1; seed <= RUNS; seed++) await holds(made, seed, 8 + 31 * (seed % 2));
    });

test('an edit of one point among many touches few tiles', async () => {
  const premises = MAPS.find(({ id }) => id === 'premises')!;
  const builds = await holds(premises, 7, 300);
  for (const { cut, tiles } of builds) {
    expect(cut).toBeLessThan(80);
    expect(tiles).toBeGreaterThan(100);
  }
});
