/** A question as parts that records must have, and the index expressions of such questions. */
import { allOf, anyOf, type Expression } from './expression.ts';
import type { Part } from './part.ts';

/**
 * All parts must be met; `atLeast` says how many will do, and `dispensable` which of them may be missed, all when not
 * given; to miss one that is `named` weighs more, and one of the `qualities` less. `setAside` are words that are not asked
 * for, mostly because nothing has them; `rank` is how much less likely than others this was meant.
 */
export type Interpretation = {
  parts: readonly Part[];
  atLeast: number;
  dispensable?: ReadonlySet<Part>;
  named?: ReadonlySet<Part>;
  qualities?: ReadonlySet<Part>;
  setAside?: readonly string[];
  rank?: number;
};

/** All of the parts. */
export const every = (parts: readonly Part[]): Interpretation => ({ parts, atLeast: parts.length });

type Choose = (part: Part) => readonly Expression[];

export const SURE_NAMES: Choose = ({ expressions: e }) => e.name;
export const SURE: Choose = ({ expressions: e }) => [...e.name, ...e.other];
export const NAMES: Choose = ({ expressions: e }) => [...e.name, ...e.looseName];
export const ALL: Choose = ({ expressions: e }) => [...e.name, ...e.other, ...e.looseName, ...e.looseOther];

/** Subsets of n things with k members, at most 24. */
function subsets(n: number, k: number): number[][] {
  const found: number[][] = [];
  const go = (from: number, taken: number[]) => {
    if (found.length >= 24) return;
    if (taken.length === k) {
      found.push(taken);
      return;
    }
    // Only as far as enough members are left.
    for (let i = from; i <= n - (k - taken.length); i++) go(i + 1, [...taken, i]);
  };
  go(0, []);
  return found;
}

function expression({ parts, atLeast, dispensable }: Interpretation, choose: Choose): Expression | undefined {
  const each = parts.map(choose).map((list) => (list.length === 0 ? undefined : anyOf(list)));
  const mayMiss = parts.map((part) => dispensable?.has(part) ?? true);
  const choice = each.filter((_, i) => mayMiss[i]);
  const needed = each.filter((_, i) => !mayMiss[i]);
  const ways = subsets(choice.length, atLeast - needed.length)
    .map((members) => [...needed, ...members.map((i) => choice[i])])
    .filter((list) => list.every((one) => one !== undefined)) as Expression[][];
  return ways.length === 0 ? undefined : anyOf(ways.map(allOf));
}

/** The expression of any of the interpretations; undefined when none can be met. */
export const union = (list: readonly Interpretation[], choose: Choose): Expression | undefined => {
  const found = list.map((one) => expression(one, choose)).filter((one) => one !== undefined);
  return found.length === 0 ? undefined : anyOf(found);
};
