/** Encodes a tile as Mapbox Vector Tile 2.1. */
import type { Coordinates } from './grid.ts';
import { type GeometryType, POINT, POLYGON } from './grid-feature.ts';
import { ByteWriter, WIRE } from './protobuf.ts';

/** What a tile can say about a feature. */
export type TileValue = string | number | boolean;

/**
 * A feature in tile units. Points: one list. Lines: one list each, at least two vertices. Polygons: open rings
 * in order, every exterior (positive area) followed by its holes (negative area). `id` is a safe integer >= 0.
 */
export type MvtFeature = {
  id: number;
  type: GeometryType;
  geometry: readonly Coordinates[];
  properties: Readonly<Record<string, TileValue>>;
};

/** A layer; of the properties only those named in `keys` are written, in that order. */
export type MvtLayer = {
  name: string;
  extent: number;
  keys: readonly string[];
  features: readonly MvtFeature[];
};

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;
// A zigzagged integer has one bit more, so half of the safe range is exact.
const MOST_NEGATIVE = -(2 ** 52);

/**
 * The uncompressed tile; layers without features are left out (MVT 2.1, 4.1). An id or a number that MVT cannot
 * hold is an Error. Integers are written as uint or sint, other numbers as double.
 */
export function encode(layers: readonly MvtLayer[]): Uint8Array {
  const tile = new ByteWriter();
  const message = new ByteWriter();
  for (const layer of layers) {
    if (layer.features.length === 0) continue;
    message.clear();
    writeLayer(message, layer);
    tile.bytes(3, message.content());
  }
  return tile.content().slice();
}

function writeLayer(out: ByteWriter, layer: MvtLayer): void {
  const feature = new ByteWriter();
  const packed = new ByteWriter();
  const keys = new Map<string, number>();
  const values = new Map<TileValue, number>();
  out.key(15, WIRE.varint);
  out.varint(2);
  out.string(1, layer.name);
  for (const { id, type, geometry, properties } of layer.features) {
    if (!Number.isSafeInteger(id) || id < 0) {
      throw new Error(`Layer "${layer.name}": feature id ${id} is not an integer from 0 to 2^53 - 1`);
    }
    feature.clear();
    feature.key(1, WIRE.varint);
    feature.varint(id);
    packed.clear();
    for (const key of layer.keys) {
      const value = properties[key];
      if (value === undefined || value === null) continue;
      if (typeof value === 'number' && !Number.isFinite(value)) {
        throw new Error(
          `Layer "${layer.name}", feature ${id}, attribute "${key}": ${value} is not a finite number`,
        );
      }
      packed.varint(indexOf(keys, key));
      packed.varint(indexOf(values, value));
    }
    if (packed.length > 0) feature.bytes(2, packed.content());
    feature.key(3, WIRE.varint);
    feature.varint(type);
    packed.clear();
    writeGeometry(packed, type, geometry);
    feature.bytes(4, packed.content());
    out.bytes(2, feature.content());
  }
  for (const key of keys.keys()) out.string(3, key);
  for (const value of values.keys()) {
    packed.clear();
    writeValue(packed, value);
    out.bytes(4, packed.content());
  }
  out.key(5, WIRE.varint);
  out.varint(layer.extent);
}

function indexOf<T>(dictionary: Map<T, number>, item: T): number {
  const known = dictionary.get(item);
  if (known !== undefined) return known;
  dictionary.set(item, dictionary.size);
  return dictionary.size - 1;
}

function writeValue(out: ByteWriter, value: TileValue): void {
  if (typeof value === 'string') {
    out.string(1, value);
  } else if (typeof value === 'boolean') {
    out.key(7, WIRE.varint);
    out.varint(value ? 1 : 0);
  } else if (Number.isSafeInteger(value) && value >= 0) {
    out.key(5, WIRE.varint);
    out.varint(value);
  } else if (Number.isSafeInteger(value) && value >= MOST_NEGATIVE) {
    out.key(6, WIRE.varint);
    out.zigzag(value);
  } else {
    out.key(3, WIRE.fixed64);
    out.double(value);
  }
}

/** Command integers and zigzagged parameter integers (MVT 2.1, 4.3.1 to 4.3.3). */
function writeGeometry(out: ByteWriter, type: GeometryType, geometry: readonly Coordinates[]): void {
  let x = 0;
  let y = 0;
  const vertex = (line: Coordinates, at: number): void => {
    out.zigzag(line[at]! - x);
    out.zigzag(line[at + 1]! - y);
    x = line[at]!;
    y = line[at + 1]!;
  };
  for (const line of geometry) {
    const moves = type === POINT ? line.length / 2 : 1;
    out.varint(moves * 8 + MOVE_TO);
    for (let at = 0; at < moves * 2; at += 2) vertex(line, at);
    if (type === POINT) continue;
    out.varint((line.length / 2 - 1) * 8 + LINE_TO);
    for (let at = 2; at < line.length; at += 2) vertex(line, at);
    if (type === POLYGON) out.varint(8 + CLOSE_PATH);
  }
}
