/** The records behind a visit: its stops, the routes whose rules they follow, and the hubs of the city. */
import { signal } from '@preact/signals';
import { collectionOf } from '../../../domain/maps/index.ts';
import { Failure, type Item, itemsPath, readItem, readItems } from '../../api.ts';
import { keysFrom, keyText, type RecordKey } from '../../state/picks.ts';
import { today } from '../../state/today.ts';

/** A record, or why there is none. */
export type Found = Item | 'missing' | 'failed';

/** What has been read so far, by `collection.id`. */
export const found = signal<ReadonlyMap<string, Found>>(new Map());

const asked = new Set<string>();

const note = (key: string, value: Found) => {
  found.value = new Map(found.peek()).set(key, value);
};

/** The record whose booking rules a record follows, as a stop follows those of its route. */
export function guideOf(collection: string, { properties }: Item): RecordKey | undefined {
  for (const [name, field] of Object.entries(collectionOf(collection)?.fields ?? {})) {
    const id = properties[name];
    if (field.kind === 'reference' && typeof id === 'string' && collectionOf(field.to)?.fields.lead)
      return { collection: field.to, id };
  }
  return undefined;
}

async function load({ collection, id }: RecordKey): Promise<void> {
  const key = keyText({ collection, id });
  if (asked.has(key)) return;
  asked.add(key);
  try {
    const item = await readItem(collection, id);
    const guide = guideOf(collection, item);
    if (guide) await load(guide);
    note(key, item);
  } catch (error) {
    const gone = error instanceof Failure && [404, 410].includes(error.status);
    if (!gone) asked.delete(key);
    note(key, gone ? 'missing' : 'failed');
  }
}

/** Reads the records that have not been read yet. */
export function loadRecords(keys: readonly RecordKey[]): void {
  for (const key of keys) void load(key);
}

// What was there yesterday may be gone.
today.subscribe(() => {
  asked.clear();
  for (const key of found.peek().keys()) loadRecords(keysFrom(key));
});

/** Hubs in which a day can start and end; empty until read. */
export const hubs = signal<readonly Item[]>([]);

/** Reads the hubs once. */
export async function loadHubs(): Promise<void> {
  if (hubs.peek().length > 0) return;
  try {
    const { features } = await readItems(
      itemsPath('hubs', [
        ['limit', '200'],
        ['skipGeometry', 'true'],
      ]),
    );
    hubs.value = features;
  } catch {
    // A plan without ends is a plan still; opening the tool again asks again.
  }
}
