/** The parameters of search and suggest: how each is read, and its OpenAPI description. */
import type { Bounds, Position } from '../../domain/geometry.ts';
import type { Language } from '../../domain/kinds.ts';
import { COLLECTIONS } from '../../domain/maps/index.ts';
import type { Invalid } from '../../domain/problem.ts';
import { boundsFrom } from '../../domain/query.ts';
import { MAX_CHARACTERS, MAX_WRITTEN } from '../../domain/search/limits.ts';
import { normal } from '../../domain/search/question.ts';
import { fail } from '../respond.ts';

export type SearchQuery = {
  /** The text as search reads it, and as it was written. */
  text: string;
  written: string;
  collections: string[];
  bbox?: Bounds;
  near?: Position;
  lang: Language;
  limit: number;
};

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

type Parameter = {
  description: string;
  schema: object;
  style?: object;
  required?: true;
  /** What the text says, or why it cannot be used. */
  read: (text: string) => Partial<SearchQuery> | string;
};

const IDS = COLLECTIONS.map(({ id }) => id);

function position(text: string): Position | string {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [lon, lat] = numbers as [number, number];
  const isPlace =
    numbers.length === 2 && numbers.every(Number.isFinite) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return isPlace ? [lon, lat] : 'write longitude,latitude in degrees, such as 120.62,31.30';
}

export const SEARCH_PARAMETERS: Readonly<Record<string, Parameter>> = {
  q: {
    description: `What to look for: names, pinyin, initials, English, industries, places, plot codes. The first ${MAX_CHARACTERS} characters are read; unread in the answer says what is not.`,
    schema: { type: 'string', minLength: 1, maxLength: MAX_WRITTEN },
    required: true,
    read: (text) => {
      if (text.trim() === '') return 'write what to look for';
      return text.length > MAX_WRITTEN
        ? `write at most ${MAX_WRITTEN} characters`
        : { text: normal(text), written: text };
    },
  },
  collections: {
    description: 'Only these collections, by id.',
    schema: { type: 'array', items: { type: 'string', enum: IDS } },
    style: { style: 'form', explode: false },
    read: (text) => {
      const collections = text.split(',');
      const unknown = collections.find((id) => !IDS.includes(id));
      return unknown === undefined
        ? { collections }
        : `there is no collection "${unknown}"; use ${IDS.join(', ')}`;
    },
  },
  bbox: {
    description:
      'Only records placed in the box: west,south,east,north in degrees (CRS84). West beyond east crosses the antimeridian.',
    schema: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 6 },
    style: { style: 'form', explode: false },
    read: (text) => {
      const bbox = boundsFrom(text);
      return typeof bbox === 'string' ? bbox : { bbox };
    },
  },
  near: {
    description:
      'A focus: of records that fit equally well, those near longitude,latitude (CRS84) come first.',
    schema: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
    style: { style: 'form', explode: false },
    read: (text) => {
      const near = position(text);
      return typeof near === 'string' ? near : { near };
    },
  },
  lang: {
    description: 'Language of titles and words.',
    schema: { type: 'string', enum: ['zh', 'en'], default: 'zh' },
    read: (text) => (text === 'zh' || text === 'en' ? { lang: text } : 'use zh or en'),
  },
  limit: {
    description: 'Results at most; more than the maximum is taken as the maximum.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
    read: (text) =>
      /^[1-9]\d{0,8}$/.test(text)
        ? { limit: Math.min(Number(text), MAX_LIMIT) }
        : 'write a whole number of at least 1',
  },
  f: {
    description: 'Representation.',
    schema: { type: 'string', enum: ['json'], default: 'json' },
    read: (text) =>
      ['json', 'geojson', 'application/geo+json', 'application/json'].includes(text) ? {} : 'use json',
  },
};

const { bbox: _, ...others } = SEARCH_PARAMETERS;
/** Suggestions count whole collections: a box would not hold for what they bring. */
export const SUGGEST_PARAMETERS: typeof SEARCH_PARAMETERS = others;

/** What is asked for. @throws Failure 400 that names every fault. */
export function searchQuery(url: URL, parameters: typeof SEARCH_PARAMETERS): SearchQuery {
  const errors: Invalid[] = [];
  let query: SearchQuery = { text: '', written: '', collections: [], lang: 'zh', limit: DEFAULT_LIMIT };
  for (const name of new Set(url.searchParams.keys())) {
    const [value = '', ...others] = url.searchParams.getAll(name);
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const read = parameter?.read(value) ?? `unknown; use ${Object.keys(parameters).join(', ')}`;
    if (others.length > 0) errors.push({ parameter: name, value, reason: 'given more than once' });
    else if (typeof read === 'string') errors.push({ parameter: name, value, reason: read });
    else query = { ...query, ...read };
  }
  if (!url.searchParams.has('q')) errors.push({ parameter: 'q', reason: 'write what to look for' });
  if (errors.length > 0) fail({ code: 'invalid', errors });
  return query;
}
