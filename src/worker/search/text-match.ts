/** The records of a collection that search finds by a text, for filters. */
import { ByteCache } from '../../../tiles/byte-cache.ts';
import type { Collection } from '../../domain/kinds.ts';
import { planOf } from '../../domain/search/plan.ts';
import { normal } from '../../domain/search/question.ts';
import type { Bindings } from '../env.ts';
import { today } from '../features/items.ts';
import { candidates, find, type Scope } from './find.ts';
import { type Searched, searched } from './knowledge.ts';

/** Hits that are looked at one by one, as in a search; of more the index says which they are. */
const VERIFIED = 1000;
/** Records named at most: each costs a row of the index and one of its card. */
const MOST = 50_000;

/** `isWhole` is false when there are more. */
export type TextMatch = { rids: readonly number[]; isWhole: boolean };

const LIMIT_BYTES = 4 * 1024 * 1024;
const bytesOf = ({ rids }: TextMatch) => 100 + 8 * rids.length;

// List, counts and map ask for the same text, and every further page does. Keyed by binding as all isolate memory.
const memories = new WeakMap<object, ByteCache<string, TextMatch>>();

function memoryOf(search: object): ByteCache<string, TextMatch> {
  const memory = memories.get(search) ?? new ByteCache<string, TextMatch>(LIMIT_BYTES, bytesOf);
  memories.set(search, memory);
  return memory;
}

async function matched(
  search: D1Database,
  collection: Collection,
  text: string,
  { releases, knowledge }: Searched,
): Promise<TextMatch> {
  const plan = planOf(text, knowledge);
  if (plan === undefined) return { rids: [], isWhole: true };
  const scope: Scope = { releases, collections: [collection.id], rings: [] };
  const { hits, read } = await find(search, plan, scope, VERIFIED);
  if (read < VERIFIED) return { rids: hits.map(({ card }) => card.rid), isWhole: true };
  const rids = await candidates(search, plan, scope, MOST + 1);
  return { rids: rids.slice(0, MOST), isWhole: rids.length <= MOST };
}

/**
 * The records a text finds as it stands, without corrections. Beyond a thousand they are not verified, which lets in
 * one in some hundreds that has the words apart. Undefined while the map has no search rows that this code can read.
 */
export async function textMatch(
  env: Bindings,
  search: D1Database,
  collection: Collection,
  map: string,
  text: string,
): Promise<TextMatch | undefined> {
  const known = await searched(env);
  if (!known.releases.some((release) => release.map === map)) return undefined;
  const read = normal(text);
  return memoryOf(env.SEARCH).load(`${known.key} ${today()} ${collection.id} ${read}`, () =>
    matched(search, collection, read, known),
  );
}
