/** The visit being planned: its stops of any map, kept in this browser. */
import { computed } from '@preact/signals';
import { EMPTY, MOST_STOPS, stayKey, visitFrom, visitText } from '../../domain/visit/address.ts';
import { kept } from './kept.ts';
import { keyText, type RecordKey } from './picks.ts';

/** The visitor's visit as an address writes it; looking at somebody else's link does not change it. */
export const ownVisit = kept<string>('visit', '', (value): value is string => typeof value === 'string');

const stays = computed(() => visitFrom(ownVisit.value).stays);

/** How many stops the visit has. */
export const stopCount = computed(() => stays.value.length);

export const isFull = computed(() => stays.value.length >= MOST_STOPS);

export const isStop = (key: RecordKey): boolean => stays.value.some((stay) => stayKey(stay) === keyText(key));

/** Makes a record a stop of the visit, the last one, or takes it out; nothing where the visit is full. */
export function toggleStop(key: RecordKey): void {
  const visit = ownVisit.peek() ? visitFrom(ownVisit.peek()) : EMPTY;
  const others = visit.stays.filter((stay) => stayKey(stay) !== keyText(key));
  if (others.length < visit.stays.length) ownVisit.value = visitText({ ...visit, stays: others });
  else if (others.length < MOST_STOPS)
    ownVisit.value = visitText({ ...visit, stays: [...visit.stays, { ...key }] });
}
