/** A release that patches the last one leaves what a release of everything would: archive, snapshot, vocabulary, lists, cards. */
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveDivisions } from '../db/divisions.ts';
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import { collectionOf, mapOf } from '../src/domain/maps/index.ts';
import { isPublicOn } from '../src/domain/public-record.ts';
import { cardOf } from '../src/domain/search/card.ts';
import { numbersOf, type Posting, PostingCollection } from '../src/domain/search/postings.ts';
import { tokenize } from '../src/domain/search/tokens.ts';
import { VocabularyCollection } from '../src/domain/search/vocabulary.ts';
import { prepareCity, store } from '../src/worker/fixture/city.ts';
import { build } from './build.ts';
import { gzip } from './compression.ts';
import { seeded } from './fixtures.ts';
import type { LiveRecord } from './layers.ts';
import { type Released, release } from './publish.ts';
import { listed } from './records.ts';
import type { StagedRecord } from './release-rows.ts';
import { snapshot } from './snapshot.ts';
import { allRows } from './stored-records.ts';

const MAP = mapOf('opportunities')!;
const COLLECTION = collectionOf('opportunities')!;
const FIRST = 500_000;
/** Enough that some tokens have lists, and edits take them above and below what a list is kept for. */
const COUNT = 103;
const RELEASES = 14;
const DAY_MILLISECONDS = 24 * 3600 * 1000;

const random = seeded(11);
const whole = (count: number) => Math.floor(random() * count);
const WORDS = ['光学', '轴承', '芯片', '新能源', '医药', '冷链'];

const place = () => {
  const [lon, lat] = [120.7 + whole(60_000) / 1e5, 31.1 + whole(40_000) / 1e5];
  const geometry = JSON.stringify({ type: 'Point', coordinates: [lon, lat] });
  return { lon, lat, west: lon, east: lon, south: lat, north: lat, geometry };
};

const words = (): LiveRecord => ({
  name_zh: `样例·${WORDS[whole(WORDS.length)]}项目${whole(90)}`,
  scope: `样例 ${WORDS[whole(WORDS.length)]}`,
  kind: 'patchkind',
  division: whole(2) === 0 ? '320583' : '320585',
  total: whole(1000) * 1000,
});

const made = (n: number): LiveRecord => ({
  ...Object.fromEntries(Object.keys(COLLECTION.fields).map((name) => [name, null])),
  ...{ source_dept: '样例·补丁部门', source_no: `PATCH-${n}`, visibility: 'public', valid_until: null },
  ...{ name_en: null, pinyin: null, verified_at: '2026-11-01', status_date: null, zone: null, town: null },
  ...words(),
  ...place(),
});

const live = new Map<number, LiveRecord>();

const staged = (n: number, record: LiveRecord, change: StagedRecord['change']): StagedRecord => ({
  batch: 'patch-test',
  id: `patch${n}`,
  rid: FIRST + n,
  is_sample: 1,
  change,
  record,
});

function released(rows: StagedRecord[], now = new Date()): Promise<Released[]> {
  for (const { rid, record, change } of rows)
    if (change === 'withdrawn') live.delete(rid - FIRST);
    else live.set(rid - FIRST, record);
  return release(store, [MAP], { gzip, now, source: new Map([[COLLECTION.id, rows]]) });
}

const bytesOf = async (key: string) => new Uint8Array(await (await env.ARCHIVES.get(key))!.arrayBuffer());

/** Holds all of a release against what is made of the live rows anew. */
async function checkWhole({ version, key }: Released, now: Date): Promise<void> {
  const day = dayAt(now, CITY.timeZone);
  const rows = (await allRows(store.content, COLLECTION)).filter((row) => isPublicOn(row, day));
  const records = new Map([[COLLECTION.id, listed(COLLECTION, rows)]]);
  const full = await build(MAP, version, records, await liveDivisions(store.content), { gzip, day });
  expect(Buffer.compare(await bytesOf(key), full.bytes)).toBe(0);
  const row = await env.CONTENT.prepare(
    'SELECT snapshot, vocabulary, records, tilejson FROM release WHERE map = ? AND version = ?',
  )
    .bind(MAP.id, version)
    .first<{ snapshot: string; vocabulary: string; records: number; tilejson: string }>();
  expect(row!.records).toBe(rows.length);
  expect(JSON.parse(row!.tilejson)).toEqual(JSON.parse(JSON.stringify(full.tilejson)));
  expect(Buffer.compare(await bytesOf(row!.snapshot), snapshot(MAP, version, records))).toBe(0);
  const vocabulary = new VocabularyCollection();
  const lists = new PostingCollection();
  const cards = new Map<number, string>();
  for (const record of rows) {
    const card = cardOf(record, COLLECTION);
    const tokens = tokenize(card);
    vocabulary.add(card, tokens);
    lists.add(card.rid, tokens);
    cards.set(card.rid, card.name_zh);
  }
  expect(JSON.parse(new TextDecoder().decode(await bytesOf(row!.vocabulary)))).toEqual(vocabulary.stored());
  const current = `map = 'opportunities' AND ?1 BETWEEN`;
  const { results: postings } = await env.SEARCH.prepare(
    `SELECT token, count, numbers FROM posting WHERE ${current} release AND coalesce(until - 1, 9e15)`,
  )
    .bind(version)
    .all<Posting>();
  const numbers = (list: Iterable<Posting>) =>
    Object.fromEntries([...list].map((one) => [one.token, [...numbersOf(one)]]).sort());
  expect(numbers(postings)).toEqual(numbers(lists.stored(COLLECTION.id)));
  const { results: found } = await env.SEARCH.prepare(
    `SELECT rid, content->>'name_zh' AS name_zh FROM card WHERE ${current} since AND coalesce(until - 1, 9e15)
     AND place IN (SELECT rowid FROM token WHERE token MATCH '"@c:opportunities"')`,
  )
    .bind(version)
    .all<{ rid: number; name_zh: string }>();
  expect(new Map(found.map(({ rid, name_zh }) => [rid, name_zh]))).toEqual(cards);
}

beforeAll(async () => {
  await prepareCity();
  await released(Array.from({ length: COUNT }, (_, n) => staged(n, made(n), 'new')));
});

// Other files count the records of this map.
afterAll(async () => {
  await released([...live].map(([n, record]) => staged(n, record, 'withdrawn')));
});

function edit(): StagedRecord {
  const known = [...live.keys()];
  const n = known[whole(known.length)]!;
  const record = live.get(n)!;
  switch (whole(5)) {
    case 0:
      return staged(Math.max(...known) + 1, made(Math.max(...known) + 1), 'new');
    case 1:
      return staged(n, record, 'withdrawn');
    case 2:
      return staged(n, { ...record, ...place() }, 'changed');
    case 3:
      return staged(n, { ...record, visibility: 'internal' }, 'changed');
    default:
      return staged(n, { ...record, ...words() }, 'changed');
  }
}

test('every kind of edit, again and again', async () => {
  const cut: number[] = [];
  for (let turn = 0; turn < RELEASES; turn++) {
    const edits = Array.from({ length: 1 + whole(3) }, edit);
    const rows = [...new Map(edits.map((one) => [one.rid, one])).values()];
    const now = new Date();
    const [one] = await released(rows, now);
    await checkWhole(one!, now);
    cut.push(one!.cut / one!.tiles);
  }
  // Otherwise everything might have been made anew.
  expect(Math.min(...cut)).toBeLessThan(0.5);
});

test('what ends goes with the next release, and what was renewed beside all releases comes back', async () => {
  const [n, record] = [...live].find(([, { visibility }]) => visibility === 'public')!;
  const today = new Date();
  const day = dayAt(today, CITY.timeZone);
  await released([staged(n, { ...record, valid_until: day }, 'changed')], today);
  const later = new Date(today.getTime() + 2 * DAY_MILLISECONDS);
  const [ended] = await released([], later);
  await checkWhole(ended!, later);
  await env.CONTENT.prepare(`UPDATE opportunities SET valid_until = '2099-01-01' WHERE rid = ?`)
    .bind(FIRST + n)
    .run();
  const [back] = await released([], later);
  expect(back!.records).toBe(ended!.records + 1);
  await checkWhole(back!, later);
  live.set(n, { ...record, valid_until: '2099-01-01' });
});

test('what has a snapshot of another format is made anew', async () => {
  const [{ version }] = (await released([staged(0, made(0), live.has(0) ? 'changed' : 'new')])) as [Released];
  const old = 'snapshots/opportunities/1-00000000.bin';
  await env.ARCHIVES.put(old, new TextEncoder().encode('RLS1 and more'));
  await env.CONTENT.prepare('UPDATE release SET snapshot = ? WHERE map = ? AND version = ?')
    .bind(old, MAP.id, version)
    .run();
  const [anew] = await released([staged(0, made(0), 'changed')]);
  expect(anew!.cut).toBe(anew!.tiles);
  await checkWhole(anew!, new Date());
  const [few] = await released([staged(0, made(0), 'changed')]);
  expect(few!.cut).toBeLessThan(few!.tiles / 2);
});

test('a hundred changes and more make everything anew, and so does another outline of a division', async () => {
  const rows = [...live].map(([n, record]) => staged(n, { ...record, scope: '样例 改写' }, 'changed'));
  const [one] = await released(rows);
  await checkWhole(one!, new Date());
  const [few] = await released([staged(0, made(0), live.has(0) ? 'changed' : 'new')]);
  expect(few!.cut).toBeLessThan(few!.tiles / 2);
  await checkWhole(few!, new Date());
  await env.CONTENT.prepare(`UPDATE divisions SET lon = lon + 0.001 WHERE code = '320583'`).run();
  const [anew] = await released([staged(0, made(0), 'changed')]);
  expect(anew!.cut).toBe(anew!.tiles);
  await checkWhole(anew!, new Date());
  await env.CONTENT.prepare(`UPDATE divisions SET lon = lon - 0.001 WHERE code = '320583'`).run();
});
