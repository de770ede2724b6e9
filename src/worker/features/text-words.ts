/** What the words of a text name, beside its amounts, and what they exclude. */
import { all, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Excluded } from '../../domain/search/excluded.ts';
import { amountsAlone, withoutQuantities } from '../../domain/search/quantities.ts';
import { normal } from '../../domain/search/question.ts';
import type { Choice, TextFilters } from '../../domain/search/text-filters.ts';
import { wantedIn } from '../../domain/search/wanted.ts';
import type { Reading } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';

/** A phrase that says what is not wanted, with the filter that leaves it out; none where no field knows of it. */
export type Exclusion = { phrase: string; filter: Filter | undefined };

/** What a text says: values and other words, and what it does not want or need. */
export type TextWords = TextFilters & { excluded: readonly Exclusion[] };

/** Nothing that has all of these; what no value is known of may stay. */
const without = (filters: readonly { filter: Choice }[]): Filter => ({
  op: 'or',
  args: [
    ...filters.map(({ filter: { field } }): Filter => ({ op: 'null', field })),
    { op: 'not', arg: all(...filters.map(({ filter }) => filter)) },
  ],
});

async function exclusion({ phrase, what }: Excluded, source: Source): Promise<Exclusion> {
  const { filters } = await source.textFilters(what, []);
  return { phrase, filter: filters.length > 0 ? without(filters) : undefined };
}

/** A text in its parts, as it was read; no word is a value of the fields `except`. */
export async function textWords(
  text: string,
  { corrected }: Reading,
  collection: Collection,
  source: Source,
  except: readonly string[] = [],
): Promise<TextWords> {
  const asked = normal(text);
  if (amountsAlone(asked).length > 0) return { filters: [], rest: [], excluded: [] };
  const { rest, excluded, needless } = wantedIn(asked, collection.id);
  const read = normal(corrected ?? withoutQuantities(rest).rest);
  return {
    ...(await source.textFilters(read, except)),
    excluded: [
      ...(await Promise.all(excluded.map((one) => exclusion(one, source)))),
      ...needless.map((phrase) => ({ phrase, filter: undefined })),
    ],
  };
}
