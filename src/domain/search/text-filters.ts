/** The words of a text that are values of a collection's fields, each a condition of its own. */
import type { Filter, Scalar } from '../filter.ts';
import type { Collection } from '../kinds.ts';
import { filterFields } from '../query.ts';
import { codeOf, type Lexicon } from './lexicon.ts';
import { piecesOf, terms } from './question.ts';
import { isPlaceMeaning, meaningsIn } from './subjects.ts';

export type Choice = Extract<Filter, { op: 'in' }>;

export type TextFilters = {
  /** Conditions with the words that name them, one a field. */
  filters: readonly { words: readonly string[]; filter: Choice }[];
  /** The other words. */
  rest: readonly string[];
};

/** What two words name: either, but the less where one names less of the same, `ISO 7` of clean rooms. */
function joined(some: readonly Scalar[], others: readonly Scalar[]): Scalar[] {
  const isWithin = (a: readonly Scalar[], b: readonly Scalar[]) => a.every((one) => b.includes(one));
  if (isWithin(some, others)) return [...some];
  return isWithin(others, some) ? [...others] : [...new Set([...some, ...others])];
}

const PASSED = 'division_codes';

/** A normalised text without amounts as filters, as far as its words name values of one field each, none of `except`. */
export function textFilters(
  text: string,
  collection: Collection,
  lexicon: Lexicon,
  except: readonly string[] = [],
): TextFilters {
  const fields = new Map(filterFields(collection).filter(([name]) => !except.includes(name)));
  const found = new Map<string, { words: string[]; filter: Choice }>();
  const rest: string[] = [];
  for (const { text: word } of terms(text).flatMap((term) => piecesOf(term, lexicon))) {
    const meanings = meaningsIn([collection.id], lexicon.wholly(word.replaceAll("'", '')));
    // What passes through a division is found by the one it is kept in.
    const own = meanings.every(isPlaceMeaning) ? meanings.filter(({ field }) => field !== PASSED) : meanings;
    const [meaning] = own;
    const kind = fields.get(meaning?.field ?? '')?.kind;
    if (!meaning || own.some(({ field }) => field !== meaning.field)) rest.push(word);
    // What a collection is called says nothing in it.
    else if (meaning.field === 'collection') continue;
    else if (kind === undefined) rest.push(word);
    else {
      const values: Scalar[] = kind === 'flag' ? [true] : own.map(({ tag }) => codeOf(tag));
      const known = found.get(meaning.field);
      found.set(meaning.field, {
        words: [...(known?.words ?? []), word],
        filter: {
          op: 'in',
          field: meaning.field,
          values: known ? joined(known.filter.values, values) : [...new Set(values)],
        },
      });
    }
  }
  return { filters: [...found.values()], rest };
}
