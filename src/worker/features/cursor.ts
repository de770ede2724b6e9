/** Where a page ends, as opaque text: the next one starts behind that record, whatever was added or removed meanwhile. */
import type { Collection } from '../../domain/kinds.ts';
import { hash } from '../respond.ts';
import type { Row } from './feature.ts';
import type { SortKey } from './parameters.ts';

/** The values of the sort keys of the last record of a page, and its rid. */
export type Cursor = { values: (string | number | null)[]; rid: number };

// Not a secret: it tells an address that was cut or edited from one that a page gave.
const checksum = (body: string, collection: Collection, sortby: readonly SortKey[]): string =>
  hash(`${body} ${collection.id} ${JSON.stringify(sortby)}`).slice(0, 8);

const toText = (json: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(json)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The cursor behind a row. */
export function cursorAfter(row: Row, collection: Collection, sortby: readonly SortKey[]): string {
  const body = toText(JSON.stringify([...sortby.map(({ name }) => row[name] ?? null), Number(row.rid)]));
  return `${body}.${checksum(body, collection, sortby)}`;
}

/** Reads a cursor that a page of this collection in this order has given; undefined for any other text. */
export function cursorFrom(
  text: string,
  collection: Collection,
  sortby: readonly SortKey[],
): Cursor | undefined {
  const [body = '', sum] = text.split('.');
  if (sum !== checksum(body, collection, sortby)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const values = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    if (!Array.isArray(values) || values.length !== sortby.length + 1 || values.some(isNested))
      return undefined;
    const rid = values.pop() as unknown;
    return Number.isSafeInteger(rid) ? { values: values as Cursor['values'], rid: rid as number } : undefined;
  } catch {
    return undefined;
  }
}

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;
