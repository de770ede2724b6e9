/** `/api/search`: records by name in Chinese, English, pinyin or initials, across collections. */
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { statement } from '../../../db/statement.ts';
import { COLLECTIONS } from '../../domain/maps/index.ts';
import type { Invalid } from '../../domain/problem.ts';
import type { App } from '../env.ts';
import { today } from '../features/items.ts';
import { meteredDatabase } from '../meter.ts';
import { currentReleases } from '../releases.ts';
import { fail, tagged } from '../respond.ts';

export const search = new Hono<App>();

const PARAMETERS = ['q', 'collections', 'lang', 'limit', 'f'];
const MAX_TERMS = 8;
const MAX_LENGTH = 64;

type Hit = {
  collection: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  lon: number | null;
  lat: number | null;
  haystack: string;
  division: string | null;
};

function parameters(url: URL) {
  const errors: Invalid[] = [];
  for (const [parameter, value] of url.searchParams) {
    if (!PARAMETERS.includes(parameter))
      errors.push({ parameter, value, reason: `unknown; use ${PARAMETERS.join(', ')}` });
    else if (url.searchParams.getAll(parameter).length > 1)
      errors.push({ parameter, value, reason: 'given more than once' });
  }
  const q = (url.searchParams.get('q') ?? '').normalize('NFKC').toLowerCase().trim();
  if (q === '') errors.push({ parameter: 'q', reason: 'write what to look for' });
  if (q.length > MAX_LENGTH)
    errors.push({ parameter: 'q', reason: `write at most ${MAX_LENGTH} characters` });
  const limit = url.searchParams.get('limit') ?? '20';
  if (!/^[1-9]\d{0,8}$/.test(limit))
    errors.push({ parameter: 'limit', value: limit, reason: 'write a whole number of at least 1' });
  const known = COLLECTIONS.map(({ id }) => id);
  const collections = url.searchParams.get('collections')?.split(',') ?? [];
  const unknown = collections.find((id) => !known.includes(id));
  if (unknown !== undefined)
    errors.push({ parameter: 'collections', value: unknown, reason: `use ${known.join(', ')}` });
  if (errors.length > 0) fail({ code: 'invalid', errors });
  return { terms: q.split(/\s+/).slice(0, MAX_TERMS), limit: Math.min(Number(limit), 100), collections };
}

/** Which text a hit was found in: `haystack` holds name, English name, pinyin, initials and number, a line each. */
function why(hit: Hit, term: string): string {
  if (hit.name_zh.toLowerCase().includes(term)) return 'name_zh';
  if (hit.name_en?.toLowerCase().includes(term)) return 'name_en';
  return /^[a-z]+$/.test(term) ? 'pinyin' : 'source_no';
}

search.get('/', async (c) => {
  const url = new URL(c.req.url);
  const { terms, limit, collections } = parameters(url);
  const releases = await currentReleases(c.env.CONTENT);
  const current = JSON.stringify([...releases.values()].map(({ map, version }) => ({ map, version })));
  const body = async () => {
    const database = meteredDatabase(c.env.SEARCH, c.get('meter'));
    const among =
      collections.length === 0
        ? sql`1`
        : sql`collection IN (SELECT value FROM json_each(${JSON.stringify(collections)}))`;
    const match = sql.join(
      terms.map((term) => sql`instr(haystack, ${term}) > 0`),
      sql` AND `,
    );
    const { results: hits } = await statement(
      database,
      sql`SELECT e.collection, e.id, e.name_zh, e.name_en, e.lon, e.lat, e.haystack, e.division
          FROM json_each(${current}) AS r JOIN entry AS e ON e.map = r.value->>'map' AND e.release = r.value->>'version'
          WHERE ${among} AND ${match} AND (e.valid_until IS NULL OR e.valid_until >= ${today()})
          ORDER BY instr(haystack, ${terms[0]}) = 1 DESC, length(e.name_zh), e.collection, e.rid LIMIT ${limit}`,
    ).all<Hit>();
    return {
      type: 'FeatureCollection',
      features: hits.map((hit) => ({
        type: 'Feature',
        id: hit.id,
        geometry: hit.lon === null ? null : { type: 'Point', coordinates: [hit.lon, hit.lat] },
        properties: {
          collection: hit.collection,
          title: c.req.query('lang') === 'en' ? (hit.name_en ?? hit.name_zh) : hit.name_zh,
          name_zh: hit.name_zh,
          name_en: hit.name_en,
          division: hit.division,
          why: why(hit, terms[0]!),
        },
      })),
      numberReturned: hits.length,
    };
  };
  return tagged(c, `${current} ${today()} ${url.href}`, body, 'application/geo+json');
});
