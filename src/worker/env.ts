/** What the platform gives the Worker, and what one request carries along. */

export type Bindings = {
  CONTENT: D1Database;
  SEARCH: D1Database;
  ARCHIVES: R2Bucket;
  ASSETS: Fetcher;
  METER?: string;
  CLIENT_ENCODING?: string;
};

/** What of the platform's execution context is used; `cache` is there where the platform has one in front of the Worker. */
export type Lifetime = { waitUntil(promise: Promise<unknown>): void; cache?: CacheContext };

/** Cost of one request so far, for `Server-Timing` and `x-rows-read`; `d1` in milliseconds. */
export type Meter = { rowsRead: number; queries: number; d1: number };

export type App = { Bindings: Bindings; Variables: { requestId: string; meter: Meter } };
