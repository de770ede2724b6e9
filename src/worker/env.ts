/** What the platform gives the Worker, and what one request carries along. */

export type Bindings = {
  CONTENT: D1Database;
  SEARCH: D1Database;
  ARCHIVES: R2Bucket;
  ASSETS: Fetcher;
  METER?: string;
};

/** Cost of one request so far, for `Server-Timing` and `x-rows-read`; `d1` in milliseconds. */
export type Meter = { rowsRead: number; queries: number; d1: number };

export type App = { Bindings: Bindings; Variables: { requestId: string; meter: Meter } };
