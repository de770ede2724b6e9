/** Filters in a form that snapshot and SQL answer: text by the search index, areas by geometry. */
import type { Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import type { Reading } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';
import { resolveEach } from './spatial.ts';

/**
 * `isExact` is false when a text was met by so many records that they were not looked at one by one; `reading` is how a
 * text that nothing has was taken.
 */
export type Resolved = { filters: Filter[]; isExact: boolean; reading?: Reading };

type Text = { filter: Filter; isExact: boolean; reading?: Reading };

/** What is so of all texts, of which there is one at most. */
function together(texts: readonly Text[]): Omit<Resolved, 'filters'> {
  const reading = texts.find((text) => text.reading !== undefined)?.reading;
  return { isExact: texts.every(({ isExact }) => isExact), ...(reading && { reading }) };
}

/** A filter with its text as the records that search finds by it, where it can. */
async function withText(filter: Filter, source: Source): Promise<Text> {
  if (filter.op === 'and') {
    const parts: Text[] = [];
    for (const arg of filter.args) parts.push(await withText(arg, source));
    return {
      filter: { op: 'and', args: parts.map((part) => part.filter) },
      ...together(parts),
    };
  }
  const found = filter.op === 'text' ? await source.textMatch(filter.text) : undefined;
  return found ? { ...found, filter: { op: 'rids', rids: found.rids } } : { filter, isExact: true };
}

/**
 * Filters that will all be asked of a collection. `table` is what its answer is taken from; without one, live rows are.
 * @throws Failure 400 when an area has too many candidates, or the condition is too long for the database.
 */
export async function resolve(
  content: D1Database,
  collection: Collection,
  filters: readonly Filter[],
  { source, table }: { source: Source; table: Table | undefined },
): Promise<Resolved> {
  const texts: Text[] = [];
  for (const filter of filters) texts.push(await withText(filter, source));
  return {
    filters: await resolveEach(
      content,
      collection,
      texts.map(({ filter }) => filter),
      table,
    ),
    ...together(texts),
  };
}
