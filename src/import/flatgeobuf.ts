/** Reads FlatGeobuf (flatgeobuf.org, 3), with or without an index. */
import { ByteBuffer } from 'flatbuffers';
import { Feature as Entry } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { Header as Head } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import { fromByteBuffer } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import { crsNamed } from './coordinate-systems.ts';
import type { Feature, FeatureFile } from './geojson.ts';
import { geometryOf } from './geojson-geometry.ts';
import { crsOfWkt } from './prj.ts';
import { ReadError } from './sheet.ts';

const MAGIC = [0x66, 0x67, 0x62, 3];
const MAGIC_BYTES = 8;
const PREFIX = 4;
const MAX_FEATURES = 100_000;
const MAX_VERTICES = 10_000;
const MAX_BYTES = 40e6;
const MAX_HEADER = 65_536;
const MAX_COLUMNS = 512;
/** The last of the geometry types that are read (header.fbs). */
const MULTI_POLYGON = 6;

/** Whether the bytes begin as a file of this format does. */
export const isFlatgeobuf = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

const broken = (fact: string) =>
  new ReadError('flatgeobuf', `The FlatGeobuf file ${fact}; export the layer again`);

/** The length that stands before a part. @throws ReadError when the part does not end within the file */
function lengthAt(view: DataView, at: number): number {
  const length = at + PREFIX <= view.byteLength ? view.getUint32(at, true) : Number.NaN;
  if (!(length > 0 && at + PREFIX + length <= view.byteLength)) throw broken('is cut off');
  return length;
}

type Header = ReturnType<typeof fromByteBuffer>;

function crsOf({ crs }: Header): Pick<FeatureFile, 'crs'> {
  if (!crs) return {};
  if (crs.code > 0) return { crs: crsNamed(`${crs.org || 'EPSG'}:${crs.code}`) };
  return crs.wkt ? { crs: crsOfWkt(crs.wkt) } : {};
}

type Shape = NonNullable<ReturnType<Entry['geometry']>>;

/** Holds a geometry to the caps before the library makes arrays of it: its parts may all be one, and its rings overlap. */
function checkSize(shape: Shape, kind: number, fail: (fact: string) => never): void {
  if (kind < 1 || kind > MULTI_POLYGON) fail('its geometry is of a type that is not read');
  const count = kind === MULTI_POLYGON ? shape.partsLength() : 0;
  if (count > MAX_VERTICES) fail(`it has more than ${MAX_VERTICES} parts; simplify the outline`);
  let numbers = 0;
  for (const one of [shape, ...Array.from({ length: count }, (_, i) => shape.parts(i)!)]) {
    numbers += one.xyLength();
    if (numbers > 2 * MAX_VERTICES) fail(`it has more than ${MAX_VERTICES} vertices; simplify the outline`);
    const ends = [...(one.endsArray() ?? [])];
    if (ends.some((end, i) => end <= (ends[i - 1] ?? 0)) || (ends.at(-1) ?? 0) * 2 > one.xyLength())
      fail('its rings are damaged');
  }
}

function featureOf(part: Uint8Array, number: number, { geometryType, columns }: Header): Feature {
  const fail = (fact: string, value?: unknown): never => {
    throw new ReadError('flatgeobuf', `Feature ${number}: ${fact}`, { row: number, value });
  };
  const entry = Entry.getSizePrefixedRootAsFeature(new ByteBuffer(part));
  const shape = entry.geometry();
  const kind = geometryType || (shape?.type() ?? 0);
  if (shape) checkSize(shape, kind, fail);
  return {
    number,
    geometry: shape && geometryOf(fromGeometry(shape, kind), MAX_VERTICES, fail).value,
    properties: parseProperties(entry, columns),
  };
}

function headerOf(bytes: Uint8Array): Header {
  if (bytes.length > MAX_HEADER) throw broken(`has a header of ${bytes.length} bytes`);
  let header: Header;
  try {
    if (Head.getSizePrefixedRootAsHeader(new ByteBuffer(bytes)).columnsLength() > MAX_COLUMNS)
      throw broken(`has more than ${MAX_COLUMNS} columns`);
    header = fromByteBuffer(new ByteBuffer(bytes));
  } catch (error) {
    throw error instanceof ReadError ? error : broken('has a broken header');
  }
  if (header.featuresCount > MAX_FEATURES)
    throw new ReadError(
      'limit',
      `The file has ${header.featuresCount} features, allowed are ${MAX_FEATURES}; split it`,
    );
  return header;
}

/**
 * The features of the file; one that cannot be read is a problem of its own.
 * @throws ReadError 'flatgeobuf' when the file is damaged, 'limit' beyond the caps, 'crs' for an unknown system
 */
export function featuresFromFlatgeobuf(bytes: Uint8Array): FeatureFile {
  if (bytes.length > MAX_BYTES)
    throw new ReadError('limit', `The file has ${bytes.length} bytes, allowed are ${MAX_BYTES}; split it`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = MAGIC_BYTES + PREFIX + lengthAt(view, MAGIC_BYTES);
  const header = headerOf(bytes.subarray(MAGIC_BYTES, headerEnd));
  const { indexNodeSize, featuresCount } = header;
  const file: FeatureFile = { features: [], notes: [], problems: [], ...crsOf(header) };
  let at =
    headerEnd + (indexNodeSize > 0 && featuresCount > 0 ? calcTreeSize(featuresCount, indexNodeSize) : 0);
  for (let number = 1; at < bytes.length; number++) {
    if (number > MAX_FEATURES)
      throw new ReadError('limit', `The file has more than ${MAX_FEATURES} features; split it`);
    const end = at + PREFIX + lengthAt(view, at);
    try {
      file.features.push(featureOf(bytes.slice(at, end), number, header));
    } catch (error) {
      file.problems.push(
        error instanceof ReadError
          ? error
          : new ReadError('flatgeobuf', `Feature ${number}: it is damaged; export the layer again`, {
              row: number,
            }),
      );
    }
    at = end;
  }
  // A stream that did not know its number says 0.
  const found = file.features.length + file.problems.length;
  if (featuresCount > 0 && found !== featuresCount)
    throw broken(`says it has ${featuresCount} features and has ${found}`);
  return file;
}
