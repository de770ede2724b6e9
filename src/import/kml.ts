/** Reads the placemarks of a KML document (OGC 12-007r2) with their data, folders and geometries. */
import type { Geometry, Position } from '../domain/geometry.ts';
import type { Feature } from './geojson.ts';
import { geometryOf } from './geojson-geometry.ts';
import { quoted, ReadError } from './sheet.ts';
import { walkXmlText } from './xml.ts';

type Placemarks = { features: Feature[]; notes: string[]; problems: ReadError[] };

const MAX_PLACEMARKS = 100_000;
const MAX_VERTICES = 10_000;
const PIECE = 65_536;
/** Characters of one text; the coordinates of an outline within the caps take less. */
const MAX_TEXT = 1_000_000;

/** What a placemark is called in the table: its own name, the folder it lies in, its description. */
const [NAME, FOLDER, DESCRIPTION] = ['名称', '文件夹', '说明'];

type Open = { properties: Record<string, unknown>; geometries: (Geometry | string)[]; rings: Position[][] };

/** Rows of a table in a description, as ArcGIS writes attributes: two cells a row. */
function describedProperties(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (html.length > 100_000) return found;
  for (const row of html.split(/<tr\b/i).slice(1)) {
    const cells = row
      .split(/<t[dh]\b[^>]*>/i)
      .slice(1)
      .map((cell) => plainText(cell.split(/<\/t[dh]>/i)[0]!));
    if (cells.length === 2 && cells[0] !== '') found[cells[0]!] = cells[1]!;
  }
  return found;
}

const ENTITIES: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const plainText = (html: string) =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();

const positionsOf = (text: string): Position[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((tuple) => tuple !== '')
    .map(
      (tuple) =>
        tuple
          .split(',')
          .slice(0, 2)
          .map((n) => (n === '' ? Number.NaN : Number(n))) as Position,
    );

const MULTI = { Point: 'MultiPoint', LineString: 'MultiLineString', Polygon: 'MultiPolygon' } as const;

/** One geometry of several of one kind; a reason where that cannot be. */
function joined(parts: (Geometry | string)[]): Geometry | null | string {
  const [first] = parts;
  if (first === undefined) return null;
  const strange = parts.find((part) => typeof part === 'string');
  if (typeof strange === 'string') return strange;
  const geometries = parts as Geometry[];
  if (parts.length === 1) return first;
  const { type } = geometries[0]!;
  if (geometries.some((one) => one.type !== type))
    return 'it has geometries of several kinds; split the placemark';
  return {
    type: MULTI[type as keyof typeof MULTI],
    coordinates: geometries.map(({ coordinates }) => coordinates),
  } as Geometry;
}

/**
 * The placemarks of a document, in order. Names, folders and descriptions become properties 名称, 文件夹 and 说明; attributes
 * of `ExtendedData` and of a table in the description keep their own names.
 * @throws ReadError 'kml' when it is not well-formed, has a DOCTYPE or no placemarks, 'limit' beyond the caps
 */
export function placemarksOfKml(text: string): Placemarks {
  const file: Placemarks = { features: [], notes: [], problems: [] };
  const path: string[] = [];
  const folders: string[] = [];
  let mark: Open | undefined;
  let texts = '';
  let key = '';
  let [links, overlays, number, closed] = [0, 0, 0, 0];

  const property = (name: string, value: string) => {
    if (mark && value !== '' && !Object.hasOwn(mark.properties, name)) mark.properties[name] = value;
  };

  const end = () => {
    number++;
    const { properties, geometries } = mark!;
    const fail = (fact: string, value?: unknown): never => {
      throw new ReadError('kml', `Placemark ${number}: ${fact}`, { row: number, value });
    };
    try {
      const geometry = joined(geometries);
      if (typeof geometry === 'string') fail(geometry);
      const checked = geometryOf(geometry, MAX_VERTICES, fail);
      if (checked.closed) closed++;
      file.features.push({ number, geometry: checked.value, properties });
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      file.problems.push(error);
    }
    if (number > MAX_PLACEMARKS)
      throw new ReadError('limit', `The file has more than ${MAX_PLACEMARKS} placemarks; split it`);
    mark = undefined;
  };

  const geometryEnd: Record<string, () => void> = {
    Point: () => {
      const [position] = mark?.rings.shift() ?? [];
      mark?.geometries.push(position ? { type: 'Point', coordinates: position } : 'it has no coordinates');
    },
    LineString: () => mark?.geometries.push({ type: 'LineString', coordinates: mark.rings.shift() ?? [] }),
    Polygon: () => mark?.geometries.push({ type: 'Polygon', coordinates: mark.rings }),
    Track: () => mark?.geometries.push('it is a recorded track; export it as a line'),
    Model: () => mark?.geometries.push('it is a 3D model; export its outline'),
  };

  const close: Record<string, () => void> = {
    ...Object.fromEntries(
      Object.entries(geometryEnd).map(([name, done]) => [
        name,
        () => {
          done();
          if (mark) mark.rings = [];
        },
      ]),
    ),
    coordinates: () => {
      if (texts.length < MAX_TEXT) mark?.rings.push(positionsOf(texts));
      else mark?.geometries.push(`it has more than ${MAX_VERTICES} vertices; simplify the outline`);
    },
    name: () => {
      if (path.at(-1) === 'Placemark') property(NAME!, texts.trim());
      else if (path.at(-1) === 'Folder') folders[folders.length - 1] = texts.trim();
    },
    description: () => {
      if (path.at(-1) !== 'Placemark') return;
      const found = /<table/i.test(texts) ? describedProperties(texts) : {};
      for (const [name, value] of Object.entries(found)) property(name, value);
      if (Object.keys(found).length === 0) property(DESCRIPTION!, plainText(texts));
    },
    value: () => property(key, texts.trim()),
    SimpleData: () => property(key, texts.trim()),
    Folder: () => folders.pop(),
    Placemark: end,
  };

  walkXmlText(
    (take) => {
      for (let at = 0; at < text.length; at += PIECE) take(text.slice(at, at + PIECE));
    },
    'The KML file',
    {
      open(name, attributes) {
        path.push(name);
        texts = '';
        if (name === 'Placemark') mark = { properties: {}, geometries: [], rings: [] };
        else if (name === 'Folder') folders.push('');
        else if (name === 'Data' || name === 'SimpleData') key = (attributes.name ?? '').trim();
        else if (name === 'NetworkLink') links++;
        else if (/Overlay$/.test(name)) overlays++;
        if (name === 'Placemark') property(FOLDER!, folders.filter((folder) => folder !== '').join(' / '));
      },
      text(piece) {
        if (texts.length < MAX_TEXT) texts += piece.slice(0, MAX_TEXT);
      },
      close(name) {
        path.pop();
        if (Object.hasOwn(close, name)) close[name]!();
        texts = '';
      },
    },
    'kml',
  );
  if (number === 0)
    throw new ReadError(
      'kml',
      links > 0
        ? 'The KML file holds only links to other files; save the layer itself'
        : `The KML file has no placemarks, it begins ${quoted(text.slice(0, 60))}`,
    );
  if (closed > 0) file.notes.push(`closed an open ring in ${closed} placemarks`);
  if (links > 0) file.notes.push(`${links} links to other files are not followed`);
  if (overlays > 0) file.notes.push(`${overlays} pictures laid over the map are not read`);
  return file;
}
