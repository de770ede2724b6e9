/** The address of an embedded map with everything wrong left out of it and named. */
import { filterFromCql2 } from '../../domain/cql2/filter.ts';
import { type EmbedOptions, embedFrom, type ReadOptions } from '../../domain/embed/options.ts';
import { all, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { collectionAt } from '../../domain/place.ts';
import type { Invalid } from '../../domain/problem.ts';
import { filterFrom } from '../../domain/query.ts';

/** What search takes (`q` of items). */
const LONGEST_TEXT = 64;
/** More warnings, or longer values, tell nobody more. */
const MOST_WARNINGS = 20;
const LONGEST_VALUE = 80;

export type Reading = ReadOptions & { collection: Collection; filter: Filter };

const shortened = ({ value, ...rest }: Invalid): Invalid => ({
  ...rest,
  ...(value === undefined ? {} : { value: value.slice(0, LONGEST_VALUE) }),
});

/** A place without its filter, with why. */
export const withoutFilter = (reading: Reading, errors: readonly Invalid[]): Reading => ({
  ...reading,
  options: withPlace(reading.options, { params: {}, filter: '', q: '' }),
  filter: all(),
  warnings: [...reading.warnings, ...errors].map(shortened).slice(0, MOST_WARNINGS),
});

const withPlace = (options: EmbedOptions, change: Partial<EmbedOptions['place']>): EmbedOptions => ({
  ...options,
  place: { ...options.place, ...change },
});

/** Reads the address of a map that exists; `hash` is that of a saved view, since a browser sends none. */
export function readEmbed(map: string, search: string, hash = ''): Reading {
  const { options, warnings } = embedFrom(map, search, hash);
  const { place } = options;
  const collection = collectionAt(place);
  const wrong = new Set(
    filterFrom(Object.entries(place.params), collection).errors.map(({ parameter }) => parameter),
  );
  const params = Object.fromEntries(Object.entries(place.params).filter(([name]) => !wrong.has(name)));
  const found = [...warnings];
  const q = place.q.trim();
  if (q.length > LONGEST_TEXT)
    found.push({ parameter: 'q', value: q, reason: `write at most ${LONGEST_TEXT} characters` });
  const isTextTaken = q !== '' && q.length <= LONGEST_TEXT;
  const written = place.filter === '' ? undefined : filterFromCql2(place.filter, 'cql2-text', collection);
  if (written && 'errors' in written)
    found.push(...written.errors.map((fault) => ({ ...fault, value: place.filter })));
  const clause = written && 'filter' in written ? written.filter : undefined;
  return {
    options: withPlace(options, {
      params,
      q: isTextTaken ? q : '',
      filter: clause ? place.filter : '',
    }),
    collection,
    filter: all(
      filterFrom(Object.entries(params), collection).filter,
      clause,
      isTextTaken ? { op: 'text', text: q } : undefined,
    ),
    warnings: found.map(shortened).slice(0, MOST_WARNINGS),
  };
}
