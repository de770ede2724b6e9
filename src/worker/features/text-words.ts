/** What the words of a text name, beside its amounts, and what they exclude. */
import { all, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { amountsAlone, withoutQuantities } from '../../domain/search/quantities.ts';
import { normal } from '../../domain/search/question.ts';
import type { Choice, TextFilters } from '../../domain/search/text-filters.ts';
import { wantedIn } from '../../domain/search/wanted.ts';
import type { Reading } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';

/** The values that the words of a text name, as it was read, and its other words; no word is a value of the fields `except`. */
export async function textWords(
  text: string,
  { corrected }: Reading,
  collection: Collection,
  source: Source,
  except: readonly string[] = [],
): Promise<TextFilters> {
  const asked = normal(text);
  if (amountsAlone(asked).length > 0) return { filters: [], rest: [] };
  const { rest } = withoutQuantities(wantedIn(asked, collection.id).rest);
  return source.textFilters(normal(corrected ?? rest), except);
}

/** A phrase that says what is not wanted, with the filter that leaves it out; none where no field knows of it. */
export type Exclusion = { phrase: string; filter: Filter | undefined };

/** Nothing that has all of these; what no value is known of may stay. */
const without = (filters: readonly { filter: Choice }[]): Filter => ({
  op: 'or',
  args: [
    ...filters.map(({ filter: { field } }): Filter => ({ op: 'null', field })),
    { op: 'not', arg: all(...filters.map(({ filter }) => filter)) },
  ],
});

/** What a text does not want, and what it does not need. */
export async function exclusions(
  text: string,
  collection: Collection,
  source: Source,
): Promise<readonly Exclusion[]> {
  const { excluded, needless } = wantedIn(normal(text), collection.id);
  const each = excluded.map(async ({ phrase, what }): Promise<Exclusion> => {
    const { filters } = await source.textFilters(what, []);
    return { phrase, filter: filters.length > 0 ? without(filters) : undefined };
  });
  return [...(await Promise.all(each)), ...needless.map((phrase) => ({ phrase, filter: undefined }))];
}
