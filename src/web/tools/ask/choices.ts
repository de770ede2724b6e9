/** What a visitor may call a trade: its terms, the classes and chains that hold several, and everyday words for each. */
import { CHAIN_INDUSTRIES, INDUSTRY_CLASSES } from '../../../domain/industry-classes.ts';
import {
  type Collection,
  type Label,
  type Language,
  type Term,
  type TermField,
  wordsOf,
} from '../../../domain/kinds.ts';
import { fieldOf } from '../../../domain/record.ts';
import { withoutPlural } from '../../../domain/search/english.ts';
import { SYNONYMS } from '../../../domain/search/synonyms.ts';
import { TRADE_ALIASES } from '../../../domain/trade-aliases.ts';
import { CHAINS, INDUSTRIES } from '../../../domain/vocabulary.ts';

/** A choice: the codes it stands for, and folded words it is known by. */
export type Choice = {
  id: string;
  /** The field that the codes are terms of. */
  field: string;
  label: Label;
  codes: readonly string[];
  words: readonly string[];
};

/** English words in the singular: people name what they make in either. */
const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .replace(/[a-z]+/g, withoutPlural);

const words = (label: Label, aliases: readonly string[] = []): string[] => [
  ...new Set([...wordsOf(label), ...aliases].map(fold)),
];

/** What imports accept for a trade too; the vocabulary of the page is without. */
const aliasesOf = (code: string): readonly string[] =>
  (TRADE_ALIASES as Readonly<Record<string, readonly string[]>>)[code] ?? [];

/** The terms of a field of that name, each by itself. */
export const termChoices = (name: string, terms: Readonly<Record<string, Term>>): Choice[] =>
  Object.entries(terms).map(([code, term]) => ({
    id: code,
    field: name,
    label: term,
    codes: [code],
    words: words(term, [code, ...aliasesOf(code), ...(SYNONYMS[`${name}=${code}`] ?? [])]),
  }));

/** The terms of a field, first; for industries the broader classes and the chains as well. */
export function choicesOf(name: string, field: TermField): Choice[] {
  const terms = termChoices(name, field.terms);
  if (!Object.keys(field.terms).every((code) => Object.hasOwn(INDUSTRIES, code))) return terms;
  const classes = Object.entries(INDUSTRY_CLASSES).map(([id, { industries, ...label }]) => ({
    id,
    field: name,
    label,
    codes: industries,
    words: words(label, label.aliases),
  }));
  const chains = Object.entries(CHAIN_INDUSTRIES).map(([id, codes]) => {
    const { zh, en } = CHAINS[id as keyof typeof CHAINS];
    return {
      id,
      field: name,
      label: { zh: `${zh}（产业链）`, en: `${en} (chain)` },
      codes,
      words: words({ zh, en }, aliasesOf(id)),
    };
  });
  return [...terms, ...classes, ...chains];
}

/** The choices of fields of a collection, one field after the other. */
export const choicesIn = (collection: Collection, names: readonly string[]): Choice[] =>
  names.flatMap((name) => choicesOf(name, fieldOf(collection, name) as TermField));

/** The chains that run through chosen industries, those through nothing else first. */
export function chainsOf(codes: readonly string[]): [id: string, label: Label][] {
  const share = (industries: readonly string[]) =>
    industries.filter((code) => codes.includes(code)).length / industries.length;
  return Object.entries(CHAIN_INDUSTRIES)
    .filter(([, industries]) => share(industries) > 0)
    .toSorted(([, a], [, b]) => share(b) - share(a))
    .map(([id]) => [id, CHAINS[id as keyof typeof CHAINS]]);
}

/** How well a choice fits what is typed: 0 is best, undefined not at all. */
function fitness(choice: Choice, typed: string, language: Language): number | undefined {
  const label = fold(choice.label[language]);
  if (label === typed) return 0;
  if (choice.words.includes(typed)) return 1;
  if (label.startsWith(typed) || choice.words.some((word) => word.startsWith(typed))) return 2;
  if (choice.words.some((word) => word.includes(typed) && (typed.length > 2 || typed > '\u2e7f'))) return 3;
  // People say more than a word: “e-axle maker”, “做半导体设备”.
  const padded = ` ${typed} `;
  const said = (word: string) =>
    word > '\u2e7f' ? word.length > 1 && typed.includes(word) : padded.includes(` ${word} `);
  return choice.words.some(said) ? 4 : undefined;
}

/** The only choice that is called what is typed, else the only one that fits it. */
export function named(choices: readonly Choice[], typed: string, language: Language): Choice | undefined {
  const text = fold(typed);
  if (text === '') return undefined;
  const called = choices.filter(({ words }) => words.includes(text));
  const found = called.length > 0 ? called : fitting(choices, text, language);
  return found.length === 1 ? found[0] : undefined;
}

/** The choices that fit what is typed, best first; all of them for nothing. */
export function fitting(choices: readonly Choice[], typed: string, language: Language): Choice[] {
  const text = fold(typed);
  if (text === '') return [...choices];
  return choices
    .map((choice) => ({ choice, rank: fitness(choice, text, language) }))
    .filter((one): one is { choice: Choice; rank: number } => one.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}
