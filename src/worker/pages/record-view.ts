/** Everything the page of a record shows, read at once. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import type { Around } from '../../domain/around/answer.ts';
import { CRS84 } from '../../domain/crs.ts';
import type { Filter } from '../../domain/filter.ts';
import type { Geometry } from '../../domain/geometry.ts';
import type { Collection, Label } from '../../domain/kinds.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import { fieldOf, fieldsOf } from '../../domain/record.ts';
import { orderField, type Reference, referencesTo } from '../../domain/references.ts';
import { served } from '../../domain/stored-value.ts';
import type { Bindings } from '../env.ts';
import { aroundRecord } from '../features/around.ts';
import type { Row } from '../features/feature.ts';
import { page, shownToday } from '../features/items.ts';
import { type Similar, similarTo } from '../features/similar.ts';
import type { Standing } from '../features/standing.ts';
import { currentReleases } from '../releases.ts';
import { sourceOf } from '../snapshots.ts';
import { type BaseShapes, baseShapes } from './locator.ts';

/** The plain bindings, and the content database by which rows are counted. */
export type Reading = { env: Bindings; content: D1Database; search: D1Database };

/** Records that refer to this one by a field, in their order; `total` may be more than there are rows. */
export type RelatedRecords = Reference & { rows: readonly Row[]; total: number };

export type RecordView = {
  row: Row;
  collection: Collection;
  state: Extract<Standing, { row: Row }>['state'];
  /** Names of the records it refers to, by id. */
  names: ReadonlyMap<string, Label>;
  geometry: Geometry | null;
  shapes: BaseShapes;
  related: readonly RelatedRecords[];
  /** Absent for reference collections, and while there is no base map. */
  around: Around | undefined;
  cases: readonly Row[];
  similar: readonly Similar[];
};

/** Names of the records that a row refers to and that are shown today, by id. */
async function namesFor(content: D1Database, row: Row, collection: Collection): Promise<Map<string, Label>> {
  const wanted = Object.entries(fieldsOf(collection)).flatMap(([name, field]) =>
    field.kind === 'reference' && typeof row[name] === 'string' && collectionOf(field.to)
      ? [{ id: row[name], to: field.to }]
      : [],
  );
  if (wanted.length === 0) return new Map();
  const results = await content.batch<Row>(
    wanted.map(({ id, to }) =>
      statement(
        content,
        sql`SELECT name_zh, name_en FROM ${sql.identifier(to)} WHERE id = ${id} AND ${shownToday(collectionOf(to)!)}`,
      ),
    ),
  );
  return new Map(
    wanted.flatMap(({ id }, i) => {
      const [found] = results[i]!.results;
      return found ? [[id, { zh: String(found.name_zh), en: String(found.name_en ?? found.name_zh) }]] : [];
    }),
  );
}

/** A page of public records without their geometry. */
export async function rowsWith(
  reading: Reading,
  collection: Collection,
  filter: Filter,
  limit: number,
  offset = 0,
) {
  const source = await sourceOf(reading.env, collection, reading.search);
  return page(
    reading.content,
    collection,
    { filter, limit, offset, sortby: [], crs: CRS84, skipGeometry: true },
    source,
  );
}

/** Records that refer to one are listed up to this number; an index page has the others. */
const MOST_RELATED = 12;

async function relatedTo(reading: Reading, row: Row, collection: Collection): Promise<RelatedRecords[]> {
  const found = await Promise.all(
    referencesTo(collection).map(async (reference): Promise<RelatedRecords> => {
      const filter: Filter = { op: 'in', field: reference.field, values: [String(row.id)] };
      const { rows, matched } = await rowsWith(reading, reference.from, filter, MOST_RELATED);
      const order = orderField(reference.from);
      const sorted = order ? rows.toSorted((a, b) => Number(a[order]) - Number(b[order])) : rows;
      return { ...reference, rows: sorted, total: matched ?? rows.length };
    }),
  );
  return found.filter(({ rows }) => rows.length > 0);
}

const MOST_CASES = 6;

const industriesOf = (row: Row, collection: Collection): readonly string[] => {
  const field = fieldOf(collection, 'industries');
  const value = field && served(row.industries, field);
  return Array.isArray(value) ? value : [];
};

async function casesFor(reading: Reading, row: Row, collection: Collection) {
  const industries = industriesOf(row, collection);
  if (industries.length === 0) return [];
  const { rows } = await rowsWith(
    reading,
    collectionOf('cases')!,
    { op: 'in', field: 'industries', values: industries },
    MOST_CASES,
  );
  return rows;
}

/** Reference collections are what policies and cases are about, not who they are for. */
const isOffered = (collection: Collection) => mapWith(collection.id)!.id !== 'base';

const MOST_SIMILAR = 6;

/** The view of a record that is public, or was. Of one that is gone nothing is read but what resembles it. */
export async function recordView(
  reading: Reading,
  collection: Collection,
  { row, state }: Extract<Standing, { row: Row }>,
): Promise<RecordView> {
  const { env, content, search } = reading;
  const isLive = state === 'live';
  const nothing = Promise.resolve([]);
  const names = isLive ? await namesFor(content, row, collection) : new Map<string, Label>();
  const source = await sourceOf(env, collection, search);
  const base = (await currentReleases(env.CONTENT)).get('base');
  const [shapes, related, around, cases, similar] = await Promise.all([
    isLive ? baseShapes(env.CONTENT, content, `${base?.archive}`) : nothing,
    isLive ? relatedTo(reading, row, collection) : nothing,
    isLive && isOffered(collection) && base ? aroundRecord(env, content, collection, row) : undefined,
    isLive && isOffered(collection) && base ? casesFor(reading, row, collection) : nothing,
    similarTo(content, collection, row, source, MOST_SIMILAR),
  ]);
  const geometry = typeof row.geometry === 'string' ? (JSON.parse(row.geometry) as Geometry) : null;
  return { row, collection, state, names, geometry, shapes, related, around, cases, similar };
}
