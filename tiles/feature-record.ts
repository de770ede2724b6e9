/** Grid features as bytes, so that they can be put aside and handed between threads without their objects. */
import type { Box } from './grid.ts';
import { boundsOf, type Coordinates } from './grid.ts';
import type { GeometryType, GridFeature } from './grid-feature.ts';
import { ByteReader, ByteWriter } from './protobuf.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const scratch = new ByteWriter();

/** Appends a feature of the layer with the given number: its length, first zoom, bounding box, and then the rest. */
export function writeFeature(out: ByteWriter, layer: number, feature: GridFeature): void {
  scratch.clear();
  const { minX, minY, maxX, maxY } = boundsOf(feature.parts);
  for (const value of [minX, minY, maxX - minX, maxY - minY, layer, feature.id]) scratch.varint(value);
  scratch.varint(feature.maxzoom);
  scratch.varint(feature.type);
  scratch.double(feature.rank);
  scratch.sized(encoder.encode(JSON.stringify(feature.properties)));
  let x = minX;
  let y = minY;
  scratch.varint(feature.parts.length);
  for (const part of feature.parts) {
    scratch.varint(part.length);
    for (const line of part) {
      scratch.varint(line.length / 2);
      for (let at = 0; at < line.length; at += 2) {
        scratch.zigzag(line[at]! - x);
        scratch.zigzag(line[at + 1]! - y);
        x = line[at]!;
        y = line[at + 1]!;
      }
    }
  }
  recordWith(out, feature.minzoom, scratch.content());
}

/** Appends a record of which only the first zoom is another. */
export function recordWith(out: ByteWriter, minzoom: number, body: Uint8Array): void {
  out.varint(body.length);
  out.varint(minzoom);
  out.append(body);
}

/** The next record's first zoom and body; the reader moves behind it. */
export function nextRecord(reader: ByteReader): { minzoom: number; body: ByteReader } {
  const length = reader.varint();
  const minzoom = reader.varint();
  const from = reader.position;
  reader.position += length;
  return { minzoom, body: new ByteReader(reader.buffer, from, from + length) };
}

/** The bounding box at the front of a record's body. */
export function recordBox(body: ByteReader): Box {
  const minX = body.varint();
  const minY = body.varint();
  return { minX, minY, maxX: minX + body.varint(), maxY: minY + body.varint() };
}

/** The feature of a record and the number of its layer. */
export function readFeature(reader: ByteReader): { layer: number; feature: GridFeature } {
  const { minzoom, body } = nextRecord(reader);
  let { minX: x, minY: y } = recordBox(body);
  const layer = body.varint();
  const id = body.varint();
  const maxzoom = body.varint();
  const type = body.varint() as GeometryType;
  const rank = body.take(8).getFloat64(0, true);
  const properties = JSON.parse(decoder.decode(body.message().rest()));
  const line = (): Coordinates => {
    const out: Coordinates = [];
    for (let left = body.varint(); left > 0; left--) {
      x += body.zigzag();
      y += body.zigzag();
      out.push(x, y);
    }
    return out;
  };
  const list = <T>(item: () => T): T[] => Array.from({ length: body.varint() }, item);
  const parts = list(() => list(line));
  return { layer, feature: { id, rank, minzoom, maxzoom, type, parts, properties } };
}
