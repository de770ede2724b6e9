/** What lies around a record: counted in the snapshots, D1 read for the names of what is listed of big collections. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import type { Around, Named, Near } from '../../domain/around/answer.ts';
import { type Spot, spotsIn, withNames } from '../../domain/around/groups.ts';
import { isNamed, type Layer, type Layers, nameAt, rowsById } from '../../domain/around/layer.ts';
import { type Centre, look, policiesFor } from '../../domain/around/surrounded.ts';
import { POLICIES, SURROUNDINGS, type Surrounding } from '../../domain/around/surroundings.ts';
import { boxAround } from '../../domain/circle.ts';
import type { Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { COLLECTIONS, collectionOf, mapWith } from '../../domain/maps/index.ts';
import { fieldOf, IDENTITY } from '../../domain/record.ts';
import type { Bits } from '../../domain/snapshot/bits.ts';
import { NAME_COLUMNS, PLACE_COLUMNS } from '../../domain/snapshot/format.ts';
import { served } from '../../domain/stored-value.ts';
import type { Bindings } from '../env.ts';
import { currentReleases } from '../releases.ts';
import { sourceOf } from '../snapshots.ts';
import { today } from '../today.ts';
import type { Row } from './feature.ts';
import { shownToday } from './items.ts';
import { members } from './members.ts';
import { publicRows } from './public-rows.ts';
import { scannedTable } from './scanned-table.ts';

const EVERYTHING: Filter = { op: 'and', args: [] };

/** The collections that a field of another refers to. */
const targetsOf = ({ collection, by, of }: Surrounding): string[] =>
  [...by, ...(of === undefined ? [] : [of])].flatMap((name) => {
    const field = fieldOf(collectionOf(collection)!, name);
    return field?.kind === 'reference' ? [field.to] : [];
  });

/** The columns that are needed, by collection. */
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...SURROUNDINGS.flatMap((one) => targetsOf(one).map((id) => [id, NAME_COLUMNS] as const)),
  [IDENTITY.zone.to, NAME_COLUMNS],
  [POLICIES.collection, [...NAME_COLUMNS, POLICIES.from, POLICIES.to, POLICIES.zones, POLICIES.kin]],
  ...SURROUNDINGS.map(
    ({ collection, by, of, kin }) =>
      [collection, [...PLACE_COLUMNS, ...by, ...[of, kin].filter((name) => name !== undefined)]] as const,
  ),
]);

/** The ids of the maps that an answer is made of, beside that of the record. */
export const MAPS_AROUND: ReadonlySet<string> = new Set([...NEEDED.keys()].map((id) => mapWith(id)!.id));

/** The collections around, those of maps with a release. */
async function layersOf(env: Bindings, content: D1Database): Promise<Layers> {
  const releases = await currentReleases(env.CONTENT);
  const wanted = COLLECTIONS.filter(({ id }) => NEEDED.has(id) && releases.has(mapWith(id)!.id));
  const layers = wanted.map(async (collection): Promise<[string, Layer]> => {
    const source = await sourceOf(env, collection);
    const isWhole = NEEDED.get(collection.id)!.every((name) => source.table?.columns.has(name));
    const table = isWhole ? source.table! : await scannedTable(content, collection, source);
    return [collection.id, { collection, table, rows: publicRows(table, collection, EVERYTHING)! }];
  });
  return new Map(await Promise.all(layers));
}

/** The public rows of a collection that may be near enough. */
function candidates({ position }: Centre, { radii }: Surrounding, { collection, table, rows }: Layer): Bits {
  const reach = radii.at(-1);
  if (position === null || reach === undefined) return rows;
  return publicRows(table, collection, { op: 'bbox', bounds: boxAround(position, reach) })!;
}

const keyOf = ({ collection, rid }: Pick<Spot, 'collection' | 'rid'>) => `${collection} ${rid}`;

/** What the listed records are called: from their layer, or from D1 in one batch. */
async function namesOf(content: D1Database, spots: readonly Spot[], layers: Layers) {
  const names = new Map<string, Named>();
  const unnamed = new Map<string, number[]>();
  for (const { collection, rid } of spots) {
    const layer = layers.get(collection)!;
    if (isNamed(layer)) names.set(keyOf({ collection, rid }), nameAt(layer, layer.table.row(rid)!));
    else unnamed.set(collection, [...(unnamed.get(collection) ?? []), rid]);
  }
  if (unnamed.size === 0) return names;
  const results = await content.batch<Named & { rid: number }>(
    [...unnamed].map(([id, rids]) =>
      statement(
        content,
        sql`SELECT rid, id, name_zh, name_en, pinyin
            FROM ${members(rids)} CROSS JOIN ${sql.identifier(id)} ON rid = column1 WHERE ${shownToday(collectionOf(id)!)}`,
      ),
    ),
  );
  for (const [i, collection] of [...unnamed.keys()].entries())
    for (const { rid, ...name } of results[i]!.results)
      names.set(keyOf({ collection, rid }), { ...name, collection });
  return names;
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function centreOf(collection: Collection, row: Row, asked: readonly string[]): Centre {
  const { lon, lat, zone, rid } = row;
  const field = fieldOf(collection, POLICIES.kin);
  return {
    collection: collection.id,
    rid: Number(rid),
    position: typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null,
    asked,
    terms: field ? strings(served(row[POLICIES.kin], field)) : [],
    zone: typeof zone === 'string' ? zone : null,
  };
}

/**
 * What lies around a record, for the API and for the record's own page. `row` is the record as D1 holds it, `content`
 * the database by which rows are counted, `asked` the industries that a visitor has in mind. Records that were withdrawn
 * since the release of their snapshot are counted until the next one, and not named.
 */
export async function aroundRecord(
  env: Bindings,
  content: D1Database,
  collection: Collection,
  row: Row,
  asked: readonly string[] = [],
): Promise<Around> {
  const layers = await layersOf(env, content);
  const centre = centreOf(collection, row, asked);
  const looks = SURROUNDINGS.flatMap((one) => {
    const layer = layers.get(one.collection);
    return layer ? (look(centre, one, layers, candidates(centre, one, layer)) ?? []) : [];
  });
  const names = await namesOf(
    content,
    looks.flatMap(({ nearby }) => spotsIn(nearby)),
    layers,
  );
  const named = (spot: Spot): Near | undefined => {
    const name = names.get(keyOf(spot));
    return name && { ...name, distance: spot.distance, position: spot.position };
  };
  const zones = layers.get(IDENTITY.zone.to);
  const zoneRow = centre.zone === null ? undefined : rowsById(zones).get(centre.zone);
  const zone = zoneRow === undefined ? null : nameAt(zones!, zoneRow);
  const policies = layers.get(POLICIES.collection);
  const zoneNames = zone ? [zone.id, zone.name_zh, ...(zone.name_en === null ? [] : [zone.name_en])] : [];
  const releases = await currentReleases(env.CONTENT);
  return {
    collection: collection.id,
    id: String(row.id),
    distance: 'straight line',
    measured_from: 'label point',
    position: centre.position,
    data_as_of: [...releases.values()]
      .filter(({ map }) => MAPS_AROUND.has(map))
      .map(({ map, data_as_of }) => ({ map, data_as_of })),
    zone,
    related: looks.flatMap(({ related }) => related),
    nearby: centre.position ? looks.map(({ nearby }) => withNames(nearby, named)) : [],
    gaps: looks.flatMap(({ gaps }) => gaps),
    policies: policies ? policiesFor(policies, centre, zoneNames, today()) : [],
  };
}
