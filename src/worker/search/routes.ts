/** `/api/search`: records of all collections by what people call them. */
import { Hono } from 'hono';
import type { App } from '../env.ts';
import { meteredDatabase } from '../meter.ts';
import { tagged } from '../respond.ts';
import { today } from '../today.ts';
import { hitFeature } from './answer.ts';
import { hitsOf, said } from './hits.ts';
import { searched } from './knowledge.ts';
import { SEARCH_PARAMETERS, searchQuery } from './parameters.ts';

export const search = new Hono<App>();

search.get('/', async (c) => {
  const url = new URL(c.req.url);
  const query = searchQuery(url, SEARCH_PARAMETERS);
  const known = await searched(c.env);
  url.searchParams.sort();
  const body = async () => {
    const hits = await hitsOf(meteredDatabase(c.env.SEARCH, c.get('meter')), query, known);
    return {
      type: 'FeatureCollection',
      features: hits.map((hit) => hitFeature(hit, query.lang, today(), query.near)),
      numberReturned: hits.length,
      ...said(hits, query, known),
    };
  };
  return tagged(c, `${known.key} ${today()} search ${url.search}`, body, 'application/geo+json');
});
