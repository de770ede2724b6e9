/** Trades as the project of a visitor names them. */
import type { Language, Term } from '../../../domain/kinds.ts';
import { INDUSTRIES } from '../../../domain/vocabulary.ts';
import { named, termChoices } from '../ask/choices.ts';

const CHOICES = termChoices('industries', INDUSTRIES);

/** What is offered while one types, in a language. */
export const tradeWords = (language: Language): string[] =>
  Object.values<Term>(INDUSTRIES).flatMap(({ zh, en, aliases = [] }) =>
    language === 'en' ? [en] : [zh, ...aliases],
  );

/** The code of the trade a text names, if it names one and no other. */
export const tradeNamed = (text: string, language: Language): string | undefined =>
  named(CHOICES, text, language)?.id;
