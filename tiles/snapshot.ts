/** Writes the snapshot of a release: each column in the narrowest encoding that keeps its values exactly. */
import { dayNumber } from '../src/domain/calendar-day.ts';
import type { Collection, Field, MapDefinition } from '../src/domain/kinds.ts';
import { filterFields } from '../src/domain/query.ts';
import { fieldOf } from '../src/domain/record.ts';
import {
  ALIGNMENT,
  type CodeBits,
  type Header,
  MAGIC,
  NAME_COLUMNS,
  PLACE_COLUMNS,
  PREAMBLE_BYTES,
  type StoredCollection,
  type StoredColumn,
} from '../src/domain/snapshot/format.ts';
import { byValue } from '../src/domain/value-order.ts';
import { contentHash } from './content-hash.ts';
import { listed, type MapRecords, type Records, type Value } from './records.ts';

/** Texts with more different values are left out; SQL answers for them. */
const MAX_DICTIONARY = 65_535;
const MAX_SCALE = 1e7;
/** A collection with more records leaves their names out; few enough are named without reading D1. */
export const MAX_NAMED = 2000;

type Encoded = { column: StoredColumn; bytes: Uint8Array };

/** Fields of a collection that its snapshot holds: what can be filtered, what the heat view sums, what decides validity. */
export const snapshotFields = (collection: Collection): string[] => [
  ...new Set([
    ...filterFields(collection).map(([name]) => name),
    'visibility',
    ...(collection.heat?.weight ? [collection.heat.weight] : []),
  ]),
];

const bitsFor = (codes: number): CodeBits | undefined =>
  codes < 2 ** 8 ? 8 : codes < 2 ** 16 ? 16 : codes < 2 ** 24 ? 24 : codes < 2 ** 32 ? 32 : undefined;

const bytesOf = (array: Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function codeBytes(codes: readonly number[], bits: CodeBits): Uint8Array {
  if (bits === 0) return new Uint8Array();
  if (bits === 8) return Uint8Array.from(codes);
  if (bits === 16) return bytesOf(Uint16Array.from(codes));
  if (bits === 32) return bytesOf(Uint32Array.from(codes));
  const planes = new Uint8Array(3 * codes.length);
  planes.set(bytesOf(Uint16Array.from(codes, (code) => code & 0xffff)));
  planes.set(
    Uint8Array.from(codes, (code) => code >> 16),
    2 * codes.length,
  );
  return planes;
}

function dictionary(values: readonly Value[]): Encoded | undefined {
  const seen = new Set<string | number>();
  let gaps = 0;
  for (const value of values)
    if (value === null) gaps += 1;
    else if (seen.add(value).size > MAX_DICTIONARY) return undefined;
  const sorted = [...seen].sort(byValue);
  const isConstant = sorted.length === 0 || (sorted.length === 1 && gaps === 0);
  const bits = isConstant ? 0 : bitsFor(sorted.length)!;
  const codes = new Map(sorted.map((value, i) => [value, i + 1]));
  const bytes = codeBytes(
    values.map((value) => (value === null ? 0 : codes.get(value)!)),
    bits,
  );
  return { column: { at: 0, bits, values: sorted }, bytes };
}

/** The lowest power of ten by which all numbers become whole and come back exactly; undefined for none. */
function scaleOf(numbers: readonly number[]): number | undefined {
  for (let scale = 1; scale <= MAX_SCALE; scale *= 10) {
    const isExact = (value: number) => {
      const whole = Math.round(value * scale);
      return Number.isSafeInteger(whole) && whole / scale === value;
    };
    if (numbers.every(isExact)) return scale;
  }
  return undefined;
}

function scaled(values: readonly (number | null)[]): Encoded | undefined {
  const numbers = values.filter((value) => value !== null);
  const scale = scaleOf(numbers);
  if (scale === undefined || numbers.length === 0) return undefined;
  const whole = (value: number) => Math.round(value * scale);
  let [least, most] = [Infinity, -Infinity];
  for (const value of numbers) {
    least = Math.min(least, whole(value));
    most = Math.max(most, whole(value));
  }
  const bits = bitsFor(most - least + 1);
  if (bits === undefined) return undefined;
  const codes = values.map((value) => (value === null ? 0 : whole(value) - least + 1));
  return { column: { at: 0, bits, least, scale }, bytes: codeBytes(codes, bits) };
}

function floats(values: readonly (number | null)[]): Encoded {
  const numbers = values.map((value) => value ?? Number.NaN);
  const isSingle = values.every((value) => value === null || Math.fround(value) === value);
  return isSingle
    ? { column: { at: 0, float: 32 }, bytes: bytesOf(Float32Array.from(numbers)) }
    : { column: { at: 0, float: 64 }, bytes: bytesOf(Float64Array.from(numbers)) };
}

const cost = ({ column, bytes }: Encoded) => bytes.length + JSON.stringify(column).length;

function numeric(values: readonly (number | null)[]): Encoded {
  return [dictionary(values), scaled(values), floats(values)]
    .filter((encoded) => encoded !== undefined)
    .reduce((best, other) => (cost(other) < cost(best) ? other : best));
}

function days(values: readonly Value[]): Encoded | undefined {
  const known = new Map<Value, number | undefined>();
  const numbers = values.map((value) => {
    if (value === null) return null;
    if (!known.has(value)) known.set(value, dayNumber(String(value)));
    return known.get(value);
  });
  if (numbers.includes(undefined)) return undefined;
  const { column, bytes } = numeric(numbers as (number | null)[]);
  return { column: { ...column, days: true }, bytes };
}

/** The values of a field encoded; undefined when they have no encoding here. */
function encoded(values: readonly Value[], field: Field | undefined): Encoded | undefined {
  switch (field?.kind) {
    case 'text':
    case 'term':
    case 'reference':
      return dictionary(values);
    case 'date':
      return days(values);
    default:
      return numeric(values.map((value) => (value === null ? null : Number(value))));
  }
}

const padded = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

/** The columns of a snapshot one after the other; equal ones are kept once, such as the corners of points' boxes. */
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

function storedCollection(records: Records, body: Body): StoredCollection {
  const { collection, rids } = records;
  const columns: Record<string, StoredColumn> = {};
  const keep = (name: string, found: Encoded | undefined) => {
    if (found) columns[name] = { ...found.column, at: body.add(found.bytes) };
  };
  for (const name of [...snapshotFields(collection), ...PLACE_COLUMNS])
    keep(name, encoded(records.column(name), fieldOf(collection, name)));
  if (rids.length <= MAX_NAMED) for (const name of NAME_COLUMNS) keep(name, dictionary(records.column(name)));
  return { rows: rids.length, runs: storedRuns(rids, body), columns };
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
