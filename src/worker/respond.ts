/** Answers: JSON with ETag, and the one place where failures become `application/problem+json` (RFC 9457). */
import type { Context } from 'hono';
import { ByteCache } from '../../tiles/byte-cache.ts';
import { PROBLEMS, type Problem } from '../domain/problem.ts';
import type { App } from './env.ts';
import { DATA_HEADERS } from './headers.ts';

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

// They depend on more than the address.
const NO_STORE = new Set([403, 405, 409, 413, 415, 416, 429, 500, 503]);

/** The problem as a response; `instance` is the request id, by which logs find it. */
function problemResponse(problem: Problem, requestId: string): Response {
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
  if ('retryAfter' in problem) headers.set('retry-after', String(problem.retryAfter));
  if (problem.code === 'range') headers.set('content-range', `bytes */${problem.size}`);
  return new Response(JSON.stringify(body), { status, headers });
}

/** What D1 and R2 say when they are overloaded, reset or out of reach: worth another try, and no fault of the caller. */
const PASSING = /overloaded|timed? ?out|connection lost|reset|Cannot resolve|unreachable|10001/i;

function problemOf(error: unknown): Problem {
  if (error instanceof Failure) return error.problem;
  return PASSING.test(String(error))
    ? { code: 'unavailable', what: 'The database', retryAfter: 5 }
    : { code: 'internal' };
}

/** The answer to whatever was thrown; what nobody foresaw is logged under the request id and says no more. */
export function failureResponse(error: unknown, requestId: string, path: string): Response {
  const problem = problemOf(error);
  if (problem.code === 'internal') {
    const stack = error instanceof Error ? error.stack : undefined;
    console.error(JSON.stringify({ requestId, path, error: String(error), stack }));
  }
  const response = problemResponse(problem, requestId);
  for (const [name, value] of Object.entries(DATA_HEADERS)) response.headers.set(name, value);
  return response;
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

const ANSWERS_LIMIT = 8 * 1024 * 1024;

// Keyed by binding so that tests with other databases do not meet.
const answers = new WeakMap<object, ByteCache<string, Answer>>();

type Status = 200 | 301 | 404 | 410;
type Answer = { bytes: Uint8Array<ArrayBuffer>; status: Status; headers: Readonly<Record<string, string>> };

function answersFrom(content: object): ByteCache<string, Answer> {
  const known =
    answers.get(content) ?? new ByteCache<string, Answer>(ANSWERS_LIMIT, ({ bytes }) => bytes.byteLength);
  answers.set(content, known);
  return known;
}

/** What an answer is made of; `headers` are its own beside type, tag and caching. */
type Content = {
  content: string | Uint8Array<ArrayBuffer>;
  status?: Status;
  headers?: Readonly<Record<string, string>>;
};

/**
 * What clients revalidate: `key` names everything it depends on, so a match answers 304, the same question is
 * answered from isolate memory, and concurrent ones are answered once.
 */
export async function taggedContent(
  c: Context<App>,
  key: string,
  make: () => Promise<Content>,
  about: { type: string; vary: string },
): Promise<Response> {
  const etag = `"${hash(key)}"`;
  const headers = { etag, 'cache-control': 'no-cache', vary: about.vary };
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  const answer = await answersFrom(c.env.CONTENT).load(key, async (): Promise<Answer> => {
    const { content, status = 200, headers = {} } = await make();
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { bytes: bytes as Answer['bytes'], status, headers };
  });
  return c.body(answer.bytes, answer.status, { ...headers, 'content-type': about.type, ...answer.headers });
}

/** JSON that clients revalidate, as {@link taggedContent}. */
export const tagged = (
  c: Context<App>,
  key: string,
  body: () => Promise<unknown>,
  type = 'application/json',
): Promise<Response> =>
  taggedContent(c, key, async () => ({ content: JSON.stringify(await body()) }), { type, vary: 'accept' });
