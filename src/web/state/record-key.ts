/** Records named in addresses: `collection.id`, several with commas between. */
import { collectionOf } from '../../domain/maps/index.ts';

/** A record by collection and id. */
export type RecordKey = { collection: string; id: string };

/** Most records on the shortlist, and in one address. */
export const MOST_PICKS = 40;

export const keyText = ({ collection, id }: RecordKey): string => `${collection}.${id}`;

export const keysText = (keys: readonly RecordKey[]): string => keys.map(keyText).join(',');

/** Reads `collection.id`, several with commas between, each once; what names no collection is dropped. */
export function keysFrom(text: string): RecordKey[] {
  const parts = new Set(text.split(','));
  const keys = [...parts].flatMap((one) => {
    const [collection, id] = one.split('.');
    return collection && id && collectionOf(collection) ? [{ collection, id }] : [];
  });
  return keys.slice(0, MOST_PICKS);
}
