/** What the platform gives the Worker, and what one request carries along. */
import type { Store } from '../../db/bindings.ts';
import type { ReleaseRequest } from './release-queue.ts';

export type Bindings = {
  CONTENT: D1Database;
  SEARCH: D1Database;
  /** What visitors write; personal data is nowhere else. */
  ENQUIRIES: D1Database;
  /** Who embeds maps, and how often maps are looked at. */
  PARTNERS: D1Database;
  EVENTS: AnalyticsEngineDataset;
  ENQUIRY_RATE: RateLimit;
  EVENT_RATE: RateLimit;
  VIEW_RATE: RateLimit;
  ARCHIVES: R2Bucket;
  /** Releases that are asked for. */
  RELEASES: Queue<ReleaseRequest>;
  ASSETS: Fetcher;
  METER?: string;
  CLIENT_ENCODING?: string;
  BASEMAP?: string;
  BASEMAP_APPROVAL?: string;
  BASEMAP_ATTRIBUTION?: string;
  TIANDITU_KEY?: string;
  TIANDITU_HOST?: string;
  /** What renewal links are signed with; none work without it. */
  RENEWAL_SECRET?: string;
};

/** What releases write to. */
export const storeOf = ({ CONTENT, SEARCH, ARCHIVES }: Bindings): Store =>
  ({ content: CONTENT, search: SEARCH, archives: ARCHIVES }) as unknown as Store;

/** What of the platform's execution context is used; `cache` is there where the platform has one in front of the Worker. */
export type Lifetime = { waitUntil(promise: Promise<unknown>): void; cache?: CacheContext };

/** Cost of one request so far, for `Server-Timing` and `x-rows-read`; `d1` in milliseconds. */
export type Meter = { rowsRead: number; queries: number; d1: number };

export type App = { Bindings: Bindings; Variables: { requestId: string; meter: Meter } };
