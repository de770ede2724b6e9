/** Trades as the project of a visitor names them. */
import type { Language } from '../../../domain/kinds.ts';
import { type Choice, choicesOf, named } from '../ask/choices.ts';
import { PROJECT } from './project.ts';

/** What is offered while one types: industries, then classes and chains of them. */
export const TRADES: readonly Choice[] = choicesOf('industries', PROJECT.trade);

const INDUSTRIES = TRADES.filter(({ id, codes: [code] }) => id === code);

/** The codes of the trade a text names, if it names one and no other; an industry goes before what holds several. */
export const tradeNamed = (text: string, language: Language): readonly string[] | undefined =>
  (named(INDUSTRIES, text, language) ?? named(TRADES, text, language))?.codes;

/** What codes are called: an industry or several at once where they have a name, else each by its own. */
export function tradeLabel(codes: readonly string[], language: Language): string {
  const isSame = (one: Choice) => one.codes.join() === codes.join();
  return (
    TRADES.find(isSame)?.label[language] ??
    codes.map((code) => TRADES.find(({ id }) => id === code)!.label[language]).join(', ')
  );
}
