/** Answers: JSON with ETag, and the one place where failures become `application/problem+json` (RFC 9457). */
import type { Context } from 'hono';
import { PROBLEMS, type Problem } from '../domain/problem.ts';
import type { App } from './env.ts';

/** A failure on its way to the client. */
export class Failure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Ends the request with a problem. */
export function fail(problem: Problem): never {
  throw new Failure(problem);
}

const NO_STORE = new Set([500, 503]);

/** The problem as a response; `instance` is the request id, by which logs find it. */
export function problemResponse(problem: Problem, requestId: string): Response {
  const { status, title, detail } = PROBLEMS[problem.code];
  const body = {
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: detail(problem as never),
    instance: `urn:uuid:${requestId}`,
    code: problem.code,
    ...(problem.code === 'invalid' ? { errors: problem.errors } : {}),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'access-control-allow-origin': '*',
    'x-request-id': requestId,
    'x-content-type-options': 'nosniff',
    // A missing thing may appear with the next release: never keep an error for longer than a minute.
    'cache-control': NO_STORE.has(status) ? 'no-store' : 'public, max-age=10',
  });
  if (problem.code === 'method') headers.set('allow', problem.allowed.join(', '));
  if (problem.code === 'unavailable') headers.set('retry-after', String(problem.retryAfter));
  if (problem.code === 'range') headers.set('content-range', `bytes */${problem.size}`);
  return new Response(JSON.stringify(body), { status, headers });
}

/** Whether an If-None-Match list names the entity tag (weak comparison, RFC 9110 13.1.2). */
export function matches(header: string | undefined | null, etag: string): boolean {
  if (!header) return false;
  const wanted = etag.replace(/^W\//, '');
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === wanted);
}

/** A 64-bit FNV-1a hash as 16 hex digits: for entity tags, not for secrets. */
export function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}

/** JSON that clients revalidate: `key` names everything the body depends on; a match answers 304. */
export async function tagged(
  c: Context<App>,
  key: string,
  body: () => Promise<unknown>,
  type = 'application/json',
): Promise<Response> {
  const etag = `"${hash(key)}"`;
  const headers = { etag, 'cache-control': 'no-cache', vary: 'accept' };
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  return c.body(JSON.stringify(await body()), 200, { ...headers, 'content-type': type });
}
