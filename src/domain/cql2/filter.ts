/** The CQL2 face of a filter (OGC 21-065r2), both encodings, both ways. */
import { CRS84, type Crs } from '../crs.ts';
import type { Filter } from '../filter.ts';
import type { Collection } from '../kinds.ts';
import type { Invalid } from '../problem.ts';
import { Cql2Error, LIMITS } from './expression.ts';
import { readJson } from './json.ts';
import { meaningOf } from './meaning.ts';
import { readText } from './text.ts';
import { expressionOf, jsonOf, textOf } from './writing.ts';

/** `cql-text` is cql2-text with what GDAL sends besides: ILIKE, 1 or 0 for a flag, a day with a T behind it. */
export const FILTER_LANGS = ['cql2-text', 'cql2-json', 'cql-text'] as const;
export type FilterLang = (typeof FILTER_LANGS)[number];

function invalid(error: unknown): Invalid {
  if (!(error instanceof Cql2Error)) throw error;
  const { at, message } = error;
  return typeof at === 'number'
    ? { parameter: 'filter', reason: `at character ${at}: ${message}`, position: at }
    : { parameter: 'filter', reason: `at ${at === '' ? 'the top' : at}: ${message}` };
}

/**
 * Reads a filter on a collection. Coordinates are in `crs`, in its axis order. Faults are returned, never thrown, with
 * the character offset in text and the JSON pointer in JSON.
 */
export function filterFromCql2(
  text: string,
  lang: FilterLang,
  collection: Collection,
  crs: Crs = CRS84,
): { filter: Filter } | { errors: Invalid[] } {
  try {
    if (text.length > LIMITS.length)
      throw new Cql2Error(LIMITS.length, `the filter is longer than ${LIMITS.length} characters; shorten it`);
    const legacy = lang === 'cql-text';
    const expression = lang === 'cql2-json' ? readJson(text) : readText(text, legacy);
    return { filter: meaningOf(expression, collection, crs, legacy) };
  } catch (error) {
    return { errors: [invalid(error)] };
  }
}

/** CQL2 text of a filter, in CRS84. @throws RangeError on `rids` and `text` clauses, which CQL2 cannot say. */
export const cql2Text = (filter: Filter, collection: Collection): string =>
  textOf(expressionOf(filter, collection));

/** CQL2 JSON of a filter, in CRS84, as a value to be serialised. @throws RangeError as {@link cql2Text}. */
export const cql2Json = (filter: Filter, collection: Collection): unknown =>
  jsonOf(expressionOf(filter, collection));
