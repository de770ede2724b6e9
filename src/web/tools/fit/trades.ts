/** Trades as the project of a visitor names them. */
import type { Language, Term } from '../../../domain/kinds.ts';
import { INDUSTRIES } from '../../../domain/vocabulary.ts';
import { choicesOf, named } from '../ask/choices.ts';
import { PROJECT } from './project.ts';

// Classes and chains name a project's trade where they hold one industry and no word of it is taken.
const TERMS = choicesOf('industries', PROJECT.trade).filter(({ codes }) => codes.length === 1);
const CHOICES = TERMS.filter(
  ({ id, words, codes: [code] }) =>
    id === code ||
    !TERMS.some((other) => other.id !== id && other.words.some((word) => words.includes(word))),
);

/** What is offered while one types, in a language. */
export const tradeWords = (language: Language): string[] =>
  Object.values<Term>(INDUSTRIES).flatMap(({ zh, en, aliases = [] }) =>
    language === 'en' ? [en] : [zh, ...aliases],
  );

/** The code of the trade a text names, if it names one and no other. */
export const tradeNamed = (text: string, language: Language): string | undefined =>
  named(CHOICES, text, language)?.codes[0];
