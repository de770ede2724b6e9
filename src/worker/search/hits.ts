/** The hits of a question across collections. */
import { distance } from '../../domain/distance.ts';
import type { Position } from '../../domain/geometry.ts';
import { type Hit, lackedBy, planOf, readingOf } from '../../domain/search/plan.ts';
import { namesAny } from '../../domain/search/subjects.ts';
import { asWritten, unread } from '../../domain/search/written.ts';
import { boxArea, ringsAround } from './area.ts';
import { find, findAgain, MOST_CANDIDATES, type Scope } from './find.ts';
import type { Searched } from './knowledge.ts';
import type { SearchQuery } from './parameters.ts';

/** Farther than anything on earth. */
const UNPLACED_BAND = 99;

/** Distances that count as equally near: below 1 km, 2, 4, 8, ... */
function band({ card: { lon, lat } }: Hit, near: Position | undefined): number {
  if (near === undefined) return 0;
  if (lon === null || lat === null) return UNPLACED_BAND;
  return Math.max(0, Math.ceil(Math.log2(distance(near, [lon, lat]) / 1000)));
}

/** The hits of a question, best first; when there are none, those of what may have been meant. */
export async function hitsOf(
  database: D1Database,
  { text, collections, bbox, near, limit }: SearchQuery,
  { knowledge, releases }: Searched,
): Promise<Hit[]> {
  const plan = planOf(text, knowledge, collections);
  if (plan === undefined) return [];
  const scope: Scope = {
    releases,
    collections,
    ...(bbox ? { bbox: boxArea(bbox) } : {}),
    rings: near ? ringsAround(near) : [],
  };
  const order = (a: Hit, b: Hit) => a.rank - b.rank || band(a, near) - band(b, near);
  const best = (hits: readonly Hit[]) => hits.toSorted(order).slice(0, limit);
  const { hits, read } = await find(database, plan, scope, limit);
  if (hits.length === 0)
    return best((await findAgain(database, text, scope, knowledge, MOST_CANDIDATES)).hits);
  // The index knows words, not where they stand: where that cost hits of a full page, more are looked at.
  const isCut = hits.length < limit && read === limit && limit < MOST_CANDIDATES;
  return best(isCut ? (await find(database, plan, scope, MOST_CANDIDATES)).hits : hits);
}

/** What an answer says of how the question was read, in the spelling of its writer. */
export function said(hits: readonly Hit[], { written, collections }: SearchQuery, { knowledge }: Searched) {
  const corrected = correctedText(hits);
  const isNamed = (word: string) => namesAny(word, collections, knowledge.lexicon);
  const { known, unknown } = hits[0] ? lackedBy(hits[0], isNamed) : { known: [], unknown: [] };
  const left = unread(written);
  return {
    ...(corrected !== undefined && { corrected: asWritten(written, corrected.split(' ')).join(' ') }),
    ...(unknown.length > 0 && { ignored: asWritten(written, unknown) }),
    ...(known.length > 0 && { lacking: asWritten(written, known) }),
    ...(left.length > 0 && { unread: left }),
  };
}

/** How the question was read for the best hit, where words were read as others; undefined where none was. */
export function correctedText([best]: readonly Hit[]): string | undefined {
  return best?.parts.some(({ instead }) => instead !== undefined) ? readingOf(best) : undefined;
}
