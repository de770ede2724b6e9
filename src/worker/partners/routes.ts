/** `/partners/{key}`: a partner's logo for everybody, its figures for who has the secret. */
import { type Context, Hono } from 'hono';
import type { Partner } from '../../domain/partner.ts';
import { figuresPath } from '../../domain/partner.ts';
import { monthlySums, type Sum } from '../counting/sums.ts';
import { sumsCsv } from '../counting/tables.ts';
import type { App } from '../env.ts';
import { secretHeaders } from '../headers.ts';
import { meteredDatabase } from '../meter.ts';
import { languageOf } from '../pages/language.ts';
import { missing } from '../pages/missing.ts';
import { partnerWith } from './access.ts';
import { figuresPage } from './figures-page.ts';
import { partnerOf } from './partner.ts';

export const partners = new Hono<App>();

const SECRET_HEADERS = secretHeaders('nobody');

partners.use(async function secretive(c, next) {
  await next();
  for (const [name, value] of Object.entries(SECRET_HEADERS))
    if (name !== 'cache-control' || !c.res.headers.has(name) || c.res.status >= 400)
      c.res.headers.set(name, value);
});

const FOREVER = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

partners.get('/:key/logo', async (c) => {
  const key = c.req.param('key');
  const partner = await partnerOf(c.env, key);
  if (!partner?.logo) return missing(c);
  const row = await c.env.PARTNERS.prepare('SELECT logo, logo_type, logo_sha256 FROM partner WHERE key = ?')
    .bind(key)
    .first<{ logo: string | null; logo_type: string; logo_sha256: string }>();
  if (!row?.logo) return missing(c);
  const version = c.req.query('v');
  return c.body(
    Uint8Array.from(atob(row.logo), (sign) => sign.charCodeAt(0)),
    200,
    {
      'content-type': row.logo_type,
      'cache-control': version && row.logo_sha256.startsWith(version) ? FOREVER : HOUR,
    },
  );
});

type Found = { partner: Partner; sums: Sum[]; path: string; now: Date };

/** What an address with a secret shows; undefined where it opens nothing. */
async function found(c: Context<App>, key: string, secret: string): Promise<Found | undefined> {
  const partner = await partnerWith(c.env, key, secret);
  if (!partner) return undefined;
  const now = new Date();
  const database = meteredDatabase(c.env.PARTNERS, c.get('meter'));
  return {
    partner,
    sums: await monthlySums(database, partner.key, now),
    path: figuresPath(partner.key, secret),
    now,
  };
}

type Format = (c: Context<App>, found: Found) => Response | Promise<Response>;

const FORMATS: Readonly<Record<string, Format>> = {
  html: (c, { partner, sums, path, now }) =>
    c.html(figuresPage(partner, sums, { path, language: languageOf(c), now })),
  csv: (c, { partner, sums }) =>
    c.body(sumsCsv(sums), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="relitu-${partner.key}.csv"`,
    }),
  json: (c, { partner, sums, now }) => {
    const { key, name, origins } = partner;
    return c.json({ partner: { key, name, origins }, as_of: now.toISOString(), sums });
  },
};

partners.get('/:key/:secret', async (c) => {
  const [secret = '', format = 'html', more] = c.req.param('secret').split('.');
  const shown = await found(c, c.req.param('key'), secret);
  const write = more === undefined && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return shown && write ? write(c, shown) : missing(c);
});
