/** Search rows of a release: what is new or changed is written, what is gone is closed, the rest stays as it is. */
import type { Database } from '../db/bindings.ts';
import { jsonChunks } from '../db/json-chunks.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { collectionOf } from '../src/domain/maps/index.ts';
import { cardOf } from '../src/domain/search/card.ts';
import { type Posting, PostingCollection } from '../src/domain/search/postings.ts';
import { TIER_PLACES, tierOf } from '../src/domain/search/rank.ts';
import { tokenizerId } from '../src/domain/search/tokens.ts';
import { type StoredVocabulary, VocabularyCollection } from '../src/domain/search/vocabulary.ts';
import { contentHash } from './content-hash.ts';
import type { LiveRecord, LiveRecords } from './layers.ts';

type Row = {
  tier: number;
  /** Newest first within a tier. */
  date: string;
  collection: string;
  rid: number;
  hash: string;
  valid_until: string | null;
  lon: number | null;
  lat: number | null;
  content: string;
  tokens: readonly string[];
};

type Known = { place: number; collection: string; rid: number; hash: string };

/** Records between pauses: who holds the thread for long finds its connections closed. */
const AT_ONCE = 2000;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

const encoder = new TextEncoder();

function rowOf(record: LiveRecord, collection: Collection, vocabulary: VocabularyCollection): Row {
  const { rid, valid_until, lon, lat, ...shown } = cardOf(record, collection);
  const tokens = vocabulary.add({ rid, valid_until, lon, lat, ...shown });
  const tier = tierOf(record, collection);
  const content = JSON.stringify(shown);
  const hash = contentHash(
    encoder.encode([tokenizerId(), tier, valid_until, lon, lat, content].join('\n')),
  ).slice(0, 16);
  const date = String(record.status_date ?? '');
  return {
    tier,
    date,
    collection: collection.id,
    rid,
    hash,
    valid_until,
    lon,
    lat,
    content,
    tokens,
  };
}

const keyOf = ({ collection, rid }: { collection: string; rid: number }) => `${collection} ${rid}`;

/** A free place for each row: behind all others of its tier, newest first. */
async function placed(search: Database, rows: readonly Row[]): Promise<(Row & { place: number })[]> {
  const next = new Map<number, number>();
  for (const tier of new Set(rows.map((row) => row.tier))) {
    const last = await search
      .prepare('SELECT max(place) AS place FROM card WHERE place >= ?1 AND place < ?2')
      .bind(tier * TIER_PLACES, (tier + 1) * TIER_PLACES)
      .first<{ place: number | null }>();
    next.set(tier, (last?.place ?? tier * TIER_PLACES) + 1);
  }
  const order = (a: Row, b: Row) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0);
  return rows.toSorted(order).map((row) => {
    const place = next.get(row.tier)!;
    next.set(row.tier, place + 1);
    return { ...row, place };
  });
}

/** Rows with their tokens as the index takes them. */
const joined = (rows: readonly (Row & { place: number })[]) =>
  rows.map(({ tokens, ...row }) => ({ ...row, tokens: tokens.join(' ') }));

const PLACES_OF = 'SELECT place FROM card WHERE map = ?1 AND';

/** What an interrupted run has left: its rows go, what it closed is open again. */
const tidied = (search: Database, map: string, release: number) => [
  search.prepare(`DELETE FROM token WHERE rowid IN (${PLACES_OF} since >= ?2)`).bind(map, release),
  search.prepare('DELETE FROM card WHERE map = ?1 AND since >= ?2').bind(map, release),
  search.prepare('UPDATE card SET until = NULL WHERE map = ?1 AND until >= ?2').bind(map, release),
  search.prepare('DELETE FROM posting WHERE map = ?1 AND release >= ?2').bind(map, release),
];

/**
 * Writes the search rows of a release beside those of the current one, which stay whole for its readers, and returns
 * the vocabulary of the new one. Costs two rows and an index entry for each new or changed record, and a row for each
 * token that a hundred records have.
 */
export async function writeSearch(
  search: Database,
  map: MapDefinition,
  release: number,
  records: LiveRecords,
): Promise<StoredVocabulary> {
  await search.batch(tidied(search, map.id, release));
  const { results } = await search
    .prepare('SELECT place, collection, rid, hash FROM card WHERE map = ? AND until IS NULL')
    .bind(map.id)
    .all<Known>();
  const known = new Map(results.map((row) => [keyOf(row), row]));
  const vocabulary = new VocabularyCollection();
  const changed: Row[] = [];
  const postings: (Posting & { collection: string })[] = [];
  for (const [collection, list] of records) {
    const lists = new PostingCollection();
    const ordered = list.toSorted((a, b) => Number(a.rid) - Number(b.rid));
    for (const [i, record] of ordered.entries()) {
      if (i % AT_ONCE === AT_ONCE - 1) await pause();
      const row = rowOf(record, collectionOf(collection)!, vocabulary);
      lists.add(row.rid, row.tokens);
      const old = known.get(keyOf(row));
      if (old?.hash === row.hash) known.delete(keyOf(row));
      else changed.push(row);
    }
    for (const posting of lists.stored()) postings.push({ collection, ...posting });
  }
  const closed = JSON.stringify([...known.values()].map(({ place }) => place));
  await search.batch([
    search
      .prepare('UPDATE card SET until = ?1 WHERE place IN (SELECT value FROM json_each(?2))')
      .bind(release, closed),
    ...[...jsonChunks(joined(await placed(search, changed)))].flatMap((json) => [
      search
        .prepare(
          `INSERT INTO card (place, map, collection, rid, since, hash, valid_until, lon, lat, content)
           SELECT value->>'place', ?1, value->>'collection', value->>'rid', ?2, value->>'hash', value->>'valid_until',
                  value->>'lon', value->>'lat', value->>'content' FROM json_each(?3)`,
        )
        .bind(map.id, release, json),
      search
        .prepare(
          `INSERT INTO token (rowid, tokens) SELECT value->>'place', value->>'tokens' FROM json_each(?)`,
        )
        .bind(json),
    ]),
    ...[...jsonChunks(postings)].map((json) =>
      search
        .prepare(
          `INSERT INTO posting (map, release, collection, token, count, numbers)
           SELECT ?1, ?2, value->>'collection', value->>'token', value->>'count', value->>'numbers' FROM json_each(?3)`,
        )
        .bind(map.id, release, json),
    ),
  ]);
  return vocabulary.stored();
}

/** Removes the rows that releases from `release` on do not have. */
export const pruneSearch = (search: Database, map: string, release: number): Promise<unknown> =>
  search.batch([
    search.prepare(`DELETE FROM token WHERE rowid IN (${PLACES_OF} until <= ?2)`).bind(map, release),
    search.prepare('DELETE FROM card WHERE map = ?1 AND until <= ?2').bind(map, release),
    search.prepare('DELETE FROM posting WHERE map = ?1 AND release < ?2').bind(map, release),
  ]);
