/** Search rows of a release: what is new or changed is written, what is gone is closed, the rest stays as it is. */
import type { Database } from '../db/bindings.ts';
import { jsonChunks } from '../db/json-chunks.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { collectionOf } from '../src/domain/maps/index.ts';
import { type Card, cardOf } from '../src/domain/search/card.ts';
import { type Posting, PostingCollection } from '../src/domain/search/postings.ts';
import { TIER_PLACES, tierOf } from '../src/domain/search/rank.ts';
import { tokenize, tokenizerId } from '../src/domain/search/tokens.ts';
import { type StoredVocabulary, VocabularyCollection } from '../src/domain/search/vocabulary.ts';
import { contentHash } from './content-hash.ts';
import type { LiveRecord, LiveRecords } from './layers.ts';
import { pause } from './pause.ts';

type Row = {
  collection: string;
  rid: number;
  hash: string;
  valid_until: string | null;
  lon: number | null;
  lat: number | null;
  content: string;
  tokens: string;
};

/** A record that is new or has changed, and what decides its place: rows themselves are made when they are written. */
type Changed = { record: LiveRecord; collection: Collection; tier: number; date: string };

type Known = { place: number; collection: string; rid: number; hash: string };

/** Records made between two pauses, and written at once. */
const AT_ONCE = 2000;

const encoder = new TextEncoder();

/** The hash of a card and of the way its tokens are made, 16 hex digits. */
function hashOf({ valid_until, lon, lat }: Card, tier: number, content: string): string {
  const all = [tokenizerId(), tier, valid_until, lon, lat, content].join('\n');
  return contentHash(encoder.encode(all)).slice(0, 16);
}

/** What of a card is shown and looked at, as JSON. */
const contentOf = ({ rid: _, valid_until: __, lon: ___, lat: ____, ...shown }: Card): string =>
  JSON.stringify(shown);

function rowOf({ record, collection, tier }: Changed): Row {
  const card = cardOf(record, collection);
  const { rid, valid_until, lon, lat } = card;
  const content = contentOf(card);
  const tokens = tokenize(card).join(' ');
  const hash = hashOf(card, tier, content);
  return { collection: collection.id, rid, hash, valid_until, lon, lat, content, tokens };
}

const keyOf = ({ collection, rid }: { collection: string; rid: number }) => `${collection} ${rid}`;

/** A free place for each record: behind all others of its tier, newest first. */
async function placed(
  search: Database,
  changed: readonly Changed[],
): Promise<(Changed & { place: number })[]> {
  const next = new Map<number, number>();
  for (const tier of new Set(changed.map((one) => one.tier))) {
    const last = await search
      .prepare('SELECT max(place) AS place FROM card WHERE place >= ?1 AND place < ?2')
      .bind(tier * TIER_PLACES, (tier + 1) * TIER_PLACES)
      .first<{ place: number | null }>();
    next.set(tier, (last?.place ?? tier * TIER_PLACES) + 1);
  }
  const order = (a: Changed, b: Changed) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0);
  return changed.toSorted(order).map((one) => {
    const place = next.get(one.tier)!;
    next.set(one.tier, place + 1);
    return { ...one, place };
  });
}

const PLACES_OF = 'SELECT place FROM card WHERE map = ?1 AND';

/** What an interrupted run has left: its rows go, what it closed is open again. */
const tidied = (search: Database, map: string, release: number) => [
  search.prepare(`DELETE FROM token WHERE rowid IN (${PLACES_OF} since >= ?2)`).bind(map, release),
  search.prepare('DELETE FROM card WHERE map = ?1 AND since >= ?2').bind(map, release),
  search.prepare('UPDATE card SET until = NULL WHERE map = ?1 AND until >= ?2').bind(map, release),
  search.prepare('DELETE FROM posting WHERE map = ?1 AND release >= ?2').bind(map, release),
];

/** Makes and writes cards and tokens, some thousands at a time: nobody sees them before the pointer moves. */
async function writeCards(
  search: Database,
  map: string,
  release: number,
  changed: readonly Changed[],
): Promise<void> {
  const all = await placed(search, changed);
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const rows = all.slice(at, at + AT_ONCE).map((one) => ({ ...rowOf(one), place: one.place }));
    await search.batch(
      [...jsonChunks(rows)].flatMap((json) => [
        search
          .prepare(
            `INSERT INTO card (place, map, collection, rid, since, hash, valid_until, lon, lat, content)
             SELECT value->>'place', ?1, value->>'collection', value->>'rid', ?2, value->>'hash', value->>'valid_until',
                    value->>'lon', value->>'lat', value->>'content' FROM json_each(?3)`,
          )
          .bind(map, release, json),
        search
          .prepare(
            `INSERT INTO token (rowid, tokens) SELECT value->>'place', value->>'tokens' FROM json_each(?)`,
          )
          .bind(json),
      ]),
    );
  }
}

async function writePostings(
  search: Database,
  map: string,
  release: number,
  postings: Iterable<Posting & { collection: string }>,
): Promise<void> {
  for (const json of jsonChunks(postings))
    await search.batch([
      search
        .prepare(
          `INSERT INTO posting (map, release, collection, token, count, numbers)
           SELECT ?1, ?2, value->>'collection', value->>'token', value->>'count', value->>'numbers' FROM json_each(?3)`,
        )
        .bind(map, release, json),
    ]);
}

/**
 * Writes the search rows of a release beside those of the current one, which stay whole for its readers, and returns
 * the vocabulary of the new one. Costs two rows and an index entry for each new or changed record, and a row for each
 * token that a hundred records have. What an interrupted run leaves is taken back by the next one.
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
  const changed: Changed[] = [];
  for (const [id, list] of records) {
    const collection = collectionOf(id)!;
    const lists = new PostingCollection();
    const ordered = list.toSorted((a, b) => Number(a.rid) - Number(b.rid));
    for (const [i, record] of ordered.entries()) {
      if (i % AT_ONCE === AT_ONCE - 1) await pause();
      const card = cardOf(record, collection);
      const tokens = tokenize(card);
      const tier = tierOf(record, collection);
      vocabulary.add(card, tokens);
      lists.add(card.rid, tokens);
      const key = keyOf({ collection: id, rid: card.rid });
      if (known.get(key)?.hash === hashOf(card, tier, contentOf(card))) known.delete(key);
      else changed.push({ record, collection, tier, date: String(record.status_date ?? '') });
    }
    await writePostings(search, map.id, release, lists.stored(id));
  }
  const closed = JSON.stringify([...known.values()].map(({ place }) => place));
  await search.batch([
    search
      .prepare('UPDATE card SET until = ?1 WHERE place IN (SELECT value FROM json_each(?2))')
      .bind(release, closed),
  ]);
  await writeCards(search, map.id, release, changed);
  return vocabulary.stored();
}

/** Removes the rows that releases from `release` on do not have. */
export const pruneSearch = (search: Database, map: string, release: number): Promise<unknown> =>
  search.batch([
    search.prepare(`DELETE FROM token WHERE rowid IN (${PLACES_OF} until <= ?2)`).bind(map, release),
    search.prepare('DELETE FROM card WHERE map = ?1 AND until <= ?2').bind(map, release),
    search.prepare('DELETE FROM posting WHERE map = ?1 AND release < ?2').bind(map, release),
  ]);
