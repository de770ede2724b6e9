/** The records of a collection that search finds by a text, for filters. */
import { ByteCache } from '../../../tiles/byte-cache.ts';
import type { Collection } from '../../domain/kinds.ts';
import { anyOf } from '../../domain/search/expression.ts';
import { planOf } from '../../domain/search/plan.ts';
import { normal } from '../../domain/search/question.ts';
import type { Bindings } from '../env.ts';
import { today } from '../features/items.ts';
import { find, type Scope } from './find.ts';
import { type Searched, searched } from './knowledge.ts';
import { Postings } from './postings.ts';

/** Hits that are looked at one by one, as in a search, at most; of more the index says which they are. */
const VERIFIED = 100;

/** `isExact` is false when some may have what was asked in other places than side by side, or when some are missing. */
export type TextMatch = { rids: readonly number[]; isExact: boolean };

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
  map: string,
  text: string,
  { releases, knowledge }: Searched,
): Promise<TextMatch> {
  const plan = planOf(text, knowledge);
  if (plan === undefined) return { rids: [], isExact: true };
  const scope: Scope = { releases, collections: [collection.id], rings: [] };
  const { version } = releases.find((release) => release.map === map)!;
  const expression = anyOf(plan.stages);
  const postings = await Postings.read(search, { map, version, collection: collection.id }, expression);
  if (postings.least(expression) < VERIFIED) {
    const { hits, read } = await find(search, plan, scope, VERIFIED);
    if (read < VERIFIED) return { rids: hits.map(({ card }) => card.rid), isExact: true };
  }
  return postings.evaluate(expression, scope);
}

/**
 * The records a text finds as it stands, without corrections. Beyond a hundred they are taken from the lists of common
 * tokens, a row each, and not looked at one by one. Undefined while the map has no search rows that this code can read.
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
    matched(search, collection, map, read, known),
  );
}
