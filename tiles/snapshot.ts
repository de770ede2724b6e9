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
  type SplitPlane,
  type StoredCollection,
  type StoredColumn,
  type StoredPlane,
} from '../src/domain/snapshot/format.ts';
import { listed, type MapRecords, type Records, type Value } from './records.ts';
import { dictionary, type Encoded, encoded } from './snapshot-columns.ts';
import { bytesOf, type Part, planesOf } from './snapshot-planes.ts';

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

/** The parts of a snapshot one after the other. */
class Body {
  readonly parts: { at: number; bytes: Uint8Array }[] = [];
  length = 0;

  add(bytes: Uint8Array): number {
    const at = this.length;
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

function storedPlane(plane: Part | SplitPlane, body: Body): StoredPlane {
  if ('low' in plane) return plane;
  const { codes, bits, packed, usual } = plane;
  const at = body.add(packed);
  return { at, bits, codes, ...(usual && { usual: { code: usual.code, at: body.add(usual.own) } }) };
}

/** Values that tell most columns apart. */
const BEGINNING = 64;

/** The columns of a collection encoded, or the names of those before them that are the same, as places of points are. */
function encodedColumns(records: Records): Map<string, Encoded | string> {
  const { collection, rids } = records;
  const found = new Map<string, Encoded | string>();
  const alike = new Map<string, string>();
  const keep = (name: string, encode: (values: readonly Value[]) => Encoded | undefined, kind?: string) => {
    const values = records.column(name);
    const key = JSON.stringify([kind, values.slice(0, BEGINNING)]);
    const other = alike.get(key);
    if (other !== undefined && records.column(other).every((value, row) => value === values[row])) {
      if (found.has(other)) found.set(name, other);
      return;
    }
    alike.set(key, name);
    const one = encode(values);
    if (one) found.set(name, one);
  };
  for (const name of [...snapshotFields(collection), ...PLACE_COLUMNS]) {
    const field = fieldOf(collection, name);
    keep(name, (values) => encoded(values, field), field?.kind);
  }
  if (rids.length <= MAX_NAMED) for (const name of NAME_COLUMNS) keep(name, dictionary, 'text');
  return found;
}

function storedCollection(records: Records, body: Body): StoredCollection {
  const found = encodedColumns(records);
  const coded = [...found].flatMap(([name, one]) =>
    typeof one !== 'string' && 'digits' in one ? [[name, one] as const] : [],
  );
  const { planes, placed } = planesOf(new Map(coded));
  const columns = [...found].map(([name, one]): [string, StoredColumn | string] => {
    if (typeof one === 'string') return [name, one];
    const place = 'digits' in one ? placed.get(name) : { at: body.add(one.bytes) };
    return [name, { ...one.column, ...place } as StoredColumn];
  });
  return {
    rows: records.rids.length,
    runs: storedRuns(records.rids, body),
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
