/** Writes the geometries of a shapefile and their index (Esri Shapefile Technical Description, July 1998). */
import {
  type Geometry,
  isCounterClockwise,
  lines,
  type Position,
  polygons,
  positions,
} from '../domain/geometry.ts';

const HEADER = 100;
const RECORD_HEADER = 8;
const VERSION = 1000;
const FILE_CODE = 9994;
const [NULL, POINT, LINE, POLYGON, MULTIPOINT] = [0, 1, 3, 5, 8];

/** Outlines run clockwise and holes the other way, unlike those of GeoJSON. */
const turned = (rings: Position[][]): Position[][] =>
  rings.map((ring, i) => (isCounterClockwise(ring) === (i === 0) ? ring.toReversed() : ring));

function partsOf(geometry: Geometry): Position[][] {
  const areas = polygons(geometry);
  return areas.length > 0 ? areas.flatMap(turned) : lines(geometry);
}

/** The one shape type that holds all of them: a shapefile has no other. */
function typeOf(geometries: readonly (Geometry | null)[]): number {
  const types = new Set(geometries.flatMap((geometry) => (geometry ? [geometry.type] : [])));
  if (types.has('Polygon') || types.has('MultiPolygon')) return POLYGON;
  if (types.has('LineString') || types.has('MultiLineString')) return LINE;
  if (types.has('MultiPoint')) return MULTIPOINT;
  return types.has('Point') ? POINT : NULL;
}

type Box = [west: number, south: number, east: number, north: number];

function boxOf(points: readonly Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function writeBox(view: DataView, at: number, box: Box): void {
  box.forEach((value, i) => {
    view.setFloat64(at + i * 8, value, true);
  });
}

function content(geometry: Geometry | null, type: number): Uint8Array {
  if (geometry === null) return new Uint8Array(4);
  const points = type === POINT || type === MULTIPOINT ? [...positions(geometry)] : partsOf(geometry).flat();
  const starts: number[] = [];
  if (type === LINE || type === POLYGON) {
    let first = 0;
    for (const part of partsOf(geometry)) {
      starts.push(first);
      first += part.length;
    }
  }
  const first = type === POINT ? 4 : type === MULTIPOINT ? 40 : 44 + starts.length * 4;
  const view = new DataView(new ArrayBuffer(first + points.length * 16));
  view.setInt32(0, type, true);
  if (type !== POINT) {
    writeBox(view, 4, boxOf(points));
    view.setInt32(type === MULTIPOINT ? 36 : 40, points.length, true);
  }
  if (starts.length > 0) view.setInt32(36, starts.length, true);
  starts.forEach((start, i) => {
    view.setInt32(44 + i * 4, start, true);
  });
  points.forEach(([x, y], i) => {
    view.setFloat64(first + i * 16, x, true);
    view.setFloat64(first + i * 16 + 8, y, true);
  });
  return new Uint8Array(view.buffer);
}

function fileHeader(view: DataView, type: number, box: Box): void {
  view.setInt32(0, FILE_CODE);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, VERSION, true);
  view.setInt32(32, type, true);
  writeBox(view, 36, box.every(Number.isFinite) ? box : [0, 0, 0, 0]);
}

/**
 * The bytes of the .shp and .shx files, one record a geometry, a null shape for none. All geometries are of one kind
 * (points, lines or polygons, each single or multiple).
 */
export function shapeFiles(geometries: readonly (Geometry | null)[]): { shp: Uint8Array; shx: Uint8Array } {
  const type = typeOf(geometries);
  const records = geometries.map((geometry) => content(geometry, type));
  const size = records.reduce((sum, record) => sum + RECORD_HEADER + record.length, HEADER);
  const shp = new Uint8Array(size);
  const shx = new Uint8Array(HEADER + records.length * RECORD_HEADER);
  const [shapes, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  const box = boxOf(geometries.flatMap((geometry) => (geometry ? [...positions(geometry)] : [])));
  fileHeader(shapes, type, box);
  fileHeader(index, type, box);
  let at = HEADER;
  records.forEach((record, i) => {
    shapes.setInt32(at, i + 1);
    shapes.setInt32(at + 4, record.length / 2);
    shp.set(record, at + RECORD_HEADER);
    index.setInt32(HEADER + i * RECORD_HEADER, at / 2);
    index.setInt32(HEADER + i * RECORD_HEADER + 4, record.length / 2);
    at += RECORD_HEADER + record.length;
  });
  return { shp, shx };
}
