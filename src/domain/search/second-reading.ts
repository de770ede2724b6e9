/** What a question that found nothing may have meant, once it is known which of its words anything has. */
import { withAlternatives } from './alternatives.ts';
import { concessions, type IsSort, type Sorts } from './concessions.ts';
import type { Expression } from './expression.ts';
import { ALL, every, type Interpretation, SURE, SURE_NAMES, union } from './interpretation.ts';
import { type Knowledge, meantPart, type Part } from './part.ts';
import { partOf } from './parts.ts';
import { ALTERNATIVES, cutTerms, type Plan, partsOf, unique, verifier } from './plan.ts';
import { isLabel, isWish, withoutLabels, withoutQuantities } from './quantities.ts';
import { piecesOf, type Term, terms } from './question.ts';
import { correction, rescues } from './rescue.ts';
import {
  isForeign,
  isOfName,
  isOfPlace,
  namesCollection,
  namesKind,
  namesPlace,
  namesQuality,
  namesTrade,
} from './subjects.ts';

/** A question by its words; without any word there is none. */
export type SecondReading = {
  /** What the index is asked for each word, to know which of them anything has. */
  words: readonly Expression[];
  /** The plans to try one after the other, each made when it is its turn, given whether anything has each of the words. */
  plans: (isMet: readonly boolean[]) => Iterable<Plan>;
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
  const { rest: plain, labels } = withoutLabels(rest, isMeant);
  const list = terms(plain);
  const wishes = labels.filter(isWish);
  // Where a record is, its field says and not its name: `工业园区` is part of many; and what a place admits not its park's.
  const heldPart = (term: Term): Part =>
    (collections.length === 1 && namesPlace(term.text, collections, knowledge.lexicon)) ||
    (isOfPlace(collections) && namesTrade(term.text, collections, knowledge.lexicon))
      ? meantPart(term.text, knowledge, collections)
      : partOf(term, knowledge);
  // Each part is asked for its sort many times, and each time the whole lexicon would be read.
  const sort = (names: typeof namesPlace): IsSort => {
    const known = new Map<string, boolean>();
    return ({ text }) => {
      const is = known.get(text) ?? names(text, collections, knowledge.lexicon);
      known.set(text, is);
      return is;
    };
  };
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

  const sorts: Sorts = {
    isPlace: sort(namesPlace),
    isKind: sort(namesKind),
    isNamed: sort(isOfName),
    isQuality: sort(namesQuality),
    isOfPlace: isOfPlace(collections),
  };
  const { isNamed } = sorts;

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
        const unknown = each.flatMap((one) => one.setAside);
        // What is left of `直升机载体` is all there is.
        if (unknown.length > 0 && parts.every(({ text }) => namesCollection(text, knowledge.lexicon)))
          continue;
        const setAside = [...unknown, ...wishes];
        const either = withAlternatives(asked, parts, knowledge.lexicon, collections);
        const rank = SET_ASIDE + EACH_SET_ASIDE * setAside.length;
        const reading = {
          ...every(parts),
          named: new Set(parts.filter(isNamed)),
          qualities: new Set(sorts.isOfPlace ? [] : parts.filter(sorts.isQuality)),
          setAside,
          rank,
        };
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

  function* plans(isMet: readonly boolean[]): Generator<Plan> {
    const alive = new Set(asking.filter((_, i) => isMet[i]).map(({ part }) => part));
    const own = readings(alive);
    const others = rescues(
      [list, cutTerms(list, knowledge)]
        .filter((one) => one !== undefined)
        .map((one) => ({ terms: one, parts: partsOf(one, knowledge) })),
      knowledge,
    ).map((one) => ({ ...one, setAside: wishes }));
    // With a word fewer each more is a choice of several: the readings with the fewest parts ask for all others too.
    const least = Math.min(...own.map(({ parts }) => parts.length));
    const few = own.filter(({ parts }) => parts.length === least);
    const plan = (list: readonly Interpretation[], stages: readonly (Expression | undefined)[]): Plan => ({
      stages: unique(stages),
      verify: verifier(list, '', quantities),
    });
    yield plan(
      [...others, ...own],
      [union(others, SURE_NAMES), union(others, ALL), union(own, SURE), union(own, ALL)],
    );
    const ways = concessions(few, sorts);
    const tried = ways.length < MOST_PLANS ? ways : [...ways.slice(0, MOST_PLANS - 2), ways.at(-1)!];
    for (const left of tried) yield plan(left, [union(left, SURE), union(left, ALL)]);
  }
  return { words: asking.map(({ expression }) => expression), plans };
}
