/** Search rows of a release: what is new or changed is written, what is gone is closed, the rest stays as it is. */
import type { Database } from '../db/bindings.ts';
import { given, jsonChunks } from '../db/json-chunks.ts';
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { collectionOf } from '../src/domain/maps/index.ts';
import { type Card, cardOf } from '../src/domain/search/card.ts';
import { allOf, ftsText } from '../src/domain/search/expression.ts';
import {
  LEAST_POSTED,
  numbersOf,
  type Posting,
  PostingCollection,
  postingOf,
} from '../src/domain/search/postings.ts';
import { TIER_PLACES, tierOf } from '../src/domain/search/rank.ts';
import { collectionToken, tokenize, tokenizerId } from '../src/domain/search/tokens.ts';
import { type StoredVocabulary, VocabularyCollection } from '../src/domain/search/vocabulary.ts';
import { contentHash } from './content-hash.ts';
import type { LiveRecord, LiveRecords } from './layers.ts';
import { pause } from './pause.ts';
import type { Changes } from './records.ts';

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

const dateOf = (record: LiveRecord) => String(record.status_date ?? '');

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

/**
 * Marks that rows of a release are being written. What an interrupted run has left is taken back: its rows go, what it
 * closed is open again.
 */
async function begin(search: Database, map: string, release: number): Promise<void> {
  const left = await search
    .prepare('SELECT release FROM unfinished WHERE map = ?1')
    .bind(map)
    .first<{ release: number }>();
  // A lower number is that of a release that became public and was only not tidied after.
  const isInterrupted = left !== null && left.release >= release;
  const tidied = [
    `DELETE FROM token WHERE rowid IN (${PLACES_OF} since >= ?2)`,
    'DELETE FROM card WHERE map = ?1 AND since >= ?2',
    'UPDATE card SET until = NULL WHERE map = ?1 AND until >= ?2',
    'DELETE FROM posting WHERE map = ?1 AND release >= ?2',
    'UPDATE posting SET until = NULL WHERE map = ?1 AND until >= ?2',
  ];
  await search.batch([
    ...(isInterrupted ? tidied.map((sql) => search.prepare(sql).bind(map, release)) : []),
    search
      .prepare(
        'INSERT INTO unfinished (map, release) VALUES (?1, ?2) ON CONFLICT (map) DO UPDATE SET release = excluded.release',
      )
      .bind(map, release),
  ]);
}

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
            `INSERT INTO card (place, map, collection, rid, since, hash, valid_until, lon, lat, content) ${given(3)}
             SELECT value->>'place', ?1, value->>'collection', value->>'rid', ?2, value->>'hash', value->>'valid_until',
                    value->>'lon', value->>'lat', value->>'content' FROM given`,
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
          `INSERT INTO posting (map, release, collection, token, count, numbers) ${given(3)}
           SELECT ?1, ?2, value->>'collection', value->>'token', value->>'count', value->>'numbers' FROM given`,
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
  await begin(search, map.id, release);
  await search.batch([
    search.prepare('UPDATE posting SET until = ?2 WHERE map = ?1 AND until IS NULL').bind(map.id, release),
  ]);
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
      else changed.push({ record, collection, tier, date: dateOf(record) });
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

type Delta = { added: Set<number>; removed: Set<number> };

/** The records of a collection that have each of some tokens in the current release, for tokens that few have. */
async function rareNumbers(
  search: Database,
  map: string,
  collection: string,
  tokens: readonly string[],
): Promise<Map<string, number[]>> {
  const { results } = await search
    .prepare(
      `SELECT asked.value->>'token' AS token, c.rid FROM json_each(?1) AS asked
       CROSS JOIN token AS t ON t.token MATCH asked.value->>'match'
       CROSS JOIN card AS c ON c.place = t.rowid AND c.map = ?2 AND c.collection = ?3 AND c.until IS NULL`,
    )
    .bind(
      JSON.stringify(
        tokens.map((token) => ({ token, match: ftsText(allOf([token, collectionToken(collection)])) })),
      ),
      map,
      collection,
    )
    .all<{ token: string; rid: number }>();
  const found = new Map<string, number[]>();
  for (const { token, rid } of results) {
    const list = found.get(token);
    if (list) list.push(rid);
    else found.set(token, [rid]);
  }
  return found;
}

/** The lists of a collection that changes touch, as they will be; shorter ones than are kept among them. */
async function patchedPostings(
  search: Database,
  map: string,
  collection: string,
  deltas: ReadonlyMap<string, Delta>,
): Promise<(Posting & { collection: string })[]> {
  const { results } = await search
    .prepare(
      `SELECT p.token, p.count, p.numbers FROM json_each(?3) AS asked
       CROSS JOIN posting AS p ON p.map = ?1 AND p.collection = ?2 AND p.token = asked.value AND p.until IS NULL`,
    )
    .bind(map, collection, JSON.stringify([...deltas.keys()]))
    .all<Posting>();
  const known = new Map(results.map((row) => [row.token, row]));
  const gained = [...deltas].filter(([token, { added }]) => added.size > 0 && !known.has(token));
  const rare = await rareNumbers(
    search,
    map,
    collection,
    gained.map(([token]) => token),
  );
  const patched: (Posting & { collection: string })[] = [];
  for (const [token, { added, removed }] of deltas) {
    const posting = known.get(token);
    const numbers = posting ? numbersOf(posting) : (rare.get(token) ?? []);
    const left = new Set([...numbers].filter((rid) => !removed.has(rid)));
    for (const rid of added) left.add(rid);
    patched.push({
      collection,
      ...postingOf(
        token,
        [...left].sort((a, b) => a - b),
      ),
    });
  }
  return patched;
}

/**
 * Writes the search rows of a release that changes some records of the last one, and returns its vocabulary, changed from
 * the last one's: the same as {@link writeSearch} of all records. Costs three rows for each changed record, and a row for
 * each common token that it gains or loses.
 */
export async function patchSearch(
  search: Database,
  map: MapDefinition,
  release: number,
  last: StoredVocabulary,
  changes: Changes,
): Promise<StoredVocabulary> {
  await begin(search, map.id, release);
  const vocabulary = new VocabularyCollection(last);
  const changed: Changed[] = [];
  for (const [id, list] of changes) {
    const collection = collectionOf(id)!;
    const deltas = new Map<string, Delta>();
    const closed: number[] = [];
    const rowFor = (record: LiveRecord) => {
      const one = { record, collection, tier: tierOf(record, collection), date: dateOf(record) };
      const card = cardOf(record, collection);
      return { one, card, tokens: tokenize(card), hash: hashOf(card, one.tier, contentOf(card)) };
    };
    for (const { rid, before, after } of list) {
      const was = before && rowFor(before);
      const is = after && rowFor(after);
      if (was && was.hash === is?.hash) continue;
      if (was) {
        closed.push(rid);
        vocabulary.remove(was.card, was.tokens);
      }
      if (is) {
        changed.push(is.one);
        vocabulary.add(is.card, is.tokens);
      }
      const [old, fresh] = [new Set(was?.tokens), new Set(is?.tokens)];
      for (const token of new Set([...old, ...fresh])) {
        if (old.has(token) && fresh.has(token)) continue;
        const delta = deltas.get(token) ?? { added: new Set(), removed: new Set() };
        deltas.set(token, delta);
        (fresh.has(token) ? delta.added : delta.removed).add(rid);
      }
    }
    const postings = await patchedPostings(search, map.id, id, deltas);
    await search.batch([
      search
        .prepare(
          `UPDATE card SET until = ?3 WHERE map = ?1 AND collection = ?2 AND until IS NULL
           AND rid IN (SELECT value FROM json_each(?4))`,
        )
        .bind(map.id, id, release, JSON.stringify(closed)),
      search
        .prepare(
          `UPDATE posting SET until = ?3 WHERE map = ?1 AND collection = ?2 AND until IS NULL
           AND token IN (SELECT value FROM json_each(?4))`,
        )
        .bind(map.id, id, release, JSON.stringify([...deltas.keys()])),
    ]);
    await writePostings(
      search,
      map.id,
      release,
      postings.filter(({ count }) => count >= LEAST_POSTED),
    );
  }
  await writeCards(search, map.id, release, changed);
  return vocabulary.stored();
}

/** Removes the rows that releases from `release` on do not have; those of that release are all written. */
export const pruneSearch = (search: Database, map: string, release: number): Promise<unknown> =>
  search.batch([
    search.prepare(`DELETE FROM token WHERE rowid IN (${PLACES_OF} until <= ?2)`).bind(map, release),
    search.prepare('DELETE FROM card WHERE map = ?1 AND until <= ?2').bind(map, release),
    search.prepare('DELETE FROM posting WHERE map = ?1 AND until <= ?2').bind(map, release),
    search.prepare('DELETE FROM unfinished WHERE map = ?1 AND release <= ?2').bind(map, release),
  ]);
