/** Trades as the project of a visitor names them. */
import type { Language } from '../../../domain/kinds.ts';
import { type Choice, choicesOf, named } from '../ask/choices.ts';
import { PROJECT } from './project.ts';

/** What is offered while one types: industries, then classes and chains of them. */
export const TRADES: readonly Choice[] = choicesOf('industries', PROJECT.trade);

const isIndustry = ({ id, codes: [code] }: Choice): boolean => id === code;

// Classes and chains are named by what is typed where no industry has that name.
const NAMED = TRADES.filter(
  (one) =>
    isIndustry(one) ||
    !TRADES.some((other) => isIndustry(other) && other.words.some((word) => one.words.includes(word))),
);

/** The codes of the trade a text names, if it names one and no other. */
export const tradeNamed = (text: string, language: Language): readonly string[] | undefined =>
  named(NAMED, text, language)?.codes;

/** What codes are called: an industry or several at once where they have a name, else each by its own. */
export function tradeLabel(codes: readonly string[], language: Language): string {
  const isSame = (one: Choice) => one.codes.join() === codes.join();
  return (
    TRADES.find(isSame)?.label[language] ??
    codes.map((code) => TRADES.find(({ id }) => id === code)!.label[language]).join(', ')
  );
}
