/** Reads the query of an items request; every wrong or unknown parameter is named, none is ignored. */
import { FILTER_LANGS, type FilterLang, filterFromCql2 } from '../../domain/cql2/filter.ts';
import { CRS, CRS84, crsOf } from '../../domain/crs.ts';
import { all, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Invalid } from '../../domain/problem.ts';
import { boundsFrom, filterFields, filterFrom } from '../../domain/query.ts';
import { fieldsOf } from '../../domain/record.ts';
import { fail } from '../respond.ts';
import { SHOWN_COLUMNS } from './feature.ts';

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1000;
/** Pages further in are refused: a database reads every row it skips. */
export const MAX_OFFSET = 100_000;

export type ItemsQuery = {
  filter: Filter;
  limit: number;
  offset: number;
  sortby: { name: string; descending: boolean }[];
  properties?: Set<string>;
  skipGeometry: boolean;
};

type Read = (text: string, collection: Collection) => (Partial<ItemsQuery> & { clause?: Filter }) | string;

function wholeNumber(text: string, least: number, most: number): number | string {
  return /^\d{1,9}$/.test(text) && Number(text) >= least
    ? Math.min(Number(text), most)
    : `write a whole number of at least ${least}`;
}

const READERS: Record<string, Read> = {
  f: (text) =>
    ['json', 'geojson', 'application/geo+json', 'application/json'].includes(text) ? {} : 'use f=json',
  limit: (text) => {
    const limit = wholeNumber(text, 1, MAX_LIMIT);
    return typeof limit === 'string' ? limit : { limit };
  },
  offset: (text) => {
    const offset = wholeNumber(text, 0, Number.MAX_SAFE_INTEGER);
    if (typeof offset === 'string') return offset;
    return offset > MAX_OFFSET ? `pages end at offset ${MAX_OFFSET}; narrow the filter` : { offset };
  },
  bbox: (text) => {
    const bounds = boundsFrom(text);
    return typeof bounds === 'string' ? bounds : { clause: { op: 'bbox', bounds } };
  },
  q: (text) => {
    if (text.length > 64) return 'write at most 64 characters';
    return text.trim() === '' ? {} : { clause: { op: 'text', text: text.trim() } };
  },
  filter: () => ({}),
  'filter-lang': (text) => (isFilterLang(text) ? {} : `use ${FILTER_LANGS.join(', ')}`),
  'filter-crs': (text) => (crsOf(text) ? {} : `use ${CRS.join(', ')}`),
  properties: (text, collection) => {
    const names = text.split(',').filter((name) => name !== '');
    const unknown = names.find(
      (name) =>
        !Object.hasOwn(fieldsOf(collection), name) && !(SHOWN_COLUMNS as readonly string[]).includes(name),
    );
    return unknown === undefined ? { properties: new Set(names) } : `there is no property ${unknown}`;
  },
  skipGeometry: (text) =>
    text === 'true' || text === 'false' ? { skipGeometry: text === 'true' } : 'write true or false',
  sortby: (text, collection) => {
    const sortby = text
      .split(',')
      .map((part) => ({ name: part.replace(/^[+ -]/, ''), descending: part.startsWith('-') }));
    const unknown = sortby.find(({ name }) => !Object.hasOwn(fieldsOf(collection), name));
    return unknown ? `there is no property ${unknown.name} to sort by` : { sortby };
  },
};

/** Names of the parameters that items take besides one per filterable field. */
export const ITEM_PARAMETERS: readonly string[] = Object.keys(READERS);

/** The parameters that together say one CQL2 filter (Part 3, section 7). */
export const FILTER_PARAMETERS = ['filter', 'filter-lang', 'filter-crs'] as const;

const isFilterLang = (text: string): text is FilterLang => (FILTER_LANGS as readonly string[]).includes(text);

function cql2Clause(
  parameters: URLSearchParams,
  collection: Collection,
): { filter?: Filter; errors?: Invalid[] } {
  const [text, lang, crs] = FILTER_PARAMETERS.map((name) => parameters.get(name));
  if (text === null || text === undefined) return {};
  const system = crsOf(crs ?? CRS84);
  const language = lang ?? 'cql2-text';
  // What is wrong with these two is said where they are read.
  if (system === undefined || !isFilterLang(language)) return {};
  return filterFromCql2(text, language, collection, system);
}

/** The query of an items request. `allowed` names the parameters this resource takes. @throws Failure 400 naming every fault. */
export function itemsQuery(
  url: URL,
  collection: Collection,
  allowed: readonly string[] = ITEM_PARAMETERS,
): ItemsQuery {
  const errors: Invalid[] = [];
  const query: ItemsQuery = {
    filter: { op: 'and', args: [] },
    limit: DEFAULT_LIMIT,
    offset: 0,
    sortby: [],
    skipGeometry: false,
  };
  const clauses: Filter[] = [];
  const fields = new Set(filterFields(collection).map(([name]) => name));
  const seen = new Set<string>();
  for (const [name, value] of url.searchParams) {
    const reader = allowed.includes(name) ? READERS[name] : undefined;
    if (seen.has(name)) errors.push({ parameter: name, value, reason: 'given more than once' });
    else if (!reader && !fields.has(name))
      errors.push({ parameter: name, value, reason: `unknown; use ${[...allowed, ...fields].join(', ')}` });
    else if (reader) {
      const result = reader(value, collection);
      if (typeof result === 'string') errors.push({ parameter: name, value, reason: result });
      else {
        const { clause, ...rest } = result;
        Object.assign(query, rest);
        if (clause) clauses.push(clause);
      }
    }
    seen.add(name);
  }
  const { filter, errors: wrong } = filterFrom(url.searchParams, collection);
  errors.push(...wrong);
  const { filter: written, errors: faults = [] } = cql2Clause(url.searchParams, collection);
  errors.push(...faults);
  if (errors.length > 0) fail({ code: 'invalid', errors });
  return { ...query, filter: all(filter, written, ...clauses) };
}
