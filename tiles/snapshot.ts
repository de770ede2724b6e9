/** Writes the snapshot of a release: each column in the narrowest encoding that keeps its values exactly. */
import type { Collection, MapDefinition } from '../src/domain/kinds.ts';
import { filterFields } from '../src/domain/query.ts';
import { fieldOf } from '../src/domain/record.ts';
import {
  ALIGNMENT,
  type Header,
  MAGIC,
  NAME_COLUMNS,
  PLACE_COLUMNS,
  PREAMBLE_BYTES,
  type StoredCollection,
  type StoredColumn,
  type StoredPlane,
} from '../src/domain/snapshot/format.ts';
import { contentHash } from './content-hash.ts';
import { listed, type MapRecords, type Records } from './records.ts';
import { dictionary, type Encoded, encoded } from './snapshot-columns.ts';
import { bytesOf, type Plane, planesOf } from './snapshot-planes.ts';

/** A collection with more records leaves their names out; few enough are named without reading D1. */
export const MAX_NAMED = 2000;

/** Fields of a collection that its snapshot holds: what can be filtered, what the heat view sums, what decides validity. */
export const snapshotFields = (collection: Collection): string[] => [
  ...new Set([
    ...filterFields(collection).map(([name]) => name),
    'visibility',
    ...(collection.heat?.weight ? [collection.heat.weight] : []),
  ]),
];

const padded = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

/** The parts of a snapshot one after the other; equal ones are kept once. */
class Body {
  readonly parts: { at: number; bytes: Uint8Array }[] = [];
  readonly #places = new Map<string, number>();
  length = 0;

  add(bytes: Uint8Array): number {
    const key = `${bytes.length} ${contentHash(bytes)}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const at = this.length;
    this.#places.set(key, at);
    this.parts.push({ at, bytes });
    this.length += padded(bytes.length);
    return at;
  }
}

function storedRuns(rids: readonly number[], body: Body): StoredCollection['runs'] {
  const starts = rids.flatMap((rid, row) => (row > 0 && rids[row - 1] === rid - 1 ? [] : [row]));
  const runs = Uint32Array.from([...starts, ...starts.map((row) => rids[row]!)]);
  return { at: body.add(bytesOf(runs)), length: starts.length };
}

function storedPlane({ codes, bits, packed, usual }: Plane, body: Body): StoredPlane {
  const at = body.add(packed);
  return { at, bits, codes, ...(usual && { usual: { code: usual.code, at: body.add(usual.own) } }) };
}

function storedCollection(records: Records, body: Body): StoredCollection {
  const { collection, rids } = records;
  const found = new Map<string, Encoded>();
  const keep = (name: string, column: Encoded | undefined) => {
    if (column) found.set(name, column);
  };
  for (const name of [...snapshotFields(collection), ...PLACE_COLUMNS])
    keep(name, encoded(records.column(name), fieldOf(collection, name)));
  if (rids.length <= MAX_NAMED) for (const name of NAME_COLUMNS) keep(name, dictionary(records.column(name)));
  const coded = [...found].flatMap(([name, one]) =>
    'digits' in one ? [[name, { digits: one.digits, codes: one.column.codes }] as const] : [],
  );
  const { planes, placed } = planesOf(new Map(coded));
  const columns = [...found].map(([name, one]): [string, StoredColumn] => [
    name,
    'digits' in one ? { ...placed.get(name), ...one.column } : { at: body.add(one.bytes), ...one.column },
  ]);
  return {
    rows: rids.length,
    runs: storedRuns(rids, body),
    planes: planes.map((plane) => storedPlane(plane, body)),
    columns: Object.fromEntries(columns),
  };
}

/** The snapshot of a map's public records at a release (`src/domain/snapshot/format.ts`). */
export function snapshot(map: MapDefinition, version: number, records: MapRecords): Uint8Array<ArrayBuffer> {
  const body = new Body();
  const collections: Record<string, StoredCollection> = {};
  for (const one of map.collections)
    collections[one.id] = storedCollection(records.get(one.id) ?? listed(one, []), body);
  const text = new TextEncoder().encode(
    JSON.stringify({ map: map.id, version, collections } satisfies Header),
  );
  const start = padded(PREAMBLE_BYTES + text.length);
  const bytes = new Uint8Array(start + body.length);
  const preamble = new DataView(bytes.buffer);
  preamble.setUint32(0, MAGIC, true);
  preamble.setUint32(4, text.length, true);
  bytes.set(text, PREAMBLE_BYTES);
  for (const part of body.parts) bytes.set(part.bytes, start + part.at);
  return bytes;
}
