/** `/renew/{token}`: GET shows what would be renewed, POST renews it, so that previews of links change nothing. */
import { type Context, Hono } from 'hono';
import { type RenewalRow, renewalOf } from '../../../db/renewals.ts';
import { gzip } from '../../../tiles/compression.ts';
import { Busy } from '../../../tiles/lease.ts';
import { SETTLE_MILLISECONDS } from '../../../tiles/publish.ts';
import { renew } from '../../../tiles/renew.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { isSigned, partsOf } from '../../domain/renewal.ts';
import { type App, storeOf } from '../env.ts';
import type { Row } from '../features/feature.ts';
import { secretHeaders } from '../headers.ts';
import { meteredDatabase } from '../meter.ts';
import { network } from '../network.ts';
import { ownSiteOnly } from '../own-site.ts';
import { languageOf } from '../pages/language.ts';
import { missing } from '../pages/missing.ts';
import { inLanguage } from '../pages/text.ts';
import { fail } from '../respond.ts';
import { today } from '../today.ts';
import { overPage, renewalPage, type Shown } from './page.ts';

export const renewing = new Hono<App>();

const SECRET_HEADERS = secretHeaders('own');

renewing.use(async function secretive(c, next) {
  await next();
  for (const [name, value] of Object.entries(SECRET_HEADERS)) c.res.headers.set(name, value);
});
renewing.use(ownSiteOnly());

type Found = { link: RenewalRow & { until: string | null }; shown: Shown };

/** What a token opens; `over` where it did once. Undefined for everything that was never given out. */
async function found(c: Context<App>, token: string, day: string): Promise<Found | 'over' | undefined> {
  const { RENEWAL_SECRET: secret } = c.env;
  const parts = partsOf(token);
  if (!secret || !parts) return undefined;
  const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
  const link = await renewalOf(content as never, parts.key);
  if (!link || !(await isSigned(secret, token, { ...link, until: parts.until }))) return undefined;
  const collection = collectionOf(link.collection);
  if (!collection || link.revoked_at !== null || link.ends < day) return 'over';
  const row = await content
    .prepare(`SELECT * FROM "${collection.id}" WHERE id = ?`)
    .bind(link.record)
    .first<Row>();
  if (row?.visibility !== 'public') return 'over';
  const until = parts.until ?? null;
  return { link: { ...link, until }, shown: { row, collection, ends: link.ends, until, used: link.used_at } };
}

async function over(c: Context<App>): Promise<Response> {
  return c.html(await overPage(c.req.path, languageOf(c)), 410);
}

renewing.get('/:token', async (c) => {
  const day = today();
  const opened = await found(c, c.req.param('token'), day);
  if (opened === undefined) return missing(c);
  if (opened === 'over') return over(c);
  return c.html(await renewalPage(opened.shown, { path: c.req.path, day, language: languageOf(c) }));
});

renewing.post('/:token', async (c) => {
  const from = network(c.req.header('cf-connecting-ip') ?? '');
  if (!(await c.env.VIEW_RATE.limit({ key: `renew ${from}` })).success)
    fail({ code: 'too-many', retryAfter: 60 });
  const day = today();
  const language = languageOf(c);
  const opened = await found(c, c.req.param('token'), day);
  if (opened === undefined) return missing(c);
  if (opened === 'over') return over(c);
  if (opened.link.used_at === null)
    try {
      await renew(storeOf(c.env), opened.link, { gzip, now: new Date(), settle: SETTLE_MILLISECONDS });
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      const page = renewalPage(opened.shown, { path: c.req.path, day, language, busy: true });
      return c.html(await page, 503, { 'retry-after': '60' });
    }
  return c.redirect(inLanguage(c.req.path, language), 303);
});
