/** Headers by kind of answer: what pages may load and who may frame them, what data may be used for. */
import type { MiddlewareHandler } from 'hono';
import { withBasemap } from './basemap/configuration.ts';
import type { App, Bindings } from './env.ts';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** Pages: our own scripts and styles only, framed by nobody, no powers they do not use. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'content-security-policy': CSP,
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
};

/**
 * Pages that only those see who have their address: not for search engines, caches, or the sites they lead to. A page whose form
 * must tell where it comes from names itself to its `own` site.
 */
export const secretHeaders = (referrer: 'nobody' | 'own'): Readonly<Record<string, string>> => ({
  ...PAGE_HEADERS,
  'referrer-policy': referrer === 'own' ? 'same-origin' : 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
});

/** Data: open to every origin, without credentials. */
export const DATA_HEADERS: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Content-Range, Content-Crs, Retry-After, X-Request-Id, Server-Timing, X-Rows-Read',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const PREFLIGHT = {
  ...DATA_HEADERS,
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'If-None-Match, If-Range, Range, Accept, Content-Type',
  'access-control-max-age': '86400',
};

/** Adds data headers and answers preflights. */
export const openData = (): MiddlewareHandler<App> =>
  async function openData(c, next) {
    if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: PREFLIGHT });
    await next();
    for (const [name, value] of Object.entries(DATA_HEADERS)) c.res.headers.set(name, value);
  };

/** Headers of the API reference: its reader writes style elements of its own. */
export const REFERENCE_HEADERS: Readonly<Record<string, string>> = {
  ...PAGE_HEADERS,
  'content-security-policy': CSP.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
};

/** Headers of pages that show embedded maps of this site. */
export const STUDIO_HEADERS: Readonly<Record<string, string>> = {
  ...PAGE_HEADERS,
  'content-security-policy': `${CSP}; frame-src 'self'`,
};

/** Adds page headers; a page that says itself what it may load keeps that. */
export const closedPages = (): MiddlewareHandler<App> =>
  async function closedPages(c, next) {
    await next();
    const own = c.res.headers.get('content-security-policy');
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.res.headers.set(name, value);
    c.res.headers.set('content-security-policy', own ?? withBasemap(CSP, c.env));
  };

/**
 * Headers of an embedded map: framed by the given origins only, or by any page; without powers. The page itself has no
 * forms and keeps nothing.
 */
export function embedHeaders(env: Bindings, origins: readonly string[] = ['*']): Record<string, string> {
  const policy = CSP.replace("form-action 'self'", "form-action 'none'")
    .replace("; manifest-src 'self'", '')
    .replace(
      "frame-ancestors 'none'",
      `frame-ancestors ${origins.length > 0 ? origins.join(' ') : "'none'"}`,
    );
  return {
    ...EVERYWHERE,
    'content-security-policy': withBasemap(policy, env),
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'cross-origin-resource-policy': 'cross-origin',
    'x-robots-tag': 'noindex',
  };
}
