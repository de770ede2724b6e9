/** The parameters of items and what is made of them; every wrong or unknown one is named, none is ignored. */
import { dayNumber } from '../../domain/calendar-day.ts';
import { FILTER_LANGS, type FilterLang, filterFromCql2 } from '../../domain/cql2/filter.ts';
import { boundsToCrs84, CRS, CRS84, type Crs, crsOf } from '../../domain/crs.ts';
import { all, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Invalid } from '../../domain/problem.ts';
import { boundsFrom, cornersFrom, filterFrom, queryFields } from '../../domain/query.ts';
import { fieldsOf } from '../../domain/record.ts';
import { MAX_CHARACTERS, MAX_WRITTEN } from '../../domain/search/limits.ts';
import { fail } from '../respond.ts';
import { CHANGE_ORDER, type Since, sinceFrom } from './changes.ts';
import { type Cursor, cursorFrom } from './cursor.ts';
import { SHOWN_COLUMNS } from './feature.ts';
import { FORMATS, formatNamed, ITEM_FORMATS } from './formats.ts';

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1000;
/** Pages further in are refused: a database reads every row it skips. `next` links go on without it. */
export const MAX_OFFSET = 100_000;
const MAX_SORT_KEYS = 4;

export type SortKey = { name: string; descending: boolean };

export type ItemsQuery = {
  filter: Filter;
  limit: number;
  offset: number;
  /** The page begins behind this record. */
  after?: Cursor;
  sortby: readonly SortKey[];
  /** Only records that changed after it, in the order of their changes. */
  since?: Since;
  properties?: Set<string>;
  /** The system of the geometries in the answer. */
  crs: Crs;
  skipGeometry: boolean;
};

type Read = (
  text: string,
  collection: Collection,
  others: URLSearchParams,
) => (Partial<ItemsQuery> & { clause?: Filter }) | string | Invalid[];

/** A parameter: how it is read, and its OpenAPI description. */
type Parameter = {
  read: Read;
  description: string;
  schema: (collection: Collection) => object;
  /** OpenAPI: how a list is written. */
  style?: object;
};

function wholeNumber(text: string, least: number, most: number): number | string {
  return /^\d{1,9}$/.test(text) && Number(text) >= least
    ? Math.min(Number(text), most)
    : `write a whole number of at least ${least}`;
}

const propertyNames = (collection: Collection): string[] => [
  ...Object.keys(fieldsOf(collection)),
  ...SHOWN_COLUMNS,
  'freshness',
];

function sortKeys(text: string, collection: Collection): SortKey[] | string {
  const keys = text
    .split(',')
    .map((part) => ({ name: part.replace(/^[+ -]/, ''), descending: part.startsWith('-') }));
  const unknown = keys.find(({ name }) => !Object.hasOwn(fieldsOf(collection), name));
  if (unknown) return `there is no property ${unknown.name} to sort by`;
  if (keys.length > MAX_SORT_KEYS) return `sort by at most ${MAX_SORT_KEYS} properties`;
  return new Set(keys.map(({ name }) => name)).size === keys.length ? keys : 'a property is named twice';
}

/** The validity of a record, from its status date to its last day; an open end is for ever. */
function validWithin(text: string): Filter | string {
  const days = text.split('/').map((end) => {
    const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.exec(end);
    if (end === '..' || end === '') return null;
    return match && dayNumber(match[1]!) !== undefined && !Number.isNaN(Date.parse(end))
      ? match[1]!
      : undefined;
  });
  if (days.length > 2 || days.some((day) => day === undefined) || days.every((day) => day === null))
    return 'write a day or an instant (RFC 3339), or two of them as from/to with .. for an open end';
  const [from, to = from] = days as (string | null)[];
  if (from && to && from > to) return 'the end comes before the beginning';
  const within = (field: string, clause: { from: string | null; to: string | null }): Filter => ({
    op: 'or',
    args: [
      { op: 'null', field },
      { op: 'between', field, ...clause },
    ],
  });
  return all(
    from ? within('valid_until', { from, to: null }) : undefined,
    to ? within('status_date', { from: null, to }) : undefined,
  );
}

const isFilterLang = (text: string): text is FilterLang => (FILTER_LANGS as readonly string[]).includes(text);

const UNKNOWN_CRS = `use one of ${CRS.join(', ')}`;

const COMMA_LIST = { style: 'form', explode: false };

const PARAMETERS: Readonly<Record<string, Parameter>> = {
  f: {
    description: 'Representation, by short name or media type; without it the Accept header decides.',
    schema: () => ({ type: 'string', default: 'json', examples: [...ITEM_FORMATS] }),
    read: (text) =>
      formatNamed(text, ITEM_FORMATS)
        ? {}
        : `use ${ITEM_FORMATS.map((format) => `${format} (${FORMATS[format][0]})`).join(', ')}`,
  },
  limit: {
    description: 'Records per page; more than the maximum is taken as the maximum.',
    schema: () => ({ type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT }),
    read: (text) => {
      const limit = wholeNumber(text, 1, MAX_LIMIT);
      return typeof limit === 'string' ? limit : { limit };
    },
  },
  offset: {
    description: 'Records to skip. Prefer the next links: they stay right while records change.',
    schema: () => ({ type: 'integer', minimum: 0, maximum: MAX_OFFSET, default: 0 }),
    read: (text) => {
      const offset = wholeNumber(text, 0, Number.MAX_SAFE_INTEGER);
      if (typeof offset === 'string') return offset;
      return offset > MAX_OFFSET
        ? `pages end at offset ${MAX_OFFSET}; follow the next links or narrow the filter`
        : { offset };
    },
  },
  cursor: {
    description: 'Where a page begins, from a next link.',
    schema: () => ({ type: 'string' }),
    read: (text, collection, others) => {
      const keys = others.has('since')
        ? CHANGE_ORDER
        : others.get('sortby')
          ? sortKeys(others.get('sortby')!, collection)
          : [];
      if (typeof keys === 'string') return {};
      const after = cursorFrom(text, collection, keys);
      return after ? { after } : 'it is not one a page of this collection in this order has given';
    },
  },
  bbox: {
    description:
      'Only records whose geometry meets the box: west,south,east,north (with heights: six numbers), in CRS84 unless bbox-crs says otherwise. West beyond east crosses the antimeridian.',
    schema: () => ({
      type: 'array',
      items: { type: 'number' },
      minItems: 4,
      maxItems: 6,
    }),
    style: COMMA_LIST,
    read: (text, _, others) => {
      const crs = crsOf(others.get('bbox-crs') ?? CRS84);
      if (crs === undefined) return {};
      const corners = cornersFrom(text);
      if (typeof corners === 'string') return corners;
      const bounds = boundsFrom(boundsToCrs84(corners, crs).join());
      return typeof bounds === 'string' ? bounds : { clause: { op: 'bbox', bounds } };
    },
  },
  'bbox-crs': {
    description: 'The system of bbox; CRS84 when missing.',
    schema: () => ({ type: 'string', format: 'uri', enum: CRS }),
    read: (text) => (crsOf(text) ? {} : UNKNOWN_CRS),
  },
  crs: {
    description: 'The system of the geometries in the answer, named in Content-Crs; CRS84 when missing.',
    schema: () => ({ type: 'string', format: 'uri', enum: CRS }),
    read: (text) => {
      const crs = crsOf(text);
      return crs ? { crs } : UNKNOWN_CRS;
    },
  },
  datetime: {
    description:
      'Only records valid at a day or instant or within an interval (RFC 3339, from/to, .. for an open end). A record is valid from its status_date to its valid_until; an empty one is open.',
    schema: () => ({ type: 'string' }),
    style: COMMA_LIST,
    read: (text) => {
      const clause = validWithin(text);
      return typeof clause === 'string' ? clause : { clause };
    },
  },
  since: {
    description:
      'Only records that are new or changed after a release (its number, member release of an earlier answer) or an instant, in the order of the changes. The first page, as JSON, names in removed what is gone, whatever else is asked. Not with sortby; offset is better left to the next links.',
    schema: () => ({ type: 'string', examples: ['3', '2026-11-26T08:00:00Z'] }),
    read: (text) => {
      const since = sinceFrom(text);
      return typeof since === 'string' ? since : { since };
    },
  },
  q: {
    description: `Text as search reads it: names, pinyin, initials, English, industries, places, codes. The first ${MAX_CHARACTERS} characters are read; unread in the answer says what is not. What nothing has is read as what it may have meant; see corrected, ignored and elsewhere in the answer. Amounts and times narrow it as filters do, a need of space that is let in parts by the smallest unit too; see understood and unmet. Without sortby the best come first, unless they are more than a hundred.`,
    schema: () => ({ type: 'string', maxLength: MAX_WRITTEN }),
    read: (text) => {
      if (text.length > MAX_WRITTEN) return `write at most ${MAX_WRITTEN} characters`;
      return text.trim() === '' ? {} : { clause: { op: 'text', text: text.trim() } };
    },
  },
  filter: {
    description:
      "A CQL2 expression over the queryables, such as area_free >= 3000 AND (kind = 'factory' OR name_zh LIKE '%昆山%').",
    schema: () => ({ type: 'string' }),
    read: (text, collection, others) => {
      const lang = others.get('filter-lang') ?? 'cql2-text';
      const crs = crsOf(others.get('filter-crs') ?? CRS84);
      // What is wrong with these two is said where they are read.
      if (crs === undefined || !isFilterLang(lang)) return {};
      const result = filterFromCql2(text, lang, collection, crs);
      return 'errors' in result ? result.errors : { clause: result.filter };
    },
  },
  'filter-lang': {
    description: 'The language of filter; cql-text is what GDAL calls cql2-text.',
    schema: () => ({ type: 'string', enum: FILTER_LANGS, default: 'cql2-text' }),
    read: (text) => (isFilterLang(text) ? {} : `use ${FILTER_LANGS.join(', ')}`),
  },
  'filter-crs': {
    description: 'The system of the geometries in filter; CRS84 when missing.',
    schema: () => ({ type: 'string', format: 'uri', enum: CRS }),
    read: (text) => (crsOf(text) ? {} : UNKNOWN_CRS),
  },
  properties: {
    description: 'Only these properties, separated by commas.',
    schema: (collection) => ({ type: 'array', items: { type: 'string', enum: propertyNames(collection) } }),
    style: COMMA_LIST,
    read: (text, collection) => {
      const names = text.split(',').filter((name) => name !== '');
      const unknown = names.find((name) => !propertyNames(collection).includes(name));
      return unknown === undefined ? { properties: new Set(names) } : `there is no property ${unknown}`;
    },
  },
  skipGeometry: {
    description: 'Whether to leave geometries out.',
    schema: () => ({ type: 'boolean', default: false }),
    read: (text) =>
      text === 'true' || text === 'false' ? { skipGeometry: text === 'true' } : 'write true or false',
  },
  sortby: {
    description:
      'Properties to sort by, separated by commas, - before a descending one. Empty values come last.',
    schema: () => ({ type: 'array', items: { type: 'string', pattern: '^[+-]?[a-z_]+$' } }),
    style: COMMA_LIST,
    read: (text, collection) => {
      const sortby = sortKeys(text, collection);
      return typeof sortby === 'string' ? sortby : { sortby };
    },
  },
};

/** Names of the parameters that items take besides one per filterable field. */
export const ITEM_PARAMETERS: readonly string[] = Object.keys(PARAMETERS);

/** Those that choose records, for everything that counts or sums them. */
export const SELECTION_PARAMETERS = [
  'bbox',
  'bbox-crs',
  'datetime',
  'q',
  'filter',
  'filter-lang',
  'filter-crs',
] as const;

/** The OpenAPI parameter objects of those names. */
export const parameterObjects = (collection: Collection, names: readonly string[] = ITEM_PARAMETERS) =>
  names.map((name) => {
    const { description, schema, style } = PARAMETERS[name]!;
    return { name, in: 'query', required: false, description, schema: schema(collection), ...style };
  });

/** A condition as a query says it: the parameter, and what it means. */
export type Condition = { parameter: string; filter: Filter };

/**
 * A request for records read part by part: its conditions in the order in which they are written, and the rest.
 * `allowed` names the parameters this resource takes. @throws Failure 400 naming every fault.
 */
export function conditionsIn(
  url: URL,
  collection: Collection,
  allowed: readonly string[] = ITEM_PARAMETERS,
): { conditions: Condition[]; query: Omit<ItemsQuery, 'filter'> } {
  const errors: Invalid[] = [];
  const query: Omit<ItemsQuery, 'filter'> = {
    limit: DEFAULT_LIMIT,
    offset: 0,
    sortby: [],
    crs: CRS84,
    skipGeometry: false,
  };
  const conditions: Condition[] = [];
  const fields = new Set(queryFields(collection).map(([name]) => name));
  const seen = new Set<string>();
  for (const [name, value] of url.searchParams) {
    const parameter = allowed.includes(name) ? PARAMETERS[name] : undefined;
    if (seen.has(name)) errors.push({ parameter: name, value, reason: 'given more than once' });
    else if (!parameter && !fields.has(name))
      errors.push({ parameter: name, value, reason: `unknown; use ${[...allowed, ...fields].join(', ')}` });
    else if (parameter) {
      const result = parameter.read(value, collection, url.searchParams);
      if (typeof result === 'string') errors.push({ parameter: name, value, reason: result });
      else if (Array.isArray(result)) errors.push(...result);
      else {
        const { clause, ...rest } = result;
        Object.assign(query, rest);
        if (clause) conditions.push({ parameter: name, filter: clause });
      }
    } else {
      const { filter, errors: wrong } = filterFrom([[name, value]], collection);
      errors.push(...wrong);
      if (filter) conditions.push({ parameter: name, filter });
    }
    seen.add(name);
  }
  if (query.since && seen.has('sortby'))
    errors.push({
      parameter: 'sortby',
      reason: 'records since a release come in the order of their changes; leave sortby out',
    });
  if (errors.length > 0) fail({ code: 'invalid', errors });
  if (query.since) query.sortby = CHANGE_ORDER;
  return { conditions, query };
}

/** The query of an items request. `allowed` as in {@link conditionsIn}. @throws Failure 400 naming every fault. */
export function itemsQuery(url: URL, collection: Collection, allowed?: readonly string[]): ItemsQuery {
  const { conditions, query } = conditionsIn(url, collection, allowed);
  return { ...query, filter: all(...conditions.map(({ filter }) => filter)) };
}
