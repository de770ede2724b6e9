/** A term as what finds its records: index expressions, and the check of what they found. */
import type { Stem } from './english.ts';
import type { Expression } from './expression.ts';
import type { Lexicon, Named } from './lexicon.ts';
import { meaningsIn } from './subjects.ts';
import { type Found, isName, type Match, type NameField, type Range, type View } from './view.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a search looks things up in. */
export type Knowledge = { vocabulary: Vocabulary; lexicon: Lexicon; stem: Stem };

/** Expressions that find records of a part: in names or anywhere, surely or loosely. */
export type Expressions = {
  name: Expression[];
  other: Expression[];
  looseName: Expression[];
  looseOther: Expression[];
};

export type Part = {
  text: string;
  /** What the text was read as instead, where that is another. */
  instead?: string;
  expressions: Expressions;
  /** Where the part is in a card, and which word of it, where it has several; undefined when the index erred. */
  check: (view: View) => (Found & { term?: string }) | undefined;
  /** Which stretches of a name show it. */
  marks: (view: View, field: NameField) => readonly Range[];
};

export const none = (): Expressions => ({ name: [], other: [], looseName: [], looseOther: [] });

const RANK: Record<Match, number> = {
  exact: 0,
  literal: 1,
  code: 1,
  stem: 2,
  pinyin: 2,
  term: 3,
  synonym: 4,
  prefix: 4,
  initials: 4,
  typo: 6,
  homophone: 6,
};

/** How good a finding is, less is better; names before terms before other texts. */
export const rankOf = ({ field, match }: Found): number =>
  RANK[match] * 2 + (isName(field) ? 0 : field === 'also' ? 0.5 : 1);

/** The better of two findings. */
export const better = (a: Found | undefined, b: Found | undefined): Found | undefined =>
  a === undefined || (b !== undefined && rankOf(b) < rankOf(a)) ? b : a;

/** Whether the card has one of the meanings. */
export function byMeaning(view: View, named: readonly Named[], loose = false): Found | undefined {
  let found: Found | undefined;
  for (const { meaning, isLabel } of named)
    if (view.tags.has(meaning.tag))
      found = better(found, {
        field: meaning.field,
        match: loose ? 'prefix' : isLabel ? 'term' : 'synonym',
        text: meaning.label,
      });
  return found;
}

/** The text in other texts than the names. */
export const inTexts = (view: View, text: string, match: Match): Found | undefined => {
  const found = view.texts.find((one) => one.text.includes(text));
  return found && { field: found.field, match, text: found.original };
};

/** Whether nothing can be found for a part, not even loosely. */
export const isDead = ({ expressions }: Part): boolean =>
  Object.values(expressions).every((list) => list.length === 0);

/** A term as the meanings that it wholly names, wherever else its letters are. */
export function meantPart(text: string, { lexicon }: Knowledge, collections: readonly string[]): Part {
  const named = meaningsIn(collections, lexicon.wholly(text)).map((meaning) => ({ meaning, isLabel: true }));
  return {
    text,
    expressions: { ...none(), other: named.map(({ meaning }) => meaning.token) },
    check: (view) => byMeaning(view, named),
    marks: () => [],
  };
}
