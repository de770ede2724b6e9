/** Words that name a trade, and what a record has that says them itself. */
import { anyOf, anywhere, type Expression, runOf } from './expression.ts';
import type { Knowledge } from './part.ts';
import { withoutQuantities } from './quantities.ts';
import { piecesOf, type Term, terms } from './question.ts';
import { bigrams } from './runs.ts';
import { isPlaceMeaning, meaningsIn } from './subjects.ts';
import { isProduct } from './synonyms.ts';

/** What any maker is called. */
const OF_ANY_MAKER = /^(?:工厂|厂|制造商?|生产商?|factory|works|plant|producer)$/;

/** What the index has of a record that says the word, in any form of it; undefined where no record can. */
function literal({ kind, text }: Term, { vocabulary }: Knowledge): Expression | undefined {
  if (kind === 'hanzi') return runOf(bigrams(text).map(anywhere));
  const forms = [...(vocabulary.words.has(text) ? [text] : []), ...vocabulary.relatives(text)];
  return forms.length > 0 ? anyOf(forms.map(anywhere)) : undefined;
}

/**
 * A word that names a trade, or a chain, a kind; `isProduct` where it is less than all of a trade, `castings` for metals,
 * and no other word of the text says more. `literal` is what the index has of records that say it themselves.
 */
export type TradeWord = { word: string; isProduct: boolean; literal: Expression | undefined };

/** The words of a normalised text that are in names of what records of a collection are, and of no place. */
export function tradeWords(text: string, knowledge: Knowledge, collection: string): TradeWord[] {
  const { lexicon, stem } = knowledge;
  const pieces = terms(withoutQuantities(text).rest).flatMap((term) => piecesOf(term, lexicon));
  const each = pieces.map((term) => ({ term, whole: meaningsIn([collection], lexicon.wholly(term.text)) }));
  const isAlone = each.every(({ term, whole }) => whole.length > 0 || OF_ANY_MAKER.test(term.text));
  return each.flatMap(({ term, whole }) => {
    const { kind, text: word } = term;
    if ((kind !== 'hanzi' && kind !== 'latin') || whole.some(isPlaceMeaning)) return [];
    const named = kind === 'hanzi' ? lexicon.inHanzi(word) : lexicon.inLatin(word);
    if (whole.length === 0 && named.length === 0) return [];
    return [{ word, isProduct: isAlone && isProduct(word, stem), literal: literal(term, knowledge) }];
  });
}
