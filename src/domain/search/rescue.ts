/** What else could have been meant, when nothing is as it was asked: misspellings, homophones, a term too many. */
import { distance, editsFor, nearest, neighbours } from './edits.ts';
import { withoutPlural } from './english.ts';
import { allOf, anyOf } from './expression.ts';
import { every, type Interpretation } from './interpretation.ts';
import { latinPart } from './latin-part.ts';
import type { Named } from './lexicon.ts';
import { isDead, type Knowledge, type Part } from './part.ts';
import type { Term } from './question.ts';
import { bigrams } from './runs.ts';
import { pinyinExpression, pinyinFound, pinyinRange } from './sounds.ts';
import { possibleSpellings, readingsOf } from './spelling.ts';
import type { Found, View } from './view.ts';

const MOST_CORRECTIONS = 3;
const LEAST_LETTERS = 4;
/** Hanzi in which one may be wrong: each of them is another way to be near. */
const LONGEST_RUN = 12;

/** Words and pinyin that a mistyped Latin word may have been, the likeliest first. */
export function corrections(word: string, knowledge: Knowledge): string[] {
  const { vocabulary, lexicon } = knowledge;
  if (word.length < LEAST_LETTERS) return [];
  const found = [word, withoutPlural(word)].flatMap((one) => vocabulary.corrections(one));
  const limit = editsFor(word.length);
  for (const known of lexicon.words())
    if (known !== word && known.length > 2 && distance(word, known, limit) <= limit) found.push(known);
  for (const near of neighbours(word)) {
    const isSpelled = readingsOf(near, false).some(
      ({ syllables }) => syllables.length > 1 && pinyinExpression(syllables, false, knowledge) !== undefined,
    );
    if (isSpelled) found.push(near);
  }
  return [...new Set(found)].slice(0, 2 * MOST_CORRECTIONS);
}

const asTypo = (found: Found | undefined): Found | undefined => found && { ...found, match: 'typo' };

/** The term read as one of its corrections; undefined when there are none. */
function correctedPart(term: Term, knowledge: Knowledge): Part | undefined {
  const word = term.text.replaceAll("'", '');
  const parts = corrections(word, knowledge)
    .map((one) => latinPart(one, knowledge))
    .filter((part) => part.expressions.name.length + part.expressions.other.length > 0)
    .slice(0, MOST_CORRECTIONS);
  if (parts.length === 0) return undefined;
  const of = (kind: 'name' | 'other') => parts.flatMap(({ expressions }) => expressions[kind]);
  return {
    text: term.text,
    instead: parts[0]!.text,
    expressions: { name: of('name'), other: of('other'), looseName: [], looseOther: [] },
    check: (view) => asTypo(parts.map((part) => part.check(view)).find((found) => found !== undefined)),
    marks: (view, field) => parts.map((part) => part.marks(view, field)).find((one) => one.length > 0) ?? [],
  };
}

/** Hanzi read by their sound; undefined when no name sounds so. */
function homophonePart({ text }: Term, knowledge: Knowledge): Part | undefined {
  const spellings = possibleSpellings(text)
    .map((syllables) => ({ syllables, expression: pinyinExpression(syllables, false, knowledge) }))
    .filter(({ expression }) => expression !== undefined);
  if (spellings.length === 0 || [...text].length < 2 || [...text].length > LONGEST_RUN) return undefined;
  const first = <T>(of: (syllables: readonly string[]) => T | undefined): T | undefined => {
    for (const { syllables } of spellings) {
      const found = of(syllables);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    text,
    instead: spellings[0]!.syllables.join(' '),
    expressions: {
      name: spellings.map(({ expression }) => expression!),
      other: [],
      looseName: [],
      looseOther: [],
    },
    check: (view) => first((syllables) => pinyinFound(view, syllables, false, 'homophone')),
    marks: (view, field) => {
      const range =
        field === 'name_zh' ? first((syllables) => pinyinRange(view, syllables, false)) : undefined;
      return range ? [range] : [];
    },
  };
}

/** What the index has of a run that is all of a name's or a stretch of it. */
const tokensOf = (run: string): string[] => ([...run].length === 1 ? [run] : bigrams(run));

/** The tokens that are left of Hanzi when one is wrong, one is missing, or one is too much. */
function nearTokens(text: string): string[][] {
  const characters = [...text];
  const split = (left: number, right: number) =>
    [characters.slice(0, left), characters.slice(right)].map((part) => part.join(''));
  const ways = characters.flatMap((_, i) => {
    const [before, after] = split(i, i + 1) as [string, string];
    return [[...tokensOf(before), ...tokensOf(after)], tokensOf(before + after)];
  });
  const missing = characters.slice(1).map((_, i) => split(i + 1, i + 1).flatMap(tokensOf));
  return [...ways, ...missing].filter((tokens) => tokens.length > 0);
}

/** Hanzi with one of them wrong, missing or too much. */
function nearPart({ text }: Term, { lexicon }: Knowledge): Part | undefined {
  const { length } = [...text];
  if (length < 3 || length > LONGEST_RUN) return undefined;
  const ways = nearTokens(text).map((tokens) => allOf(tokens));
  const named: Named[] = lexicon.nearHanzi(text);
  const at = (view: View) => {
    const found = nearest(text, view.zh.text, 1);
    return found && view.range(found.from, found.to);
  };
  return {
    text,
    expressions: {
      name: [anyOf([...new Set(ways)])],
      other: named.map(({ meaning }) => meaning.token),
      looseName: [],
      looseOther: [],
    },
    check: (view) => {
      const range = at(view);
      if (range) return { field: 'name_zh', match: 'typo', ranges: [range] };
      const one = named.find(({ meaning }) => view.tags.has(meaning.tag));
      return one && { field: one.meaning.field, match: 'typo', text: one.meaning.label };
    },
    marks: (view, field) => {
      const range = field === 'name_zh' ? at(view) : undefined;
      return range ? [range] : [];
    },
  };
}

/** A question as terms, and these as they stand. */
export type Question = { terms: readonly Term[]; parts: readonly Part[] };

type Rescue = (term: Term, knowledge: Knowledge) => Part | undefined;

const RESCUES: readonly [Term['kind'], Rescue][] = [
  ['latin', correctedPart],
  ['hanzi', homophonePart],
  ['hanzi', nearPart],
];

/** The question with each term in turn read otherwise: those that can find nothing first. */
export function rescues(questions: readonly Question[], knowledge: Knowledge): Interpretation[] {
  const found: Interpretation[] = [];
  for (const { terms: list, parts: literal } of questions) {
    for (const [kind, rescue] of RESCUES) {
      const others = list.map((term) => (term.kind === kind ? rescue(term, knowledge) : undefined));
      const dead = literal.map((part, i) => isDead(part) && others[i] !== undefined);
      if (dead.some(Boolean)) found.push(every(literal.map((part, i) => (dead[i] ? others[i]! : part))));
      for (const [i, other] of others.entries())
        if (other && !dead[i]) found.push(every(literal.map((part, j) => (i === j ? other : part))));
      if (others.filter((other) => other).length > 1)
        found.push(every(literal.map((part, i) => others[i] ?? part)));
    }
  }
  return found;
}

/** A term as another that it surely was meant to be: corrected, or by its sound. */
export const correction = (term: Term, knowledge: Knowledge): Part | undefined =>
  (term.kind === 'latin' ? correctedPart : term.kind === 'hanzi' ? homophonePart : () => undefined)(
    term,
    knowledge,
  );
