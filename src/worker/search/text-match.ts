/** The records of a collection that search finds by a text, for filters. */
import { ByteCache } from '../../../tiles/byte-cache.ts';
import type { Collection } from '../../domain/kinds.ts';
import { anyOf } from '../../domain/search/expression.ts';
import type { Knowledge } from '../../domain/search/part.ts';
import { planOf, readingOf, rescuePlan } from '../../domain/search/plan.ts';
import { normal } from '../../domain/search/question.ts';
import type { Bindings } from '../env.ts';
import { today } from '../today.ts';
import { find, type Scope } from './find.ts';
import { type Searched, searched } from './knowledge.ts';
import { Postings } from './postings.ts';

/** Hits that are looked at one by one, as in a search, at most; of more the index says which they are. */
const VERIFIED = 100;

/**
 * `isExact` is false when some may have what was asked in other places than side by side, or when some are missing;
 * `corrected` is how the text was read to find any.
 */
export type TextMatch = { rids: readonly number[]; isExact: boolean; corrected?: string };

const LIMIT_BYTES = 4 * 1024 * 1024;
const bytesOf = ({ rids }: TextMatch) => 100 + 8 * rids.length;

// List, counts and map ask for the same text, and every further page does. Keyed by binding as all isolate memory.
const memories = new WeakMap<object, ByteCache<string, TextMatch>>();

function memoryOf(search: object): ByteCache<string, TextMatch> {
  const memory = memories.get(search) ?? new ByteCache<string, TextMatch>(LIMIT_BYTES, bytesOf);
  memories.set(search, memory);
  return memory;
}

/** What a text that finds nothing may have meant, as a search takes it. */
async function meant(
  search: D1Database,
  text: string,
  scope: Scope,
  knowledge: Knowledge,
): Promise<TextMatch> {
  const plan = rescuePlan(text, knowledge);
  const { hits } = plan ? await find(search, plan, scope, VERIFIED) : { hits: [] };
  const [best] = hits.toSorted((a, b) => a.rank - b.rank);
  return {
    // A filter is no ranking: those that lack more than the best are none of it.
    rids: hits.filter(({ missed }) => missed.length === best?.missed.length).map(({ card }) => card.rid),
    isExact: true,
    ...(best ? { corrected: readingOf(best) } : {}),
  };
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
    if (hits.length === 0) return meant(search, text, scope, knowledge);
    if (read < VERIFIED) return { rids: hits.map(({ card }) => card.rid), isExact: true };
  }
  return postings.evaluate(expression, scope);
}

/**
 * The records a text finds; when there are none, those of what it may have meant. Beyond a hundred they are taken from
 * the lists of common tokens, a row each, and not looked at one by one. Undefined while the map has no search rows that
 * this code can read.
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
