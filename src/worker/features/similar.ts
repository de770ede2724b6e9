/** Public records that resemble one: near it, and alike in what their card shows. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { CRS84 } from '../../domain/crs.ts';
import { distance } from '../../domain/distance.ts';
import { all } from '../../domain/filter.ts';
import type { Position } from '../../domain/geometry.ts';
import type { Collection, Field } from '../../domain/kinds.ts';
import { comparedFields, likeness, nearness } from '../../domain/likeness.ts';
import { rowsIn } from '../../domain/snapshot/bits.ts';
import type { Column } from '../../domain/snapshot/column.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import type { Source } from '../snapshots.ts';
import type { Row } from './feature.ts';
import { page, shownToday } from './items.ts';
import { members } from './members.ts';
import { publicRows } from './public-rows.ts';

/** A record and how far it is from the one it resembles; null where one of them has no place. */
export type Similar = { row: Row; metres: number | null };

const placeOf = ({ lon, lat }: Row): Position | undefined =>
  typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : undefined;

/** How like a value the values of a column are, by row; each different value is compared once. */
function comparison(column: Column, field: Field, value: string | number): (row: number) => number {
  const known = new Map<number, number>();
  return (row) => {
    const place = column.place(row);
    const found = known.get(place);
    if (found !== undefined) return found;
    const alike = likeness(field, value, column.value(place));
    known.set(place, alike);
    return alike;
  };
}

/** The rids of the rows most like a record, best first. Nearness counts as half of all fields together. */
function mostAlike(table: Table, collection: Collection, row: Row, most: number): number[] | undefined {
  const bits = publicRows(table, collection, all());
  if (!bits) return undefined;
  const comparisons = comparedFields(collection).flatMap(([name, field]) => {
    const column = table.columns.get(name);
    const value = row[name] ?? null;
    return column && value !== null ? [comparison(column, field, value)] : [];
  });
  const [lon, lat, place] = [table.columns.get('lon'), table.columns.get('lat'), placeOf(row)];
  const near = (at: number) => {
    const [x, y] = [lon?.number(at) ?? null, lat?.number(at) ?? null];
    return place && x !== null && y !== null ? nearness(place, [x, y]) : 0;
  };
  const scored: { rid: number; score: number }[] = [];
  for (const at of rowsIn(bits)) {
    const rid = table.rid(at);
    if (rid === row.rid) continue;
    const alike = comparisons.reduce((sum, compare) => sum + compare(at), 0);
    scored.push({ rid, score: alike + (comparisons.length / 2 + 1) * near(at) });
  }
  return scored
    .sort((a, b) => b.score - a.score || a.rid - b.rid)
    .slice(0, most)
    .map(({ rid }) => rid);
}

/** Records of the division, where the snapshot cannot say what is alike. */
async function neighbours(
  content: D1Database,
  collection: Collection,
  row: Row,
  source: Source,
  most: number,
) {
  const { rows } = await page(
    content,
    collection,
    {
      filter:
        typeof row.division === 'string' ? { op: 'in', field: 'division', values: [row.division] } : all(),
      limit: most + 1,
      offset: 0,
      sortby: [],
      crs: CRS84,
      skipGeometry: true,
    },
    source,
  );
  return rows.filter(({ id }) => id !== row.id).slice(0, most);
}

async function rowsOf(content: D1Database, collection: Collection, rids: readonly number[]): Promise<Row[]> {
  if (rids.length === 0) return [];
  const { results } = await statement(
    content,
    sql`SELECT ${sql.identifier(collection.id)}.* FROM ${members(rids)} CROSS JOIN ${sql.identifier(collection.id)} ON rid = column1 WHERE ${shownToday(collection)}`,
  ).all<Row>();
  return results;
}

/** The public records most like a row of a collection, which need not be public itself; at most so many, best first. */
export async function similarTo(
  content: D1Database,
  collection: Collection,
  row: Row,
  source: Source,
  most: number,
): Promise<Similar[]> {
  const rids = source.table && mostAlike(source.table, collection, row, most);
  const rows = rids
    ? await rowsOf(content, collection, rids)
    : await neighbours(content, collection, row, source, most);
  const from = placeOf(row);
  return rows.map((one) => {
    const to = placeOf(one);
    return { row: one, metres: from && to ? distance(from, to) : null };
  });
}
