/** The HTTP interface as the page uses it: typed answers, one error type, cancellable. */
import type { Around } from '../domain/around/answer.ts';
import type { Geometry } from '../domain/geometry.ts';
import type { Label, Value } from '../domain/kinds.ts';
import { type Parameters, path } from '../domain/list-request.ts';
import { today } from './state/today.ts';

/** Fields by name, many-valued ones as arrays, beside `pinyin`, `lon`, `lat`, `version` and `is_sample`. */
export type Properties = {
  readonly [field: string]: Value | undefined;
};

/** A picture or document of a record. */
export type Medium = { kind: string; url: string; caption: Label; credit: string };

/** A record as `/api/collections/{id}/items` serves it; `lon` and `lat` among the properties are its label point. */
export type Item = {
  type: 'Feature';
  id: string;
  geometry: Geometry | null;
  properties: Properties;
};

export type Items = {
  features: Item[];
  /** Absent where the server does not know it exactly. */
  numberMatched?: number;
  /** In its place where only about how many is known. */
  numberEstimated?: number;
  /** How the text was read, where nothing has it as it stands. */
  corrected?: string;
  /** The words and amounts of the text that were set aside, because nothing tells of them. */
  ignored?: string[];
  /** The words that are known, but that no record has with the rest. */
  lacking?: string[];
  /** Those of them that no record has at all. */
  absent?: string[];
  /** The amounts of the text as filter parameters, and those that nothing is within besides the rest. */
  understood?: Readonly<Record<string, string>>;
  unmet?: string[];
  /** What was taken for who asks, and is not looked for. */
  speaker?: string;
  /** Words that nothing found says itself: all of the trade is found that they are of. */
  broadened?: string[];
  /** What nothing found is, as the text has asked. */
  excluded?: string[];
  /** Words of the text with the filter parameters that they were taken for. */
  heard?: { words: string[]; parameters: Readonly<Record<string, string>>; label?: Label }[];
  /** The fields whose values words of the text name. */
  fields?: string[];
  /** The conditions that the unmet amounts were taken for. */
  short?: Readonly<Record<string, string>>;
  /** What of the text was not read, because it is too long. */
  unread?: string[];
  /** Another collection that the text is about; with a count where nothing here has the text. */
  elsewhere?: { collection: string; map: string; numberMatched?: number };
  numberReturned: number;
};

export type Cell = {
  type: 'Feature';
  id?: string | number;
  geometry: Geometry;
  properties: { count: number; sum?: number | null; lon: number; lat: number; division?: string };
};

export type Cells = { features: Cell[]; numberMatched?: number; sum?: number | null };

/** What a search suggests; `highlight` are stretches of the text, as offsets from and to. */
export type Suggestion = { text: string; map: string; collection: string } & (
  | { kind: 'value'; parameters: Readonly<Record<string, string>>; count: number }
  | {
      kind: 'place' | 'record';
      id: string;
      highlight: readonly (readonly [from: number, to: number])[];
      collection_title: string;
      position: [lon: number, lat: number] | null;
      why: readonly Why[];
    }
);

/** Where a term was met; `text` when that is not in a name. */
export type Why = { term: string; field: string; match: string; text?: string | Label };

/** Suggestions, the question as it was read when that is not as it was asked, and what of it was set aside. */
export type Suggestions = {
  suggestions: Suggestion[];
  corrected?: string;
  ignored?: string[];
  lacking?: string[];
  unread?: string[];
};

/** What a map's tiles say about themselves. */
export type TileJson = {
  tiles: string[];
  bounds: [west: number, south: number, east: number, north: number];
  minzoom: number;
  maxzoom: number;
  data_as_of?: string;
  version?: string;
  release?: number;
  sample?: boolean;
  attribution?: string;
  /** The last day on which clusters in the tiles hold what is counted; later some of their records have ended. */
  sums_valid_until?: string;
};

/** Counts per value, most frequent first. */
export type ValueFacet = {
  values: { value: string | boolean; count: number; sum?: number }[];
  /** How many rarer values are left out. */
  omitted?: number;
  /** Records without a value. */
  missing: number;
};

/** Bins from `from` up to but without `to`, in the stored unit; days as `YYYY-MM-DD`. */
export type Bin = { from: number | string; to: number | string; count: number; sum?: number };
export type RangeFacet = {
  min: number | string | null;
  max: number | string | null;
  histogram: Bin[];
  missing: number;
};

/**
 * A filter that would find more: `value` in place of that parameter's, null for taking it off; `parameters` where several
 * must change together.
 */
export type NearMiss = {
  kind: 'drop' | 'widen' | 'wait';
  parameter: string;
  value: string | null;
  parameters?: { readonly [name: string]: string | null };
  numberMatched: number;
  text: Label;
};

export type Facets = {
  collection: string;
  numberMatched: number;
  facets: { [field: string]: ValueFacet | RangeFacet };
  /** Best first; given when little matches. */
  nearMisses?: NearMiss[];
};

/** Why an answer could not be had; `status` 0 means that there was none. */
export class Failure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Answers that came with the page, each for the first who asks. */
const given = new Map<string, unknown>();

// They are of the day on which the page was made.
today.subscribe(() => given.clear());

/** Has requests answered without being sent: `answers` by path and query. */
export const giveAnswers = (answers: Readonly<Record<string, unknown>>): void => {
  for (const [path, value] of Object.entries(answers)) given.set(path, value);
};

async function answer<T>(path: string, signal?: AbortSignal): Promise<T> {
  if (given.has(path)) {
    const value = given.get(path) as T;
    given.delete(path);
    return value;
  }
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' }, ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure(0, `${path}: ${String(error)}`);
  }
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
  throw new Failure(response.status, problem.detail ?? problem.title ?? `${path}: ${response.status}`);
}

/** Path of something of a collection. */
export const collectionPath = (id: string, rest: string) =>
  `/api/collections/${encodeURIComponent(id)}/${rest}`;

/** Path of the records of a collection; see `readItems`. */
export const itemsPath = (collection: string, parameters: Parameters): string =>
  path(collectionPath(collection, 'items'), parameters);

/** Path of the counts per value and bin of a collection; see `readFacets`. */
export const facetsPath = (collection: string, parameters: Parameters): string =>
  path(collectionPath(collection, 'facets'), parameters);

/**
 * Reads counts, each facet's without its own filter.
 * @throws Failure
 */
export const readFacets = (url: string, signal?: AbortSignal): Promise<Facets> => answer(url, signal);

/**
 * Reads records.
 * @throws Failure
 */
export const readItems = (url: string, signal?: AbortSignal): Promise<Items> => answer(url, signal);

/**
 * Reads one record with its media and lineage.
 * @throws Failure with status 404 or 410 when there is none.
 */
export const readItem = (collection: string, id: string, signal?: AbortSignal): Promise<Item> =>
  answer(collectionPath(collection, `items/${encodeURIComponent(id)}`), signal);

/** What resembles a record, best first. */
export type Similar = { features: Item[]; distances: (number | null)[] };

/** Path of what resembles a record; see `readSimilar`. */
export const similarPath = (collection: string, id: string): string =>
  collectionPath(collection, `items/${encodeURIComponent(id)}/similar`);

/**
 * Reads what resembles a record that is public or was.
 * @throws Failure
 */
export const readSimilar = (url: string, signal?: AbortSignal): Promise<Similar> => answer(url, signal);

/**
 * Reads what lies around a record.
 * @throws Failure
 */
export const readAround = (url: string, signal?: AbortSignal): Promise<Around> => answer(url, signal);

/**
 * Reads counts and sums per hexagon or division.
 * @throws Failure
 */
export const readCells = (url: string, signal?: AbortSignal): Promise<Cells> => answer(url, signal);

/**
 * Suggests places, filters and records of all collections while one types. `near` brings what is there first.
 * @throws Failure
 */
export const readSuggestions = (
  q: string,
  lang: string,
  near: string,
  signal?: AbortSignal,
): Promise<Suggestions> =>
  answer(
    path('/api/suggest', [
      ['q', q],
      ['lang', lang],
      ['near', near],
    ]),
    signal,
  );

/** TileJSON by map id. */
export type TileIndex = { readonly [map: string]: TileJson | undefined };

/**
 * Reads what the tiles of all maps say about themselves.
 * @throws Failure
 */
export const readTileIndex = (signal?: AbortSignal): Promise<TileIndex> =>
  answer('/tiles/index.json', signal);
