/** Near misses: when little fits, the smallest changes to what was asked that would bring more. */
import { all, type Filter, soleField } from './filter.ts';
import type { Collection, Label, Language } from './kinds.ts';
import { fieldOf } from './record.ts';
import { sentence } from './sentence.ts';
import { type Bits, noRows, rowsIn, size } from './snapshot/bits.ts';
import type { Table } from './snapshot/reader.ts';
import { type Widening, widenings } from './widenings.ts';

/** From this many records on nothing more is proposed. */
export const ENOUGH = 10;
const MOST = 6;
/** Clauses that may be dropped together where dropping fewer brings nothing; more clauses than this are not combined. */
const MOST_DROPPED = 4;
const MOST_COMBINED = 16;
const LONGEST_TEXT = 80;

/** One clause of a conjunction as a query says it. */
export type Clause = {
  /** The query parameter it comes from; several clauses may come from one. */
  parameter: string;
  filter: Filter;
  /** Rows for which it is true. */
  bits: Bits;
  /** The text by which the parameter says a filter, undefined where it cannot; without it the clause can only be dropped. */
  write?: (filter: Filter) => string | undefined;
  /** What it is called where its filter would not say that. */
  name?: Label;
  /** The parameter of which it is a part: whatever is changed, all its parts are set in place of it. */
  standsFor?: string;
};

/**
 * A change to a query: with each of `parameters` set to its value, null being without it, `numberMatched` records
 * match. `parameter` and `value` are the first of them; there are several only where clauses must be dropped together.
 */
export type NearMiss = {
  kind: 'drop' | 'widen' | 'wait';
  parameter: string;
  value: string | null;
  parameters: { readonly [name: string]: string | null };
  numberMatched: number;
  text: Label;
};

/** Clauses by their place in the list, each with what it becomes; undefined drops it. */
type Change = ReadonlyMap<number, Filter | undefined>;
type Proposal = Omit<Widening, 'filter' | 'kind'> & { kind: NearMiss['kind']; change: Change };

/** For each k up to `most`, rows of `among` that fail at least k of the clauses; element 0 is all of them. */
function failures(among: Bits, clauses: readonly Clause[], most: number): Bits[] {
  const levels = [among, ...Array.from({ length: most }, () => noRows(32 * among.length))];
  for (const { bits } of clauses)
    for (let k = most; k > 0; k--) {
      const [level, below] = [levels[k]!, levels[k - 1]!];
      for (let i = 0; i < bits.length; i++) level[i]! |= below[i]! & ~bits[i]!;
    }
  return levels;
}

const difference = (a: Bits, b: Bits): Bits => a.map((word, i) => word & ~b[i]!);

const shortened = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

/** What a clause that is dropped was about. */
function named({ filter, name }: Clause, collection: Collection, language: Language): string {
  if (name) return name[language];
  const field = fieldOf(collection, soleField(filter) ?? '');
  // Names of referenced records are not at hand here, and their ids say nothing.
  return field?.kind === 'reference'
    ? field.label[language]
    : shortened(sentence(filter, collection, language));
}

function drop(clauses: readonly Clause[], places: readonly number[], gain: number, collection: Collection) {
  const list = (language: Language, joint: string) =>
    places.map((place) => named(clauses[place]!, collection, language)).join(joint);
  return {
    kind: 'drop',
    change: new Map(places.map((place) => [place, undefined])),
    gain,
    effort: places.length,
    text: { zh: `不限“${list('zh', '”和“')}”`, en: `Without “${list('en', '” and “')}”` },
  } satisfies Proposal;
}

/** The smallest sets of clauses without which something matches, by the rows that fail all of one and nothing else. */
function drops(clauses: readonly Clause[], failing: Bits, collection: Collection): Proposal[] {
  const groups = new Map<string, { places: number[]; gain: number }>();
  for (const row of rowsIn(failing)) {
    const places = [...clauses.keys()].filter((i) => !(clauses[i]!.bits[row >> 5]! & (1 << (row & 31))));
    const group = groups.get(places.join()) ?? { places, gain: 0 };
    group.gain += 1;
    groups.set(places.join(), group);
  }
  return [...groups.values()].map(({ places, gain }) => drop(clauses, places, gain, collection));
}

/** Proposals about one clause of which no other brings as much for as little. */
const undominated = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.filter(
    (one, i) =>
      !proposals.some(
        (other, j) =>
          other.effort <= one.effort &&
          other.gain >= one.gain &&
          (other.effort < one.effort || other.gain > one.gain || j < i),
      ),
  );

/** What a proposal asks for what it brings, less being better: a small change before one that brings much. */
const cost = ({ effort, gain }: Proposal) => effort / Math.sqrt(Math.log2(1 + gain));

/** The parameters of a change; undefined where a parameter cannot say it. */
function parametersOf(clauses: readonly Clause[], change: Change): NearMiss['parameters'] | undefined {
  const parts = clauses.filter(({ standsFor }) => standsFor !== undefined);
  const touched = new Set([
    ...[...change.keys()].map((place) => clauses[place]!.parameter),
    ...parts.flatMap(({ parameter, standsFor }) => [parameter, standsFor!]),
  ]);
  const texts: Record<string, string | null> = {};
  for (const parameter of touched) {
    const own = [...clauses.entries()].filter(([, clause]) => clause.parameter === parameter);
    const left = own
      .map(([place, { filter }]) => (change.has(place) ? change.get(place) : filter))
      .filter((filter) => filter !== undefined);
    const text = left.length === 0 ? null : own[0]![1].write?.(all(...left));
    if (text === undefined) return undefined;
    texts[parameter] = text;
  }
  return texts;
}

function described(proposal: Proposal, clauses: readonly Clause[], matched: number): NearMiss | undefined {
  const parameters = parametersOf(clauses, proposal.change);
  if (!parameters) return undefined;
  const [parameter, value] = Object.entries(parameters)[0]!;
  return {
    kind: proposal.kind,
    parameter,
    value,
    parameters,
    numberMatched: matched + proposal.gain,
    text: proposal.text,
  };
}

/**
 * The near misses of a conjunction among the rows that can be seen, best first, at most six; none when
 * {@link ENOUGH} match already. `today` is a day, `YYYY-MM-DD`.
 */
export function nearMisses(
  table: Table,
  collection: Collection,
  visible: Bits,
  clauses: readonly Clause[],
  today: string,
): NearMiss[] {
  const isFew = clauses.length > 0 && clauses.length <= MOST_COMBINED;
  const levels = failures(visible, clauses, isFew ? Math.min(clauses.length, MOST_DROPPED) + 1 : 2);
  const matched = size(difference(visible, levels[1]!));
  if (clauses.length === 0 || matched >= ENOUGH) return [];
  const exactly = (k: number) => difference(levels[k]!, levels[k + 1]!);
  const proposals = clauses.flatMap((clause, place) => {
    const failing = difference(exactly(1), clause.bits);
    const gain = size(failing);
    if (gain === 0) return [];
    const widened = widenings(clause.filter, { table, collection, failing, matched, today })
      .filter(({ filter }) => clause.write?.(filter) !== undefined)
      .map(({ filter, ...rest }) => ({ ...rest, change: new Map([[place, filter]]) }));
    return undominated([...widened, drop(clauses, [place], gain, collection)]);
  });
  for (let k = 2; proposals.length === 0 && k < levels.length - 1; k++)
    proposals.push(...drops(clauses, exactly(k), collection));
  return proposals
    .toSorted((a, b) => cost(a) - cost(b))
    .map((proposal) => described(proposal, clauses, matched))
    .filter((miss) => miss !== undefined)
    .slice(0, MOST);
}
