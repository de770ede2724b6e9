/** `/api/events`: what a page of this site tells of a visit. */
import { Hono } from 'hono';
import { readBatch } from '../../domain/counting.ts';
import type { App } from '../env.ts';
import { jsonBody } from '../json-body.ts';
import { network } from '../network.ts';
import { forAskerAlone, ownSiteOnly } from '../own-site.ts';
import { fail } from '../respond.ts';
import { tally } from './tally.ts';
import { isVisitor } from './visitors.ts';

export const counting = new Hono<App>();

/** Bytes of a body at most. */
const LONGEST_BODY = 2048;
/** A beacon with a text calls it plain. */
const TAKEN = ['application/json', 'text/plain'];
/** Seconds after which the count of an address begins anew. */
const RETRY = 60;

counting.use(forAskerAlone(), ownSiteOnly());

/** Nobody waits for the count, and a program is not told that it does not count. */
counting.post('/', async (c) => {
  const read = readBatch(await jsonBody(c.req.raw, LONGEST_BODY, TAKEN));
  if ('errors' in read) return fail({ code: 'invalid', errors: read.errors });
  const from = network(c.req.header('cf-connecting-ip') ?? '');
  if (!(await c.env.EVENT_RATE.limit({ key: from })).success)
    return fail({ code: 'too-many', retryAfter: RETRY });
  if (isVisitor(c.req.raw)) c.executionCtx.waitUntil(tally(c.env, read.batch, new Date()));
  return c.body(null, 204);
});

counting.all('/', (c) => fail({ code: 'method', method: c.req.method, allowed: ['POST'] }));
