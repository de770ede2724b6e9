/** From what was asked to the stages in which the index is asked, best first, and the check of what comes back. */
import { saysEither, withAlternatives } from './alternatives.ts';
import type { Card } from './card.ts';
import { allOf, anyOf, type Expression, ftsText, tokensIn } from './expression.ts';
import { ALL, every, type Interpretation, NAMES, SURE, SURE_NAMES, union } from './interpretation.ts';
import { type Knowledge, type Part, rankOf } from './part.ts';
import { partOf } from './parts.ts';
import { withoutQuantities } from './quantities.ts';
import { piecesOf, renumbered, type Term, terms } from './question.ts';
import { bigrams, joined } from './runs.ts';
import { isSyllable } from './spelling.ts';
import { exactToken, startToken } from './tokens.ts';
import { type Found, isName, View } from './view.ts';

/** A record that was asked for: which part was met where, and how well; less is better. */
export type Hit = {
  card: Card;
  view: View;
  found: readonly Met[];
  missed: readonly string[];
  /** Words of `missed` that were not asked for, because nothing has them. */
  setAside: readonly string[];
  rank: number;
  /** The parts it was met by. */
  parts: readonly Part[];
};

/** The question as a hit was met: without the words it lacks, and with others where they were read otherwise. */
export const readingOf = ({ parts, missed }: Hit): string =>
  parts
    .filter(({ text }) => !missed.includes(text))
    .map(({ text, instead }) => instead ?? text)
    .join(' ');

/**
 * The words of the question that a hit lacks: those that are known, because others have them or because they name what a
 * record can be, and the unknown ones.
 */
export function lackedBy(
  { parts, missed, setAside }: Hit,
  isNamed: (word: string) => boolean,
): { known: readonly string[]; unknown: readonly string[] } {
  const isPart = (word: string) => parts.some(({ text }) => text === word);
  // What is left of a word or a date that was cut says nothing.
  const words = [...new Set(missed)].filter((word) => [...word].length > 1 && !/^\d+$/.test(word));
  return {
    known: words.filter((word) => (setAside.includes(word) ? isNamed(word) : isPart(word))),
    unknown: words.filter((word) => setAside.includes(word) && !isNamed(word)),
  };
}

/** What the index is asked for all that was met in a hit. */
export const askedBy = ({ parts, missed }: Hit): Expression | undefined =>
  union([every(parts.filter(({ text }) => !missed.includes(text)))], ALL);

/** Where a term of the question was met. */
export type Met = Found & { term: string };

export type Plan = {
  /** What the index is asked, the best first. */
  stages: readonly Expression[];
  /** The hit a card is; undefined when the index erred. */
  verify: (card: Card) => Hit | undefined;
};

/** How much less likely a reading is for each part that is missed: any, what names what a record can be, and how it should be. */
const MISSED = 100;
const NAMED_MISSED = 150;
const QUALITY_MISSED = 60;

function met(
  { parts, atLeast, dispensable, named, qualities, setAside = [], rank: unlikely = 0 }: Interpretation,
  view: View,
): Omit<Hit, 'card' | 'view'> | undefined {
  const found: Met[] = [];
  const missed: string[] = [];
  let lack = 0;
  for (const part of parts) {
    const one = part.check(view);
    if (one) found.push({ term: part.text, ...one });
    else if (dispensable?.has(part) ?? true) {
      missed.push(part.text);
      lack += qualities?.has(part) ? QUALITY_MISSED : named?.has(part) ? NAMED_MISSED : MISSED;
    } else return undefined;
    if (missed.length > parts.length - atLeast) return undefined;
  }
  const rank = Math.max(...found.map(rankOf)) + found.reduce((sum, one) => sum + rankOf(one), 0) / 100;
  return {
    found,
    missed: [...missed, ...setAside],
    setAside,
    rank: rank + spread(found) + lack + unlikely,
    parts,
  };
}

/** How far apart in one name the terms are, from 0 side by side to 0.9. */
function spread(found: readonly Met[]): number {
  const ranges = found.map(({ ranges }) => ranges?.[0]).filter((range) => range !== undefined);
  if (ranges.length < 2 || new Set(found.map(({ field }) => field)).size > 1) return 0;
  const width = Math.max(...ranges.map(([, to]) => to)) - Math.min(...ranges.map(([from]) => from));
  const covered = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  return Math.min(0.9, Math.max(0, width - covered) / 50);
}

/** The hit a card is under the interpretation that fits it best; one whose name or code is all that was asked comes first. */
export function verifier(
  interpretations: readonly Interpretation[],
  whole: string,
  ignored: readonly string[],
) {
  return (card: Card): Hit | undefined => {
    const view = new View(card);
    let best: Omit<Hit, 'card' | 'view'> | undefined;
    for (const interpretation of interpretations) {
      const one = met(interpretation, view);
      if (one && (best === undefined || one.rank < best.rank)) best = one;
    }
    const exact = whole === '' ? undefined : view.wholes.find(({ text }) => text === whole);
    if (exact) {
      const { field, original } = exact;
      const found: Met = isName(field)
        ? { term: original, field, match: 'exact', ranges: [[0, original.length]] }
        : { term: original, field, match: 'exact', text: original };
      return {
        card,
        view,
        parts: best?.parts ?? [],
        found: [found],
        missed: ignored,
        setAside: [],
        rank: -2,
      };
    }
    if (best && whole !== '' && view.wholes.some(({ text }) => text.startsWith(whole)))
      best = { ...best, rank: best.rank - 1 };
    return best && { card, view, ...best, missed: [...best.missed, ...ignored] };
  };
}

/** Neighbouring Latin words as one: `kun shan` is pinyin, `bio medicine` may be a compound. */
function together(list: readonly Term[]): Term[] | undefined {
  const joinedUp: Term[] = [];
  let isChanged = false;
  for (const term of list) {
    const last = joinedUp.at(-1);
    const isSpelled = (one: Term) => one.text.split("'").every(isSyllable);
    if (last?.kind === 'latin' && term.kind === 'latin') {
      const separator = isSpelled(last) ? "'" : '';
      joinedUp[joinedUp.length - 1] = { kind: 'latin', text: `${last.text}${separator}${term.text}` };
      isChanged = true;
    } else joinedUp.push(term);
  }
  return isChanged ? joinedUp : undefined;
}

/** The terms with every run of Hanzi cut; undefined when nothing can be cut. */
export function cutTerms(list: readonly Term[], knowledge: Knowledge): Term[] | undefined {
  const parts = list.flatMap((term) => piecesOf(term, knowledge.lexicon));
  return parts.length === list.length ? undefined : parts;
}

export const partsOf = (list: readonly Term[], knowledge: Knowledge) =>
  list.map((term) => partOf(term, knowledge));

/** The terms as they stand, those that belong together as one, and with the other numerals. */
function readings(text: string, knowledge: Knowledge): Interpretation[] {
  const list = terms(text);
  if (list.length === 0) return [];
  const other = renumbered(text);
  const lists = [list, together(list), ...(other === undefined ? [] : [terms(other)])];
  return lists.filter((one) => one !== undefined).map((one) => every(partsOf(one, knowledge)));
}

/** The interpretation with its Hanzi cut, if any is. */
function cutReadings(text: string, knowledge: Knowledge): Interpretation[] {
  return [text, renumbered(text)]
    .filter((one) => one !== undefined)
    .map((one) => cutTerms(terms(one), knowledge))
    .filter((one) => one !== undefined)
    .map((one) => every(partsOf(one, knowledge)));
}

/** Tokens a stage may ask for: the index opens each, and of a thousand nobody has typed half. */
const MOST_TOKENS = 1000;

export const unique = (list: readonly (Expression | undefined)[]): Expression[] => {
  const asked = list.filter(
    (one) => one !== undefined && tokensIn(one).length <= MOST_TOKENS,
  ) as Expression[];
  return [...new Map(asked.map((one) => [ftsText(one), one])).values()];
};

/** Records that have one of two values come after all that have both. */
export const ALTERNATIVES = 40;

/**
 * The plan of a normalised question as it stands in the collections, all when there are none; undefined when there is
 * nothing in it to look for.
 */
export function planOf(
  asked: string,
  knowledge: Knowledge,
  collections: readonly string[] = [],
): Plan | undefined {
  const { rest: text, quantities } = withoutQuantities(asked);
  const literal = readings(text, knowledge);
  if (literal.length === 0) return undefined;
  const cuts = cutReadings(text, knowledge);
  const first: Expression[] = [exactToken(text)];
  const [only, ...more] = literal[0]!.parts;
  const pairs = more.length === 0 && !/^[a-z\d]/.test(only!.text) ? bigrams(only!.text) : [];
  if (pairs.length > 0) first.push(allOf([startToken(pairs[0]!), ...pairs.slice(1)]));
  const alternatives = ({ parts }: Interpretation) =>
    withAlternatives(asked, parts, knowledge.lexicon, collections);
  // Side by side as whole words, or with an `or` between words of a run: `昆山或太仓厂房`.
  const either = alternatives(literal[0]!) ?? (cuts[0] && saysEither(asked) && alternatives(cuts[0]));
  const others = either ? [{ ...every(either), rank: ALTERNATIVES }] : [];
  const all = [...literal, ...cuts, ...others];
  return {
    stages: unique([
      anyOf(first),
      union(literal, SURE_NAMES),
      union(literal, SURE),
      // Names before all else also while a word is being typed, or every letter would bring others to the top.
      union(literal, NAMES),
      union(literal, ALL),
      cuts.length === 0 ? undefined : union(cuts, ALL),
      union(others, ALL),
    ]),
    verify: verifier(all, joined(text), quantities),
  };
}
