/** Any accepted file becomes headings and rows, whatever its kind. */
import type { Collection } from '../domain/kinds.ts';
import type { Crs } from './coordinate-systems.ts';
import { sheetFromCsv } from './csv.ts';
import { type Detection, detection } from './detection.ts';
import { decode, encodingNamed } from './encoding.ts';
import { archiveKind, type FileKind, kindNamed, textKind } from './file-kind.ts';
import { featuresFromFlatgeobuf, isFlatgeobuf } from './flatgeobuf.ts';
import { type Feature, featuresFromGeojson } from './geojson.ts';
import { columnOf, folded, headingIndex } from './headings.ts';
import { placemarksOfKml } from './kml.ts';
import { shown } from './report.ts';
import type { SourceRow } from './rows.ts';
import { layerOf } from './shapefile.ts';
import { type Cell, quoted, ReadError, type Sheet, type SheetOptions } from './sheet.ts';
import { sheetsFromXlsx } from './xlsx.ts';
import { type Archive, archiveOf, partBytes } from './zip.ts';

/**
 * `crs` is what the file itself says, if it does, and `crsUnsaid` why it must be asked for; `problems` are rows that could
 * not be read at all, `skipped` numbers of filled rows that are no records. `epoch` is that of bare date numbers.
 */
export type Table = {
  headings: string[];
  rows: SourceRow[];
  sheet?: string;
  /** Sheets of a workbook that hold rows. */
  sheets?: string[];
  encoding?: string;
  crs?: Crs;
  crsUnsaid?: string;
  epoch?: 1900 | 1904;
  /** Units a title row names for the columns whose headings name none. */
  units?: string[];
  notes: string[];
  problems: ReadError[];
  skipped: number[];
  detected: Detection[];
};

/** What a clerk may say where the file leaves a choice; nothing is detected then. */
export type FileOptions = {
  collection: Collection;
  /** One of `FILE_KINDS`. */
  format?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  /** Sheet of a workbook, or layer of a zipped shapefile. */
  sheet?: string | undefined;
  headingRows?: readonly [first: number, last: number] | undefined;
};

/** Bytes of a text file; more would not fit a browser's or a Worker's memory as a table. */
const MAX_TEXT_BYTES = 40e6;

const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);

/** The list of texts in a JSON text, which is how GIS programs write lists to formats that have none. */
function listIn(text: string): string[] | undefined {
  if (!text.startsWith('["')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

/** A property of a feature as a cell; lists are joined, objects are kept as JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return listIn(value)?.join('、') ?? value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String).join('、') : JSON.stringify(value);
}

function featureTable({
  features,
  ...rest
}: {
  features: Feature[];
  notes: string[];
  problems: ReadError[];
}): Table {
  const headings = [...new Set(features.flatMap((feature) => Object.keys(feature.properties)))];
  const rows = features.map((feature) => ({
    number: feature.number,
    cells: headings.map((heading) =>
      cellOf(Object.hasOwn(feature.properties, heading) ? feature.properties[heading] : null),
    ),
    geometry: feature.geometry,
  }));
  return { ...rest, headings, rows, skipped: [], detected: [] };
}

const sheetTable = ({ name, headingRow: _, ...sheet }: Sheet): Table => ({
  ...sheet,
  ...(name ? { sheet: name } : {}),
});

function chosenSheet(sheets: Sheet[], name: string | undefined): Sheet {
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  // Of several sheets the one whose headings are known best is meant; the first of those.
  const sure = (sheet: Sheet) => sheet.detected.find(({ what }) => what === 'headings')?.confidence ?? 0;
  const best = filled.toSorted((a, b) => sure(b) - sure(a))[0];
  const chosen =
    name === undefined
      ? (best ?? sheets.find(({ problems }) => problems.length > 0))
      : sheets.find((sheet) => sheet.name === name);
  if (!chosen)
    throw new ReadError(
      'xlsx',
      `There is no ${name === undefined ? 'sheet with rows' : `sheet "${name}"`}; sheets: ${sheets.map((s) => s.name).join('、')}`,
    );
  const others = filled.filter((sheet) => sheet !== chosen);
  if (name === undefined && others.length > 0)
    chosen.notes.push(
      `read sheet "${chosen.name}" only; other sheets: ${others.map((s) => s.name).join('、')} (--sheet)`,
    );
  const rival = others.reduce((most, sheet) => Math.max(most, sure(sheet)), 0);
  const confidence = name !== undefined || others.length === 0 ? 1 : rival < sure(chosen) ? 0.9 : 0.5;
  chosen.detected.unshift(detection('sheet', chosen.name, confidence));
  return chosen;
}

type Context = { options: FileOptions; sheets: SheetOptions; index: ReturnType<typeof headingIndex> };

/** A KML document says its encoding in its first line. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return encodingNamed(/^[^<]{0,3}<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1] ?? '');
}

function kmlTable(bytes: Uint8Array, { options }: Context): Table {
  const { text, encoding, confidence } = decode(bytes, options.encoding ?? declaredEncoding(bytes));
  const table = featureTable(placemarksOfKml(text));
  return {
    ...table,
    crs: 'wgs84',
    notes: [
      ...table.notes,
      'KML is in WGS84 by its standard; say --crs gcj02 if the program that made it draws on a Chinese base map',
    ],
    encoding,
    detected: [detection('encoding', encoding, confidence)],
  };
}

const ARCHIVES: Partial<Record<FileKind, (archive: Archive, bytes: Uint8Array, context: Context) => Table>> =
  {
    xlsx: (_, bytes, { options, sheets }) => {
      const all = sheetsFromXlsx(bytes, sheets);
      const filled = all.filter(({ rows }) => rows.length > 0).map(({ name }) => name);
      return { ...sheetTable(chosenSheet(all, options.sheet)), sheets: filled };
    },
    shapefile: (archive, _, { options, index }) => {
      const { name, ...layer } = layerOf(archive, { layer: options.sheet, encoding: options.encoding });
      const whole = layer.headings.map((heading) => wholeHeading(heading, index));
      const notes = layer.headings.flatMap((heading, i) =>
        whole[i] === heading
          ? []
          : [
              `the heading ${quoted(heading)} is taken for ${quoted(whole[i])}, cut to ten bytes by the format`,
            ],
      );
      const unsaid = layer.crs ? {} : { crsUnsaid: 'The shapefile has no .prj file' };
      return {
        ...layer,
        ...unsaid,
        headings: whole,
        notes: [...layer.notes, ...notes],
        sheet: name,
        skipped: [],
      };
    },
    kml: (archive, _, context) => {
      const names = archive.names.filter((name) => /\.kml$/i.test(name));
      const name = names.find((one) => /^doc\.kml$/i.test(one)) ?? names[0]!;
      const table = kmlTable(partBytes(archive, name), context);
      if (names.length > 1) table.notes.push(`read ${name} only; the file has ${names.length} documents`);
      return table;
    },
  };

/** The one known heading of more bytes that begins with what dBASE left of it. */
function wholeHeading(heading: string, index: Context['index']): string {
  if (heading.length < 3 || columnOf(heading, index).kind !== 'extra') return heading;
  const longer = [...index.keys()].filter((known) => known.startsWith(folded(heading)));
  const meant = new Set(longer.map((known) => index.get(known)!.name));
  return meant.size === 1 && new TextEncoder().encode(heading).length >= 8 ? longer[0]! : heading;
}

const TEXTS: Partial<Record<FileKind, (text: string, bytes: Uint8Array, context: Context) => Table>> = {
  csv: (text, _, { options, sheets }) =>
    sheetTable(sheetFromCsv(text, { ...sheets, delimiter: options.delimiter })),
  geojson: (text) => {
    const { crs, ...file } = featuresFromGeojson(text);
    return { ...featureTable(file), ...(crs ? { crs } : {}) };
  },
  kml: (_, bytes, context) => kmlTable(bytes, context),
};

const contextOf = (options: FileOptions): Context => {
  const index = headingIndex(options.collection);
  const known = (heading: string) => columnOf(heading, index).kind !== 'extra';
  return {
    options,
    index,
    sheets: { known, ...(options.headingRows ? { headingRows: options.headingRows } : {}) },
  };
};

function readArchive(bytes: Uint8Array, context: Context): Table {
  const archive = archiveOf(bytes);
  const { kind, confidence } = archiveKind(archive.names);
  const { format } = context.options;
  if (format !== undefined && kindNamed(format) !== kind)
    throw new ReadError('kind', `The file was said to be ${format}, but it is ${kind}`);
  const table = ARCHIVES[kind]!(archive, bytes, context);
  return { ...table, detected: [detection('format', kind, confidence), ...table.detected] };
}

function readText(name: string, bytes: Uint8Array, context: Context): Table {
  const { options } = context;
  if (bytes.length > MAX_TEXT_BYTES)
    throw new ReadError(
      'limit',
      `The file has ${bytes.length} bytes, allowed are ${MAX_TEXT_BYTES}; split it`,
    );
  const declared = declaredEncoding(bytes);
  const { text, encoding, confidence } = decode(bytes, options.encoding ?? declared);
  const told =
    options.format === undefined ? textKind(name, text) : { kind: kindNamed(options.format), confidence: 1 };
  const read = TEXTS[told.kind];
  if (!read) throw new ReadError('kind', `The file was said to be ${told.kind}, but it is a text file`);
  const table = read(text, bytes, context);
  const detected = [
    detection('format', told.kind, told.confidence),
    ...(table.encoding ? [] : [detection('encoding', encoding, confidence)]),
    ...table.detected,
  ];
  return { encoding, ...table, detected };
}

function readFlatgeobuf(bytes: Uint8Array, { options: { format } }: Context): Table {
  if (format !== undefined && kindNamed(format) !== 'flatgeobuf')
    throw new ReadError('kind', `The file was said to be ${format}, but it is flatgeobuf`);
  const { crs, ...file } = featuresFromFlatgeobuf(bytes);
  return {
    ...featureTable(file),
    ...(crs ? { crs } : { crsUnsaid: 'The FlatGeobuf file names no coordinate system' }),
    detected: [detection('format', 'flatgeobuf', 1)],
  };
}

/**
 * Reads csv, tsv, xlsx, GeoJSON, GeoJSONSeq, FlatGeobuf, a zipped shapefile, KML or KMZ.
 * @throws ReadError with the way out when the file is none of them, cannot be read or has no rows.
 */
export async function tableOf(name: string, bytes: Uint8Array, options: FileOptions): Promise<Table> {
  const context = contextOf(options);
  // This one only knows why it refuses.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) sheetsFromXlsx(bytes);
  const table = startsWith(bytes, 0x50, 0x4b)
    ? readArchive(bytes, context)
    : isFlatgeobuf(bytes)
      ? readFlatgeobuf(bytes, context)
      : readText(name, bytes, context);
  const { headings, rows, problems } = table;
  const [problem] = problems;
  if (problem && headings.length === 0) throw problem;
  if (rows.length > 0 || problem) return table;
  const named = headings.filter((heading) => heading !== '').slice(0, 60);
  throw new ReadError(
    'headings',
    named.length === 0
      ? 'The file is empty'
      : `The file has headings but no rows: ${named.map(shown).join('、')}`,
  );
}
