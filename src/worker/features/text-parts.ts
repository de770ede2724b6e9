/** What a text is made of, as it was read: amounts, values that its words name, and other words. */
import type { Collection } from '../../domain/kinds.ts';
import { type Condition, conditionsOf, withoutQuantities } from '../../domain/search/quantities.ts';
import { normal } from '../../domain/search/question.ts';
import { withoutSpeaker } from '../../domain/search/speaker.ts';
import type { TextFilters } from '../../domain/search/text-filters.ts';
import type { Reading } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';
import { today } from '../today.ts';

/** The amounts that are met, with what its words name beside them; no word is taken for a value of the fields `except`. */
export async function textParts(
  text: string,
  { corrected, understood = {} }: Reading,
  collection: Collection,
  source: Source,
  except: readonly string[] = [],
): Promise<TextFilters & { amounts: readonly Condition[] }> {
  const asked = normal(text);
  const { rest, quantities } = withoutQuantities(withoutSpeaker(asked, collection.id).rest);
  const amounts = conditionsOf(asked, collection, today()).filter(({ filter }) => filter.field in understood);
  const isAmount = quantities.length === 0 && amounts.length > 0;
  const words = isAmount ? '' : normal(corrected ?? rest);
  if (words === '') return { amounts, filters: [], rest: [] };
  return {
    amounts,
    ...(await source.textFilters(words, [...amounts.map(({ filter }) => filter.field), ...except])),
  };
}
