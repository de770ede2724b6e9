/** `/api/search`: records of all collections by what people call them. */
import { Hono } from 'hono';
import { distance, type Position } from '../../domain/geometry.ts';
import { type Hit, planOf, rescuePlan } from '../../domain/search/plan.ts';
import type { App } from '../env.ts';
import { today } from '../features/items.ts';
import { meteredDatabase } from '../meter.ts';
import { tagged } from '../respond.ts';
import { hitFeature } from './answer.ts';
import { boxArea, ringsAround } from './area.ts';
import { find, type Scope } from './find.ts';
import { type Searched, searched } from './knowledge.ts';
import { type SearchQuery, searchQuery } from './parameters.ts';

export const search = new Hono<App>();

const RESCUE_CANDIDATES = 50;

/** Distances that count as equally near: below 1 km, 2, 4, 8, ... */
const band = ({ card: { lon, lat } }: Hit, near: Position | undefined): number =>
  near && lon !== null && lat !== null
    ? Math.max(0, Math.ceil(Math.log2(distance(near, [lon, lat]) / 1000)))
    : near
      ? Number.POSITIVE_INFINITY
      : 0;

/** The hits of a question, best first, and whether they are not of the question as it was asked. */
export async function hitsOf(
  database: D1Database,
  { text, collections, bbox, near, limit }: SearchQuery,
  { knowledge, releases }: Searched,
): Promise<{ hits: Hit[]; isRescued: boolean }> {
  const plan = planOf(text, knowledge);
  if (plan === undefined) return { hits: [], isRescued: false };
  const scope: Scope = {
    releases,
    collections,
    ...(bbox ? { bbox: boxArea(bbox) } : {}),
    rings: near ? ringsAround(near) : [],
  };
  let hits = await find(database, plan, scope, limit);
  const isRescued = hits.length === 0;
  const rescue = isRescued ? rescuePlan(text, knowledge) : undefined;
  // What may have been meant is found by less than all of it: more of it has to be looked at.
  if (rescue) hits = (await find(database, rescue, scope, RESCUE_CANDIDATES)).slice(0, limit);
  const order = (a: Hit, b: Hit) => a.rank - b.rank || band(a, near) - band(b, near) || 0;
  return { hits: hits.toSorted(order), isRescued };
}

/** The question as the best hit was met by: with words read as others in their place; undefined when none was. */
function correctedText([best]: readonly Hit[]): string | undefined {
  return best?.parts.some(({ instead }) => instead !== undefined)
    ? best.parts.map(({ text, instead }) => instead ?? text).join(' ')
    : undefined;
}

search.get('/', async (c) => {
  const url = new URL(c.req.url);
  const query = searchQuery(url);
  const known = await searched(c.env);
  url.searchParams.sort();
  const body = async () => {
    const { hits } = await hitsOf(meteredDatabase(c.env.SEARCH, c.get('meter')), query, known);
    const corrected = correctedText(hits);
    return {
      type: 'FeatureCollection',
      features: hits.map((hit) => hitFeature(hit, query.lang, query.near)),
      numberReturned: hits.length,
      ...(corrected === undefined ? {} : { corrected }),
    };
  };
  return tagged(c, `${known.key} ${today()} search ${url.search}`, body, 'application/geo+json');
});
