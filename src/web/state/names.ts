/** Names of referenced records: whole small collections at once, single records of large ones when shown. */
import { signal } from '@preact/signals';
import type { Field, Label } from '../../domain/kinds.ts';
import { type Item, itemsPath, readItem, readItems } from '../api.ts';

/** A collection with more records than this is not offered as a choice. */
const MOST = 500;

const labels = signal<ReadonlyMap<string, Label>>(new Map());
const choices = signal<ReadonlyMap<string, readonly string[]>>(new Map());
const asked = new Set<string>();

function note(items: readonly Pick<Item, 'id' | 'properties'>[]): void {
  const next = new Map(labels.peek());
  for (const { id, properties } of items) {
    const zh = String(properties.name_zh ?? id);
    next.set(id, { zh, en: String(properties.name_en ?? zh) });
  }
  labels.value = next;
}

/** The name of a record by id, once known. */
export const nameOf = (id: string): Label | undefined => labels.value.get(id);

/** The same to be shown, with a placeholder until then. */
export const shownName = (id: string): Label => nameOf(id) ?? { zh: '…', en: '…' };

/** The ids a reference field may be set to, by name; undefined while loading, empty when there are too many. */
export const choicesOf = (collection: string): readonly string[] | undefined => choices.value.get(collection);

const namesPath = (collection: string) =>
  itemsPath(collection, [
    ['limit', String(MOST)],
    ['skipGeometry', 'true'],
    ['properties', 'name_zh,name_en'],
  ]);

/** Loads the names of a collection, if it is small. */
export async function loadChoices(collection: string): Promise<void> {
  if (asked.has(collection)) return;
  asked.add(collection);
  try {
    const { features, numberMatched = 0 } = await readItems(namesPath(collection));
    note(features);
    choices.value = new Map(choices.peek()).set(
      collection,
      numberMatched > MOST ? [] : features.map(({ id }) => id),
    );
  } catch {
    asked.delete(collection);
  }
}

/** Up to so many names of a collection are asked for one by one. */
const FEW = 2;

/** Loads the names that the reference fields of shown records, or of a filter's parameters, need. */
export function loadNames(
  fields: readonly [string, Field][],
  items: readonly Pick<Item, 'properties'>[],
): void {
  for (const [name, field] of fields) {
    if (field.kind !== 'reference') continue;
    const missing = new Set<string>();
    for (const { properties } of items) {
      for (const id of String(properties[name] ?? '').split(','))
        if (id !== '' && !labels.peek().has(id)) missing.add(id);
    }
    if (missing.size === 0) continue;
    if (missing.size > FEW || field.to === 'zones') void loadChoices(field.to);
    else loadEach(field.to, [...missing]);
  }
}

/** Loads the names of some records of a collection, one by one. */
export function loadEach(collection: string, ids: readonly string[]): void {
  for (const id of ids) if (!labels.peek().has(id)) void loadName(collection, id);
}

async function loadName(collection: string, id: string): Promise<void> {
  if (asked.has(id)) return;
  asked.add(id);
  try {
    note([await readItem(collection, id)]);
  } catch {
    asked.delete(id);
  }
}
