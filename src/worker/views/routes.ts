/** `/api/views`: keeps a view that is too long for a link, and gives it back. */
import { Hono } from 'hono';
import { openedView, readView } from '../../domain/saved-view.ts';
import type { App } from '../env.ts';
import { openData } from '../headers.ts';
import { jsonBody } from '../json-body.ts';
import { meteredDatabase } from '../meter.ts';
import { network } from '../network.ts';
import { forAskerAlone, ownSiteOnly } from '../own-site.ts';
import { fail } from '../respond.ts';
import { keepView, savedView } from './kept.ts';

export const views = new Hono<App>();

/** Bytes of a body at most. */
const LONGEST_BODY = 16_384;
/** Seconds after which the count of an address begins anew, and after which the day has room again. */
const RETRY = { address: 60, day: 3600 };

views.post('/', forAskerAlone(), ownSiteOnly(), async (c) => {
  const read = readView(await jsonBody(c.req.raw, LONGEST_BODY));
  if ('error' in read) return fail({ code: 'invalid', errors: [read.error] });
  const from = network(c.req.header('cf-connecting-ip') ?? '');
  if (!(await c.env.VIEW_RATE.limit({ key: from })).success)
    return fail({ code: 'too-many', retryAfter: RETRY.address });
  const kept = await keepView(meteredDatabase(c.env.ENQUIRIES, c.get('meter')), read.view, new Date());
  if (!kept) return fail({ code: 'too-many', retryAfter: RETRY.day });
  const { origin } = new URL(c.req.url);
  return c.json({ id: kept.id, link: `${origin}/?saved=${kept.id}` }, kept.isNew ? 201 : 200);
});

views.all('/', (c) => fail({ code: 'method', method: c.req.method, allowed: ['POST'] }));

views.get('/:id', openData(), async (c) => {
  const id = c.req.param('id');
  const ENQUIRIES = meteredDatabase(c.env.ENQUIRIES, c.get('meter'));
  const view =
    (await savedView({ ENQUIRIES }, id)) ?? fail({ code: 'not-found', what: `saved view "${id}"` });
  const address = openedView(view, new URLSearchParams());
  // The text of an id never changes; an hour is how long a browser may not notice that it is gone.
  return c.json({ id, view: address }, 200, { 'cache-control': 'public, max-age=3600' });
});
