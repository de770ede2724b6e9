/** The shortlist: records a visitor has put aside, of any map, kept in this browser. */
import { computed } from '@preact/signals';
import { kept } from './kept.ts';
import { keyText, MOST_PICKS, type RecordKey } from './record-key.ts';

export { keysFrom, keyText, type RecordKey } from './record-key.ts';

/** A record put aside, and where the map marks it if it has a place. */
export type Shortlisted = RecordKey & { lon?: number; lat?: number };

const isShortlisted = (value: unknown): value is Shortlisted =>
  typeof value === 'object' &&
  value !== null &&
  ['collection', 'id'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string') &&
  ['lon', 'lat'].every((key) =>
    ['number', 'undefined'].includes(typeof (value as Record<string, unknown>)[key]),
  );

/** The shortlist, in the order of picking. */
export const picks = kept<Shortlisted[]>(
  'picks',
  [],
  (value): value is Shortlisted[] => Array.isArray(value) && value.every(isShortlisted),
);

const picked = computed(() => new Set(picks.value.map(keyText)));

export const isPicked = (key: RecordKey): boolean => picked.value.has(keyText(key));

/** Whether the shortlist takes no more. */
export const isFull = computed(() => picks.value.length >= MOST_PICKS);

/** Whether any of them has a place that the map marks. */
export const anyMarked = computed(() => picks.value.some(({ lon }) => lon !== undefined));

/** A record as the shortlist keeps it. */
export const pickOf = (
  { collection, id }: RecordKey,
  { lon, lat }: { readonly lon?: unknown; readonly lat?: unknown },
): Shortlisted => ({
  collection,
  id,
  ...(typeof lon === 'number' && typeof lat === 'number' && { lon, lat }),
});

/** Puts a record on the shortlist, or takes it off; nothing where the list is full. */
export function togglePick(pick: Shortlisted): void {
  const others = picks.peek().filter((other) => keyText(other) !== keyText(pick));
  if (others.length < picks.peek().length) picks.value = others;
  else if (!isFull.peek()) picks.value = [...others, pick];
}
