/** Records that a tool shows by key: each is read once, and what is gone is known to be gone. */
import { signal } from '@preact/signals';
import type { Collection, Field } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldsOf } from '../../domain/record.ts';
import { Failure, type Item, readItem } from '../api.ts';
import { loadNames } from './names.ts';
import { keysFrom, keyText, type RecordKey } from './record-key.ts';
import { today } from './today.ts';

export type Held =
  | { status: 'loading' }
  | { status: 'ready'; collection: Collection; item: Item }
  /** Withdrawn, expired, or never there. */
  | { status: 'gone' }
  | { status: 'failed' };

export type Ready = Extract<Held, { status: 'ready' }>;

const held = signal<ReadonlyMap<string, Held>>(new Map());

const note = (key: RecordKey, one: Held) => {
  held.value = new Map(held.peek()).set(keyText(key), one);
};

async function read(key: RecordKey): Promise<void> {
  try {
    const item = await readItem(key.collection, key.id);
    const collection = collectionOf(key.collection)!;
    loadNames(Object.entries<Field>(fieldsOf(collection)), [item]);
    note(key, { status: 'ready', collection, item });
  } catch (error) {
    const gone = error instanceof Failure && [400, 404, 410].includes(error.status);
    note(key, { status: gone ? 'gone' : 'failed' });
  }
}

// What was there yesterday may be gone.
today.subscribe(() => {
  for (const key of held.peek().keys()) for (const one of keysFrom(key)) void read(one);
});

/** Reads the records not yet read; those that failed are read again. */
export function hold(keys: readonly RecordKey[]): void {
  const wanted = keys.filter((key) => {
    const one = held.peek().get(keyText(key));
    return one === undefined || one.status === 'failed';
  });
  for (const key of wanted) note(key, { status: 'loading' });
  for (const key of wanted) void read(key);
}

export const heldOf = (key: RecordKey): Held => held.value.get(keyText(key)) ?? { status: 'loading' };

/** Those of the records that are there, in the same order. */
export const readyOf = (keys: readonly RecordKey[]): Ready[] =>
  keys.map(heldOf).filter((one) => one.status === 'ready');
