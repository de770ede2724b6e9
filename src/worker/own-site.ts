/** What only this site's own pages may ask: no other origin may send or read it. */
import type { MiddlewareHandler } from 'hono';
import type { App } from './env.ts';
import { DATA_HEADERS } from './headers.ts';
import { fail } from './respond.ts';

/** Answers are for the asker alone: kept nowhere, readable by no other origin. */
export const forAskerAlone = (): MiddlewareHandler<App> =>
  async function forAskerAlone(c, next) {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(DATA_HEADERS)) headers.set(name, value);
    headers.delete('access-control-allow-origin');
    headers.delete('access-control-expose-headers');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('cache-control', 'no-store');
  };

/** Whether a page of this site sent a request. Browsers say where it comes from; nobody who does not is believed. */
function isOwn(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  // Behind a proxy the address may have another host than the page, and the browser knows better.
  return site === null
    ? request.headers.get('origin') === new URL(request.url).origin
    : site === 'same-origin';
}

/** Refuses what changes something and comes from elsewhere. */
export const ownSiteOnly = (): MiddlewareHandler<App> =>
  async function ownSiteOnly(c, next) {
    if (c.req.method === 'POST' && !isOwn(c.req.raw)) fail({ code: 'foreign' });
    await next();
  };
