/** The words of a text that are values of a collection's fields, each a condition of its own. */
import type { Filter, Scalar } from '../filter.ts';
import type { Collection } from '../kinds.ts';
import { filterFields } from '../query.ts';
import { codeOf, type Lexicon } from './lexicon.ts';
import { piecesOf, terms } from './question.ts';
import { meaningsIn } from './subjects.ts';

export type Choice = Extract<Filter, { op: 'in' }>;

export type TextFilters = {
  /** Conditions with the words that name them, one a field. */
  filters: readonly { words: readonly string[]; filter: Choice }[];
  /** The other words. */
  rest: readonly string[];
};

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
    const [meaning] = meanings;
    const kind = fields.get(meaning?.field ?? '')?.kind;
    if (!meaning || meanings.some(({ field }) => field !== meaning.field)) rest.push(word);
    // What a collection is called says nothing in it.
    else if (meaning.field === 'collection') continue;
    else if (kind === undefined) rest.push(word);
    else {
      const values: Scalar[] = kind === 'flag' ? [true] : meanings.map(({ tag }) => codeOf(tag));
      const known = found.get(meaning.field);
      found.set(meaning.field, {
        words: [...(known?.words ?? []), word],
        filter: {
          op: 'in',
          field: meaning.field,
          values: [...new Set([...(known?.filter.values ?? []), ...values])],
        },
      });
    }
  }
  return { filters: [...found.values()], rest };
}
