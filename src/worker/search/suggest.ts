/** `/api/suggest`: while one types, the places and records meant, and filters with what they would bring. */
import { Hono } from 'hono';
import type { Language } from '../../domain/kinds.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import { choices } from '../../domain/search/choices.ts';
import type { Hit } from '../../domain/search/plan.ts';
import type { App } from '../env.ts';
import { meteredDatabase } from '../meter.ts';
import { tagged } from '../respond.ts';
import { today } from '../today.ts';
import { hitFeature } from './answer.ts';
import { countedChoices } from './counted-choices.ts';
import { correctedText, hitsOf, said } from './hits.ts';
import { searched } from './knowledge.ts';
import { SUGGEST_PARAMETERS, searchQuery } from './parameters.ts';

export const suggest = new Hono<App>();

/** Hits looked at: enough for records to follow the places, which come first. */
const HITS = 20;
const MOST_PLACES = 3;
const MOST_RECORDS = 8;

/** What one can fly to; policies and cases are on the base map without a place. */
const isPlace = ({ card }: Hit) =>
  mapWith(card.collection)!.id === 'base' && collectionOf(card.collection)!.geometry !== 'None';

function suggestion(kind: 'place' | 'record', hit: Hit, lang: Language) {
  const { id, geometry, properties } = hitFeature(hit, lang, today());
  const { title, highlight, collection, division, why } = properties;
  return {
    kind,
    text: title,
    highlight,
    map: mapWith(collection)!.id,
    collection,
    collection_title: collectionOf(collection)!.label[lang],
    id,
    division,
    position: geometry?.coordinates ?? null,
    why,
  };
}

suggest.get('/', async (c) => {
  const url = new URL(c.req.url);
  const query = searchQuery(url, SUGGEST_PARAMETERS);
  const known = await searched(c.env);
  url.searchParams.sort();
  const body = async () => {
    const { text, collections, lang, limit } = query;
    const database = meteredDatabase(c.env.SEARCH, c.get('meter'));
    const hits = await hitsOf(database, { ...query, limit: HITS }, known);
    const corrected = correctedText(hits);
    const read = choices(corrected ?? text, known.knowledge.lexicon);
    const values = await countedChoices(c.env, read, collections, lang);
    const places = hits.filter(isPlace).slice(0, MOST_PLACES);
    const records = hits.filter((hit) => !isPlace(hit)).slice(0, MOST_RECORDS);
    return {
      suggestions: [
        ...places.map((hit) => suggestion('place', hit, lang)),
        ...values,
        ...records.map((hit) => suggestion('record', hit, lang)),
      ].slice(0, limit),
      ...said(hits, query, known),
    };
  };
  return tagged(c, `${known.key} ${today()} suggest ${url.search}`, body);
});
