/** What a question that nothing meets gives up, and in which order (decision 0043). */
import { every, type Interpretation } from './interpretation.ts';
import type { Part } from './part.ts';

/** Whether a part is of a sort. */
export type IsSort = (part: Part) => boolean;

/** The sorts of parts in what is searched; `isOfPlace` where only places are looked for. */
export type Sorts = {
  isPlace: IsSort;
  isKind: IsSort;
  isNamed: IsSort;
  isQuality: IsSort;
  isOfPlace: boolean;
};

const isAny: IsSort = () => true;

/**
 * The interpretations with `fewer` of their parts of a sort, or with none of these; never without all parts, nor those that
 * have fewer to give.
 */
function withFewer(list: readonly Interpretation[], isSort: IsSort, fewer?: number): Interpretation[] {
  return list.flatMap((one) => {
    const before = one.dispensable ?? new Set<Part>();
    const given = one.parts.filter((part) => isSort(part) && !before.has(part));
    const count = fewer ?? given.length;
    if (count === 0 || given.length < count || one.atLeast === count) return [];
    return [{ ...one, atLeast: one.atLeast - count, dispensable: new Set([...before, ...given]) }];
  });
}

/** The interpretations with the parts of a sort set aside, where others are left. */
const without = (list: readonly Interpretation[], isSort: IsSort): Interpretation[] =>
  list.flatMap((one) => {
    const given = one.parts.filter(isSort).map(({ text }) => text);
    if (given.length === 0 || given.length === one.parts.length) return [];
    const parts = one.parts.filter((part) => !isSort(part));
    return [{ ...one, ...every(parts), setAside: [...(one.setAside ?? []), ...given] }];
  });

const upTo = (most: number, list: readonly Interpretation[], isSort: IsSort): Interpretation[][] =>
  Array.from({ length: most }, (_, i) => withFewer(list, isSort, i + 1));

const mostParts = (list: readonly Interpretation[], isSort: IsSort = isAny): number =>
  Math.max(0, ...list.map(({ parts }) => parts.filter(isSort).length));

/** The interpretations as each concession leaves them, the smallest first. */
export function concessions(
  list: readonly Interpretation[],
  { isPlace, isKind, isNamed, isQuality, isOfPlace }: Sorts,
): Interpretation[][] {
  const isUnnamed: IsSort = (part) => !isNamed(part);
  const first = (among: readonly Interpretation[]) => [
    ...upTo(2, among, isUnnamed),
    ...(isOfPlace ? upTo(3, among, (part) => !isPlace(part) && !isKind(part)) : []),
    withFewer(among, isPlace),
  ];
  // Who makes what is looked for, rather than who has the certificate.
  const plain = isOfPlace ? [] : withFewer(list, isQuality);
  // Half of the words at least.
  const relaxed = [1, 2].map((fewer) =>
    withFewer(
      list.filter(({ parts }) => parts.length >= 2 * fewer),
      isAny,
      fewer,
    ),
  );
  // Of a long sentence mostly what names something is meant.
  const named = list.flatMap((one) => (one.parts.every(isNamed) ? [one] : without([one], isUnnamed)));
  return [
    ...(plain.length > 0
      ? [...upTo(2, list, (part) => !isNamed(part) || isQuality(part)), ...first(plain)]
      : []),
    ...first(list),
    ...relaxed,
    ...upTo(mostParts(list, isUnnamed), list, isUnnamed),
    ...first(named),
    ...upTo(mostParts(named) - 1, named, isAny),
  ].filter(({ length }) => length > 0);
}
