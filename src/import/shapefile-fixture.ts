/** Zipped shapefiles for tests, written by the book (Esri, July 1998; dBASE III+) and as oddly as other programs do. */
import { type Zippable, zipSync } from 'fflate';
import { gb18030 } from '../../db/samples/gb18030.ts';
import type { Position } from '../domain/geometry.ts';

export type FixtureColumn = { name: string; type: 'C' | 'N' | 'D' | 'L'; length: number };

/** A shape as the parts of its type, 1 point, 3 line, 5 polygon, 8 points; null for the empty shape. */
type FixtureShape = { type: 1 | 3 | 5 | 8; parts: Position[][] } | null;

export type LayerFixture = {
  name?: string;
  columns: FixtureColumn[];
  rows: string[][];
  shapes: FixtureShape[];
  encoding?: 'utf-8' | 'gb18030';
  cpg?: string;
  driver?: number;
  prj?: string;
  /** Indices of rows that are struck out. */
  deleted?: number[];
  /** Added to the type, for shapes with Z (10) or M (20). */
  dimension?: 0 | 10 | 20;
};

/** .prj texts as ArcGIS writes them. */
export const PRJ = {
  wgs84:
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  cgcs2000:
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  plane: (meridian: number, easting = 500_000) =>
    `PROJCS["CGCS2000_3_Degree_GK_CM_${meridian}E",${PRJ.cgcs2000},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`,
  mercator: (): string =>
    `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${PRJ.wgs84},PROJECTION["Mercator_Auxiliary_Sphere"],UNIT["Meter",1.0]]`,
  utm: 'PROJCS["WGS_1984_UTM_Zone_51N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]],PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",123.0],PARAMETER["False_Easting",500000.0]]',
  xian: 'PROJCS["Xian_1980_3_Degree_GK_CM_120E",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980"]],PROJECTION["Gauss_Kruger"]]',
};

const encoded = (text: string, encoding: LayerFixture['encoding']) =>
  encoding === 'gb18030' ? gb18030(text) : new TextEncoder().encode(text);

/** The bytes of the table of a layer. */
export function dbf({ columns, rows, encoding, driver = 0, deleted = [] }: LayerFixture): Uint8Array {
  const head = 33 + columns.length * 32;
  const width = 1 + columns.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(head + rows.length * width + 1).fill(0x20, head);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, head, true);
  view.setUint16(10, width, true);
  bytes[29] = driver;
  columns.forEach(({ name, type, length }, i) => {
    bytes.set(encoded(name, encoding).subarray(0, 10), 32 + i * 32);
    bytes[32 + i * 32 + 11] = type.charCodeAt(0);
    bytes[32 + i * 32 + 16] = length;
  });
  bytes[head - 1] = 0x0d;
  rows.forEach((row, r) => {
    let at = head + r * width;
    if (deleted.includes(r)) bytes[at] = 0x2a;
    at += 1;
    columns.forEach(({ length }, i) => {
      bytes.set(encoded(row[i] ?? '', encoding).subarray(0, length), at);
      at += length;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

function content(shape: FixtureShape, dimension: number): ArrayBuffer {
  if (shape === null) return new ArrayBuffer(4);
  const { type, parts } = shape;
  const points = parts.flat();
  const extra = dimension === 0 ? 0 : points.length * 8 + (type === 1 ? 0 : 16);
  const start = type === 1 ? 4 : type === 8 ? 40 : 44 + parts.length * 4;
  const buffer = new ArrayBuffer(start + points.length * 16 + extra);
  const view = new DataView(buffer);
  view.setInt32(0, type + dimension, true);
  if (type !== 1) view.setInt32(type === 8 ? 36 : 40, points.length, true);
  if (type === 3 || type === 5) {
    view.setInt32(36, parts.length, true);
    let first = 0;
    parts.forEach((part, i) => {
      view.setInt32(44 + i * 4, first, true);
      first += part.length;
    });
  }
  points.forEach(([x, y], i) => {
    view.setFloat64(start + i * 16, x, true);
    view.setFloat64(start + i * 16 + 8, y, true);
  });
  return buffer;
}

/** The bytes of the shapes of a layer. */
export function shp({ shapes, dimension = 0 }: LayerFixture): Uint8Array {
  const records = shapes.map((shape) => content(shape, dimension));
  const bytes = new Uint8Array(100 + records.reduce((sum, { byteLength }) => sum + 8 + byteLength, 0));
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, (shapes.find((shape) => shape !== null)?.type ?? 0) + dimension, true);
  let at = 100;
  records.forEach((record, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.byteLength / 2);
    bytes.set(new Uint8Array(record), at + 8);
    at += 8 + record.byteLength;
  });
  return bytes;
}

/** The parts of a layer, to be changed before they are zipped. */
export function shapefileParts(layer: LayerFixture): Zippable {
  const { name = '图层', cpg, prj } = layer;
  const text = (value: string) => new TextEncoder().encode(value);
  return {
    [`${name}.shp`]: shp(layer),
    [`${name}.dbf`]: dbf(layer),
    ...(cpg === undefined ? {} : { [`${name}.cpg`]: text(cpg) }),
    ...(prj === undefined ? {} : { [`${name}.prj`]: text(prj) }),
  };
}

/** A zipped layer. */
export const shapefile = (layer: LayerFixture): Uint8Array => zipSync(shapefileParts(layer));
