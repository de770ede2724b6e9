/** Failures as one tagged union; `src/worker/respond.ts` is the only place that turns them into HTTP. */

/** One wrong input: which parameter, what was sent, why it cannot be used. */
export type Invalid = { parameter: string; value?: string; reason: string; position?: number };

export type Problem =
  | { code: 'invalid'; errors: Invalid[] }
  | { code: 'not-found'; what: string }
  | { code: 'gone'; what: string; current?: string }
  | { code: 'method'; method: string; allowed: string[] }
  | { code: 'not-acceptable'; offered: string[] }
  | { code: 'foreign' }
  | { code: 'not-public'; what: string }
  | { code: 'not-implemented'; offered: string[] }
  | { code: 'conflict' }
  | { code: 'too-large'; most: number }
  | { code: 'media-type'; taken: string }
  | { code: 'too-many'; retryAfter: number }
  | { code: 'range'; size: number }
  | { code: 'unavailable'; what: string; retryAfter: number }
  | { code: 'internal' };

export type ProblemCode = Problem['code'];

/** HTTP status, title and public sentence of each failure (RFC 9457). */
export const PROBLEMS: {
  [C in ProblemCode]: {
    status: number;
    title: string;
    detail: (problem: Extract<Problem, { code: C }>) => string;
  };
} = {
  invalid: {
    status: 400,
    title: 'Invalid parameter',
    detail: ({ errors }) =>
      errors
        .map((e) => `${e.parameter}${e.value === undefined ? '' : `=${e.value}`}: ${e.reason}`)
        .join('; '),
  },
  'not-found': { status: 404, title: 'Not found', detail: ({ what }) => `There is no ${what}.` },
  gone: {
    status: 410,
    title: 'Gone',
    detail: ({ what, current }) => `${what} is no longer served.${current ? ` Current: ${current}` : ''}`,
  },
  method: {
    status: 405,
    title: 'Method not allowed',
    detail: ({ method, allowed }) => `${method} is not allowed here; use ${allowed.join(' or ')}.`,
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    detail: ({ offered }) => `Nothing here fits the Accept header; offered: ${offered.join(', ')}.`,
  },
  foreign: {
    status: 403,
    title: 'Only from this site',
    detail: () =>
      'This is taken from pages of this site only: the request must carry its origin, or Sec-Fetch-Site: same-origin.',
  },
  'not-public': {
    status: 403,
    title: 'Not public',
    detail: ({ what }) => `${what} is not public any more.`,
  },
  'not-implemented': {
    status: 501,
    title: 'Not implemented',
    detail: ({ offered }) => `There is no answer in this format; offered: ${offered.join(', ')}.`,
  },
  conflict: {
    status: 409,
    title: 'Key used before',
    detail: () => 'Something else was sent with this Idempotency-Key; send this with a new key.',
  },
  'too-large': {
    status: 413,
    title: 'Content too large',
    detail: ({ most }) => `The body may have ${most} bytes at most; shorten it.`,
  },
  'media-type': {
    status: 415,
    title: 'Unsupported media type',
    detail: ({ taken }) => `Send the body as ${taken}.`,
  },
  'too-many': {
    status: 429,
    title: 'Too many requests',
    detail: ({ retryAfter }) => `Too much was sent; try again in ${retryAfter} s.`,
  },
  range: { status: 416, title: 'Range not satisfiable', detail: ({ size }) => `The file has ${size} bytes.` },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    detail: ({ what, retryAfter }) => `${what} does not answer; try again in ${retryAfter} s.`,
  },
  internal: {
    status: 500,
    title: 'Internal error',
    detail: () => 'Something failed on our side; the request id identifies it.',
  },
};
