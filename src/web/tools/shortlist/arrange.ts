/** The order of a shortlist: by collection, and within one as the visitor wants it. */
import { keyText, MOST_PICKS, type RecordKey } from '../../state/record-key.ts';

/** The records of each collection, collections in the order of their first record. */
export function grouped<K extends RecordKey>(keys: readonly K[]): { collection: string; keys: K[] }[] {
  const groups = new Map<string, K[]>();
  for (const key of keys) groups.set(key.collection, [...(groups.get(key.collection) ?? []), key]);
  return [...groups].map(([collection, members]) => ({ collection, keys: members }));
}

const isSame = (a: RecordKey) => (b: RecordKey) => keyText(a) === keyText(b);

/** The list with one record moved before (-1) or behind (1) its neighbour of the same collection. */
export function moved<K extends RecordKey>(keys: readonly K[], key: RecordKey, by: -1 | 1): K[] {
  const places = keys.flatMap((one, i) => (one.collection === key.collection ? [i] : []));
  const at = places.findIndex((i) => isSame(key)(keys[i]!));
  const [from, to] = [places[at], places[at + by]];
  const next = [...keys];
  if (at < 0 || from === undefined || to === undefined) return next;
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

/** The list with those of others behind it that it has not, as far as there is room. */
export const joined = <K extends RecordKey>(keys: readonly K[], others: readonly K[]): K[] =>
  [...keys, ...others.filter((one) => !keys.some(isSame(one)))].slice(0, MOST_PICKS);

/** Most records side by side. */
export const MOST_COMPARED = 4;

/** What is compared when nothing was chosen: the first records of the largest collection of the list. */
export function firstChoice<K extends RecordKey>(keys: readonly K[]): K[] {
  const largest = grouped(keys).reduce<K[]>(
    (best, { keys: own }) => (own.length > best.length ? own : best),
    [],
  );
  return (largest.length > 1 ? largest : keys).slice(0, MOST_COMPARED);
}
