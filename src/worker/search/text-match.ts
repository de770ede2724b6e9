/** The records of a collection that search finds by a text, for filters. */
import type { Collection } from '../../domain/kinds.ts';
import { planOf } from '../../domain/search/plan.ts';
import { normal } from '../../domain/search/question.ts';
import type { Bindings } from '../env.ts';
import { candidates, find, type Scope } from './find.ts';
import { searched } from './knowledge.ts';

/** Hits that are looked at one by one, as in a search; of more the index says which they are. */
const VERIFIED = 1000;
/** Records named at most: each costs a row of the index and one of its card. */
const MOST = 50_000;

/** `isWhole` is false when there are more. */
export type TextMatch = { rids: readonly number[]; isWhole: boolean };

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
  const { releases, knowledge } = await searched(env);
  if (!releases.some((release) => release.map === map)) return undefined;
  const plan = planOf(normal(text), knowledge);
  if (plan === undefined) return { rids: [], isWhole: true };
  const scope: Scope = { releases, collections: [collection.id], rings: [] };
  const { hits, read } = await find(search, plan, scope, VERIFIED);
  if (read < VERIFIED) return { rids: hits.map(({ card }) => card.rid), isWhole: true };
  const rids = await candidates(search, plan, scope, MOST + 1);
  return { rids: rids.slice(0, MOST), isWhole: rids.length <= MOST };
}
