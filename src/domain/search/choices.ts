/** A question read as choices of filters: `昆山生物` as division Kunshan and industry biomedicine. */
import type { Lexicon, Meaning } from './lexicon.ts';
import { withoutQuantities } from './quantities.ts';
import { cut, type Term, terms } from './question.ts';

/** One meaning for each part of a question. */
export type Choice = readonly Meaning[];

const MOST_MEANINGS = 4;
const MOST_CHOICES = 12;

function partsOf({ kind, text }: Term, lexicon: Lexicon): string[] {
  return kind === 'hanzi' ? cut(text, lexicon) : [text.replaceAll("'", '')];
}

/**
 * The ways to read a normalised question as filters, the likeliest first; none when a part of it is no name of a term,
 * zone or collection, or begins none. Two parts never choose the same field, nor what is called the same.
 */
export function choices(text: string, lexicon: Lexicon): Choice[] {
  const parts = terms(withoutQuantities(text).rest).flatMap((term) => partsOf(term, lexicon));
  let found: Choice[] = [[]];
  for (const part of parts) {
    const meanings = lexicon.named(part).slice(0, MOST_MEANINGS);
    found = found
      .flatMap((choice) =>
        meanings
          .filter(
            ({ field, label }) => !choice.some((one) => one.field === field || one.label.zh === label.zh),
          )
          .map((meaning) => [...choice, meaning]),
      )
      .slice(0, MOST_CHOICES);
  }
  return parts.length === 0 ? [] : found;
}
