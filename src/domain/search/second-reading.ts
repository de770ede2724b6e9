/** What a question that found nothing may have meant, once it is known which of its words anything has. */
import { withAlternatives } from './alternatives.ts';
import type { Expression } from './expression.ts';
import { ALL, every, type Interpretation, SURE, SURE_NAMES, union } from './interpretation.ts';
import { type Knowledge, meantPart, type Part } from './part.ts';
import { partOf } from './parts.ts';
import { ALTERNATIVES, cutTerms, type Plan, partsOf, unique, verifier } from './plan.ts';
import { isLabel, withoutLabels, withoutQuantities } from './quantities.ts';
import { piecesOf, type Term, terms } from './question.ts';
import { correction, relaxed, rescues, withFewer, without } from './rescue.ts';
import { isForeign, isOfName, isOfPlace, namesCollection, namesKind, namesPlace } from './subjects.ts';

/** A question by its words; without any word there is none. */
export type SecondReading = {
  /** What the index is asked for each word, to know which of them anything has. */
  words: readonly Expression[];
  /** The plans to try one after the other, given whether anything has each of the words. */
  plans: (isMet: readonly boolean[]) => Plan[];
};

/** Records without words that nothing has come after those of corrections, and the more so the more words these are. */
const SET_ASIDE = 50;
const EACH_SET_ASIDE = 20;

/** Plans are tried one after the other, each a question to the database; the last asks for least. */
const MOST_PLANS = 16;

/** A term as it stands, and cut. */
type Word = { term: Term; whole: Part; pieces: readonly Part[] };

/** How a term is read: cut where it can be, corrected where nothing has it. */
type Ways = { isCut: boolean; isCorrected: boolean };

type Kept = { parts: readonly Part[]; setAside: readonly string[] };

/** A single character is a particle mostly, and not worth a word. */
const isParticle = ({ kind, text }: Term) => kind === 'hanzi' && [...text].length === 1;

/** Neighbouring pieces that nothing has, as one; those that name something stay by themselves. */
function deadRuns(
  pieces: readonly Part[],
  isAlive: (part: Part) => boolean,
  isNamed: (part: Part) => boolean,
): string[] {
  const runs: string[] = [''];
  for (const piece of pieces)
    if (isAlive(piece)) runs.push('');
    else if (isNamed(piece)) runs.push(piece.text, '');
    else runs[runs.length - 1] += piece.text;
  return runs.filter((run) => [...run].length > 1);
}

/** The question read again; `collections` are those that are searched, all when empty. */
export function secondReading(
  asked: string,
  knowledge: Knowledge,
  collections: readonly string[],
): SecondReading {
  const { rest, quantities } = withoutQuantities(asked);
  const isMeant = (name: string) => knowledge.lexicon.wholly(name).length > 0;
  const list = terms(withoutLabels(rest, isMeant));
  // Where a record is, its field says and not its name: `工业园区` is part of many.
  const heldPart = (term: Term): Part =>
    collections.length === 1 && namesPlace(term.text, collections, knowledge.lexicon)
      ? meantPart(term.text, knowledge, collections)
      : partOf(term, knowledge);
  const words: Word[] = list.map((term) => {
    const pieces = piecesOf(term, knowledge.lexicon);
    const whole = heldPart(term);
    return { term, whole, pieces: pieces.length === 1 ? [whole] : pieces.map(heldPart) };
  });
  const all = [...new Set(words.flatMap(({ whole, pieces }) => [whole, ...pieces]))];
  const foreign = new Set(all.filter(({ text }) => isForeign(text, collections, knowledge.lexicon)));
  const asking = all.flatMap((part) => {
    const expression = foreign.has(part) ? undefined : union([every([part])], ALL);
    return expression === undefined ? [] : [{ part, expression }];
  });

  const isNamed = ({ text }: Part) => isOfName(text, collections, knowledge.lexicon);

  /** What is left of a term; a correction only where nothing has the term or any piece of it. */
  function kept({ term, whole, pieces }: Word, alive: ReadonlySet<Part>, ways: Ways): Kept {
    const living = pieces.filter((piece) => alive.has(piece));
    if (alive.has(whole) && (!ways.isCut || living.length < pieces.length))
      return { parts: [whole], setAside: [] };
    const isKnown = (piece: Part) => alive.has(piece) || foreign.has(piece);
    if (pieces.some((piece) => isKnown(piece) || isNamed(piece)))
      return { parts: living, setAside: deadRuns(pieces, isKnown, isNamed) };
    const other = ways.isCorrected ? correction(term, knowledge) : undefined;
    if (other) return { parts: [other], setAside: [] };
    return { parts: [], setAside: isParticle(term) || isLabel(whole.text) ? [] : [whole.text] };
  }

  function readings(alive: ReadonlySet<Part>): Interpretation[] {
    const found = new Map<string, Interpretation>();
    for (const isCut of [false, true])
      for (const isCorrected of [true, false]) {
        const each = words.map((word) => kept(word, alive, { isCut, isCorrected }));
        const parts = each.flatMap((one) => one.parts);
        if (parts.length === 0) continue;
        const setAside = each.flatMap((one) => one.setAside);
        // What is left of `直升机载体` is all there is.
        if (setAside.length > 0 && parts.every(({ text }) => namesCollection(text, knowledge.lexicon)))
          continue;
        const either = withAlternatives(asked, parts, knowledge.lexicon, collections);
        const rank = SET_ASIDE + EACH_SET_ASIDE * setAside.length;
        const reading = { ...every(parts), named: new Set(parts.filter(isNamed)), setAside, rank };
        found.set(JSON.stringify(parts.map(({ text, instead }) => [text, instead])), reading);
        if (either)
          found.set(JSON.stringify(either.map(({ text }) => text)), {
            ...reading,
            ...every(either),
            rank: rank + ALTERNATIVES,
          });
      }
    return [...found.values()];
  }

  const plans = (isMet: readonly boolean[]): Plan[] => {
    const alive = new Set(asking.filter((_, i) => isMet[i]).map(({ part }) => part));
    const own = readings(alive);
    const others = rescues(
      [list, cutTerms(list, knowledge)]
        .filter((one) => one !== undefined)
        .map((one) => ({ terms: one, parts: partsOf(one, knowledge) })),
      knowledge,
    );
    // With a word fewer each more is a choice of several: the readings with the fewest parts ask for all others too.
    const least = Math.min(...own.map(({ parts }) => parts.length));
    const few = own.filter(({ parts }) => parts.length === least);
    const isPlace = ({ text }: Part) => namesPlace(text, collections, knowledge.lexicon);
    const isOther = (part: Part) => !isPlace(part) && !namesKind(part.text, collections, knowledge.lexicon);
    const isUnnamed = (part: Part) => !isNamed(part);
    const upTo = (most: number, list: readonly Interpretation[], mayMiss: (part: Part) => boolean) =>
      Array.from({ length: most }, (_, i) => withFewer(list, i + 1, mayMiss));
    const preferred = (list: readonly Interpretation[]) => [
      ...upTo(2, list, isUnnamed),
      ...(isOfPlace(collections) ? upTo(3, list, isOther) : []),
      without(list, isPlace),
    ];
    const [less, lesser] = [relaxed(few, 1), relaxed(few, 2)];
    // Of a long sentence mostly what names something is meant.
    const unnamed = Math.max(0, ...few.map(({ parts }) => parts.filter(isUnnamed).length));
    const named = few.flatMap((one) => {
      const parts = one.parts.filter(isNamed);
      if (parts.length === 0) return [];
      const others = one.parts.filter(isUnnamed).map(({ text }) => text);
      return [{ ...one, ...every(parts), setAside: [...(one.setAside ?? []), ...others] }];
    });
    const most = Math.max(0, ...named.map(({ parts }) => parts.length - 1));
    const plan = (list: readonly Interpretation[], stages: readonly (Expression | undefined)[]): Plan => ({
      stages: unique(stages),
      verify: verifier(list, '', quantities),
    });
    const readingPlan = (list: readonly Interpretation[]) =>
      plan(list, [union(list, SURE), union(list, ALL)]);
    const all = [
      plan(
        [...others, ...own],
        [union(others, SURE_NAMES), union(others, ALL), union(own, SURE), union(own, ALL)],
      ),
      ...preferred(few).map(readingPlan),
      plan([...less, ...lesser], [union(less, ALL), union(lesser, ALL)]),
      ...[...upTo(unnamed, few, isUnnamed), ...preferred(named), ...upTo(most, named, () => true)].map(
        readingPlan,
      ),
    ].filter(({ stages }) => stages.length > 0);
    return all.length <= MOST_PLANS ? all : [...all.slice(0, MOST_PLANS - 1), all.at(-1)!];
  };
  return { words: asking.map(({ expression }) => expression), plans };
}
