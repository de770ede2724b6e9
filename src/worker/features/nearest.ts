/** The order of what is found by how near it is to the amounts of a text. */
import { dayNumber } from '../../domain/calendar-day.ts';
import type { Collection } from '../../domain/kinds.ts';
import { fieldOf } from '../../domain/record.ts';
import type { Condition } from '../../domain/search/quantities.ts';
import type { Column } from '../../domain/snapshot/column.ts';
import type { Table } from '../../domain/snapshot/reader.ts';

/** What of the amounts of a text records are within, and what they are not within besides the rest. */
export type Amounts = { met: readonly Condition[]; failed: readonly Condition[] };

type Between = Condition['filter'];

/**
 * What nearer records are nearer to: an amount that none is within, else one that is had as a whole, of which little more is
 * wanted than needed.
 */
function wantedAmount({ met, failed }: Amounts, collection: Collection): Between | undefined {
  const [short] = failed;
  if (short) return short.filter;
  const whole = met.find(({ filter: { field, from, to } }) => {
    const own = fieldOf(collection, field);
    return from !== null && to === null && own?.kind === 'number' && own.unit === 'm2' && !own.part;
  });
  return whole && { ...whole.filter, to: whole.filter.from };
}

/** How far a place of a column is outside of a range: in the column's values, or in their order where these are texts. */
function distanceFrom({ from, to }: Between, column: Column): (place: number) => number {
  const numberOf = (end: string | number) => (column.isDays ? dayNumber(String(end))! : Number(end));
  const [low, high] = [from, to].map((end) => (end === null ? undefined : numberOf(end)));
  const isText = [low, high].some((end) => end !== undefined && Number.isNaN(end));
  const first = isText && from !== null ? column.between(from, null)?.[0]?.[0] : low;
  const last = isText && to !== null ? column.between(null, to)?.at(-1)?.[1] : high;
  return (place) => {
    const value = isText ? place : Number(column.at(place));
    if (first !== undefined && value < first) return first - value;
    return last !== undefined && value > last ? value - last : 0;
  };
}

/** The rids with the nearest first; the first `meant` stay before the others. */
export function nearestFirst(
  rids: readonly number[],
  meant: number,
  amounts: Amounts,
  collection: Collection,
  table: Table | undefined,
): readonly number[] {
  const wanted = wantedAmount(amounts, collection);
  const column = wanted && table?.columns.get(wanted.field);
  if (!column) return rids;
  const distance = distanceFrom(wanted, column);
  // A record that came after the snapshot has no row in it.
  const far = new Map(
    rids.map((rid) => {
      const row = table!.row(rid);
      const place = row === undefined ? undefined : column.place(row);
      return [rid, place === undefined || column.isNull(place) ? Number.POSITIVE_INFINITY : distance(place)];
    }),
  );
  // Of two that are as near the one that was before.
  const order = (a: number, b: number) => (far.get(a) === far.get(b) ? 0 : far.get(a)! - far.get(b)!);
  return [rids.slice(0, meant), rids.slice(meant)].flatMap((list) => list.toSorted(order));
}
