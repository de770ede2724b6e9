/** What the words of a text name, beside its amounts. */
import type { Collection } from '../../domain/kinds.ts';
import { amountsAlone, withoutQuantities } from '../../domain/search/quantities.ts';
import { normal } from '../../domain/search/question.ts';
import { withoutSpeaker } from '../../domain/search/speaker.ts';
import type { TextFilters } from '../../domain/search/text-filters.ts';
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
  const { rest } = withoutQuantities(withoutSpeaker(asked, collection.id).rest);
  return source.textFilters(normal(corrected ?? rest), except);
}
