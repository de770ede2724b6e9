/** A strict decoder of Mapbox Vector Tile 2.1: what the specification forbids is an Error, nothing is repaired. */
import type { TileValue } from './encode.ts';
import { type Coordinates, ringArea } from './grid.ts';
import { type GeometryType, LINE, POINT, POLYGON } from './grid-feature.ts';
import { ByteReader, WIRE } from './protobuf.ts';

/** A feature as decoded; geometry as in MvtFeature. */
export type DecodedFeature = {
  id: number | undefined;
  type: GeometryType;
  geometry: Coordinates[];
  properties: Record<string, TileValue>;
};

/** A layer as decoded. */
export type DecodedLayer = { name: string; extent: number; features: DecodedFeature[] };

/** The layers of an uncompressed tile; an Error names the layer, the feature (from 1) and what is wrong. */
export function decode(bytes: Uint8Array): DecodedLayer[] {
  const layers: DecodedLayer[] = [];
  for (const { field, wire, reader } of fields(new ByteReader(bytes))) {
    if (field !== 3 || wire !== WIRE.bytes) {
      reader.skip(wire);
      continue;
    }
    const layer = decodeLayer(reader.message());
    if (layers.some(({ name }) => name === layer.name))
      throw new Error(`Layer "${layer.name}" is there twice`);
    layers.push(layer);
  }
  return layers;
}

function* fields(reader: ByteReader): Generator<{ field: number; wire: number; reader: ByteReader }> {
  while (reader.position < reader.end) {
    const key = reader.varint();
    yield { field: Math.floor(key / 8), wire: key % 8, reader };
  }
}

function decodeLayer(layer: ByteReader): DecodedLayer {
  let name: string | undefined;
  let version = 1;
  let extent = 4096;
  const keys: string[] = [];
  const values: TileValue[] = [];
  const messages: ByteReader[] = [];
  for (const { field, wire, reader } of fields(layer)) {
    if (field === 1 && wire === WIRE.bytes) name = string(reader.message());
    else if (field === 2 && wire === WIRE.bytes) messages.push(reader.message());
    else if (field === 3 && wire === WIRE.bytes) keys.push(string(reader.message()));
    else if (field === 4 && wire === WIRE.bytes) values.push(decodeValue(reader.message()));
    else if (field === 5 && wire === WIRE.varint) extent = reader.varint();
    else if (field === 15 && wire === WIRE.varint) version = reader.varint();
    else reader.skip(wire);
  }
  if (name === undefined) throw new Error('A layer has no name');
  if (version !== 2) throw new Error(`Layer "${name}" has version ${version} instead of 2`);
  if (extent === 0) throw new Error(`Layer "${name}" has extent 0`);
  if (messages.length === 0) throw new Error(`Layer "${name}" has no features`);
  const features = messages.map((message, index) => {
    try {
      return decodeFeature(message, keys, values);
    } catch (error) {
      throw new Error(`Layer "${name}", feature ${index + 1}: ${(error as Error).message}`);
    }
  });
  return { name, extent, features };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function string(reader: ByteReader): string {
  return utf8.decode(reader.rest());
}

function decodeValue(message: ByteReader): TileValue {
  let value: TileValue | undefined;
  for (const { field, wire, reader } of fields(message)) {
    if (field === 1 && wire === WIRE.bytes) value = string(reader.message());
    else if (field === 2 && wire === WIRE.fixed32) value = reader.take(4).getFloat32(0, true);
    else if (field === 3 && wire === WIRE.fixed64) value = reader.take(8).getFloat64(0, true);
    else if ((field === 4 || field === 5) && wire === WIRE.varint) value = reader.varint();
    else if (field === 6 && wire === WIRE.varint) value = reader.zigzag();
    else if (field === 7 && wire === WIRE.varint) value = reader.varint() !== 0;
    else reader.skip(wire);
  }
  if (value === undefined) throw new Error('an attribute value is empty');
  return value;
}

function decodeFeature(
  message: ByteReader,
  keys: readonly string[],
  values: readonly TileValue[],
): DecodedFeature {
  let id: number | undefined;
  let type = 0;
  let tags: ByteReader | undefined;
  let commands: ByteReader | undefined;
  for (const { field, wire, reader } of fields(message)) {
    if (field === 1 && wire === WIRE.varint) id = reader.varint();
    else if (field === 2 && wire === WIRE.bytes) tags = reader.message();
    else if (field === 3 && wire === WIRE.varint) type = reader.varint();
    else if (field === 4 && wire === WIRE.bytes) commands = reader.message();
    else reader.skip(wire);
  }
  if (type !== POINT && type !== LINE && type !== POLYGON)
    throw new Error(`the geometry type ${type} is unknown`);
  if (commands === undefined) throw new Error('there is no geometry');
  const properties: Record<string, TileValue> = {};
  while (tags !== undefined && tags.position < tags.end) {
    const key = keys[tags.varint()];
    const value = values[tags.varint()];
    if (key === undefined || value === undefined)
      throw new Error('an attribute refers to a missing key or value');
    if (Object.hasOwn(properties, key)) throw new Error(`the attribute "${key}" is there twice`);
    properties[key] = value;
  }
  return { id, type, geometry: decodeGeometry(commands, type), properties };
}

function decodeGeometry(reader: ByteReader, type: GeometryType): Coordinates[] {
  const geometry: Coordinates[] = [];
  let x = 0;
  let y = 0;
  const vertices = (count: number, into: number[]): void => {
    for (let vertex = 0; vertex < count; vertex++) {
      x += reader.zigzag();
      y += reader.zigzag();
      into.push(x, y);
    }
  };
  const command = (
    wanted: 'MoveTo' | 'LineTo' | 'ClosePath',
    code: number,
    least: number,
    most: number,
  ): number => {
    if (reader.position >= reader.end) throw new Error(`the geometry ends before ${wanted}`);
    const value = reader.varint();
    const count = Math.floor(value / 8);
    if (value % 8 !== code || count < least || count > most) {
      throw new Error(`the geometry has command ${value % 8} times ${count} where ${wanted} belongs`);
    }
    return count;
  };
  do {
    const line: number[] = [];
    vertices(command('MoveTo', 1, 1, type === POINT ? Infinity : 1), line);
    if (type !== POINT) vertices(command('LineTo', 2, type === POLYGON ? 2 : 1, Infinity), line);
    if (type === POLYGON) command('ClosePath', 7, 1, 1);
    if (type === POLYGON) {
      const area = ringArea(line);
      if (area === 0) throw new Error(`ring ${geometry.length + 1} has no area`);
      if (area < 0 && geometry.length === 0) throw new Error('the first ring is wound as a hole');
    }
    geometry.push(line);
  } while (type !== POINT && reader.position < reader.end);
  if (reader.position < reader.end) throw new Error('a point geometry has more than one command');
  return geometry;
}
