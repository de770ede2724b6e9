/** Reads GeoJSON (RFC 7946), its line-delimited form (RFC 8142 and newline-delimited) and the `crs` member of 2008. */
import type { Geometry } from '../domain/geometry.ts';
import { type Crs, crsNamed } from './coordinate-systems.ts';
import { geometryOf } from './geojson-geometry.ts';
import { quoted, ReadError } from './sheet.ts';

/** `number` counts the features of the file from 1. Coordinates are those of the file, not yet WGS84. */
export type Feature = {
  number: number;
  id?: string | number;
  geometry: Geometry | null;
  properties: Record<string, unknown>;
};

export type FeatureFile = {
  features: Feature[];
  /** The system the file names in a legacy `crs` member. */
  crs?: Crs;
  notes: string[];
  /** Features that could not be read (`row` is their number); they are not in `features`. */
  problems: ReadError[];
};

export type GeojsonOptions = {
  /** Characters of text; 64 million when absent. */
  maxLength?: number;
  /** Arrays and objects, positions among them; 750 000 when absent. */
  maxNodes?: number;
  /** Members of one object; 5 000 when absent. */
  maxMembers?: number;
  /** Nesting of arrays and objects; 32 when absent. */
  maxDepth?: number;
  /** Features in the file; 100 000 when absent. */
  maxFeatures?: number;
  /** Positions of one feature; 10 000 when absent. */
  maxVertices?: number;
};

type Json = Record<string, unknown>;
type Limits = Required<GeojsonOptions>;

const LIMITS: Limits = {
  maxLength: 64e6,
  maxNodes: 750_000,
  maxMembers: 5_000,
  maxDepth: 32,
  maxFeatures: 100_000,
  maxVertices: 10_000,
};
const RECORD_SEPARATOR = '\u001e';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The features of a FeatureCollection, a single Feature or a sequence of Features. Rings left open are closed and third
 * dimensions dropped, with a note; a feature that cannot be read is a problem of its own.
 * @throws ReadError 'geojson' when the text as a whole cannot be read, 'limit' beyond the caps, 'crs' for an unknown system
 */
export function featuresFromGeojson(text: string, options: GeojsonOptions = {}): FeatureFile {
  const limits = { ...LIMITS, ...options };
  checkText(text, limits);
  const file: FeatureFile = { features: [], notes: [], problems: [] };
  const counts = { closed: [] as number[], flattened: [] as number[] };
  const members = [...featureMembers(text.replace(/^\ufeff/, ''), file)];
  if (members.length > limits.maxFeatures)
    throw new ReadError(
      'limit',
      `The file has ${members.length} features, allowed are ${limits.maxFeatures}; split it`,
    );
  members.forEach((member, i) => {
    try {
      file.features.push(feature(member, i + 1, limits, counts));
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      file.problems.push(error);
    }
  });
  note(file, counts.closed, 'closed an open ring');
  note(file, counts.flattened, 'dropped heights (third coordinates)');
  return file;
}

function note(file: FeatureFile, numbers: number[], fact: string): void {
  if (numbers.length === 0) return;
  const shown = numbers.slice(0, 10).join(', ');
  file.notes.push(
    `${fact} in feature${numbers.length > 1 ? 's' : ''} ${shown}${numbers.length > 10 ? ' …' : ''}`,
  );
}

/** Holds the text to the caps before anything is made of it: parsing takes many times its size. */
function checkText(text: string, limits: Limits): void {
  const refused = (fact: string) => new ReadError('limit', `The text ${fact}; split the file`);
  if (text.length > limits.maxLength)
    throw refused(`has ${text.length} characters, allowed are ${limits.maxLength}`);
  const members: number[] = [];
  let [depth, nodes, records, quotes] = [0, 0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quotes) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quotes = false;
    } else if (code === 0x22) quotes = true;
    else if (code === 0x5b || code === 0x7b) {
      members[++depth] = 0;
      nodes++;
    } else if (code === 0x5d || code === 0x7d) depth--;
    else if (code === 0x3a) members[depth] = (members[depth] ?? 0) + 1;
    else if (code === 0x1e || (code === 0x0a && depth === 0)) records++;
    if (depth > limits.maxDepth)
      throw new ReadError(
        'limit',
        `The text nests deeper than ${limits.maxDepth} levels at character ${i}; GeoJSON needs 8`,
      );
    if (nodes > limits.maxNodes) throw refused(`has more than ${limits.maxNodes} objects and positions`);
    if (members[depth]! > limits.maxMembers)
      throw refused(`has an object of more than ${limits.maxMembers} members`);
  }
  // A record may have a separator before it and a line break after it.
  if (records > 2 * limits.maxFeatures + 2) throw refused(`has more than ${limits.maxFeatures} records`);
}

/** The unchecked features of the text; a ReadError stands for a record of a sequence that is not JSON. */
function featureMembers(text: string, file: FeatureFile): unknown[] {
  if (text.includes(RECORD_SEPARATOR)) return sequence(text.split(RECORD_SEPARATOR), file);
  const body = text.trim();
  if (body === '') throw new ReadError('geojson', 'The file is empty; it must hold a FeatureCollection');
  let root: unknown;
  try {
    root = JSON.parse(body);
  } catch (error) {
    const lines = body.split('\n');
    if (lines.length > 1 && isObject(parsed(lines[0]!))) return sequence(lines, file);
    throw new ReadError(
      'geojson',
      `The text is not JSON${where(body, error)}; export the layer as GeoJSON again`,
    );
  }
  return rootFeatures(root, file);
}

function where(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return ' (it ends too early or holds a stray character)';
  const before = text.slice(0, Number(position)).split('\n');
  return ` at line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sequence(records: string[], file: FeatureFile): unknown[] {
  return records
    .filter((record) => record.trim() !== '')
    .map((record) => {
      const member = parsed(record);
      if (isObject(member)) readCrs(member, file);
      return member ?? new ReadError('geojson', `the record ${quoted(record.trim())} is not JSON`);
    });
}

function rootFeatures(root: unknown, file: FeatureFile): unknown[] {
  if (!isObject(root))
    throw new ReadError('geojson', 'The text is JSON but no GeoJSON object; it must be a FeatureCollection');
  if (root.type === 'Topology')
    throw new ReadError('geojson', 'This is TopoJSON; export the layer as GeoJSON');
  if (root.spatialReference !== undefined || root.geometryType !== undefined)
    throw new ReadError('geojson', 'This is Esri JSON; export the layer as GeoJSON (f=geojson)');
  readCrs(root, file);
  if (root.type === 'Feature') return [root];
  if (root.type === 'FeatureCollection' && Array.isArray(root.features)) return root.features;
  const fact =
    root.type === 'FeatureCollection'
      ? 'a FeatureCollection without "features"'
      : `of type ${quoted(root.type)}`;
  throw new ReadError('geojson', `The object is ${fact}; it must be a FeatureCollection or a Feature`);
}

function readCrs(object: Json, file: FeatureFile): void {
  const { crs } = object;
  if (crs === undefined || crs === null) return;
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {};
  const name = isObject(crs) && crs.type === 'EPSG' ? `EPSG:${properties.code}` : properties.name;
  if (typeof name !== 'string')
    throw new ReadError('crs', `The "crs" member ${quoted(crs)} names no system; remove it`);
  const found = crsNamed(name);
  if (file.crs !== undefined && file.crs !== found)
    throw new ReadError('crs', `The file names two coordinate systems, ${file.crs} and ${found}; split it`);
  file.crs = found;
}

function feature(
  member: unknown,
  number: number,
  { maxVertices }: Limits,
  counts: { closed: number[]; flattened: number[] },
): Feature {
  const fail = (fact: string, value?: unknown): never => {
    throw new ReadError('geojson', `Feature ${number}: ${fact}`, { row: number, value });
  };
  if (member instanceof ReadError) return fail(member.message);
  if (!isObject(member) || member.type !== 'Feature')
    return fail(`${quoted(member)} is not a Feature`, member);
  const { id, properties } = member;
  if (properties !== null && properties !== undefined && !isObject(properties))
    return fail(`"properties" is ${quoted(properties)}; it must be an object`, properties);
  if (id !== undefined && id !== null && typeof id !== 'string' && typeof id !== 'number')
    return fail(`the id ${quoted(id)} is neither text nor a number`, id);
  const geometry = geometryOf(member.geometry ?? null, maxVertices, fail);
  if (geometry.closed) counts.closed.push(number);
  if (geometry.flattened) counts.flattened.push(number);
  const result: Feature = { number, geometry: geometry.value, properties: properties ?? {} };
  if (id !== undefined && id !== null) result.id = id;
  return result;
}
