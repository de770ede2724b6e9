/** Headers by kind of answer: what pages may load and who may frame them, what data may be used for. */
import type { MiddlewareHandler } from 'hono';
import type { App } from './env.ts';

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

/** Adds page headers. */
export const closedPages = (): MiddlewareHandler<App> =>
  async function closedPages(c, next) {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.res.headers.set(name, value);
  };
