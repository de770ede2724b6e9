/** Any accepted file becomes headings and rows, whatever its kind: told by its first bytes, then by its name. */
import type { Collection } from '../domain/kinds.ts';
import type { Crs } from './coordinates.ts';
import { sheetFromCsv } from './csv.ts';
import { decode } from './encoding.ts';
import { featuresFromGeojson } from './geojson.ts';
import { columnOf, headingIndex } from './headings.ts';
import type { SourceRow } from './rows.ts';
import { type Cell, ReadError, type Sheet } from './sheet.ts';
import { sheetsFromXlsx } from './xlsx.ts';

/** `crs` is what the file itself says, if it does; `problems` are rows that could not be read at all. */
export type Table = {
  headings: string[];
  rows: SourceRow[];
  sheet?: string;
  encoding?: string;
  crs?: Crs;
  notes: string[];
  problems: ReadError[];
};

export type FileOptions = {
  collection: Collection;
  encoding?: string | undefined;
  sheet?: string | undefined;
};

const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);

/** A property of a GeoJSON feature as a cell; lists are joined, objects are kept as JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String).join('、') : JSON.stringify(value);
}

function geojsonTable(text: string): Table {
  const { features, notes, crs, problems } = featuresFromGeojson(text);
  const headings = [...new Set(features.flatMap((feature) => Object.keys(feature.properties)))];
  const rows = features.map((feature) => ({
    number: feature.number,
    cells: headings.map((heading) => cellOf(feature.properties[heading])),
    geometry: feature.geometry,
  }));
  return { headings, rows, notes, problems, ...(crs ? { crs } : {}) };
}

const sheetTable = (sheet: Sheet): Table => ({
  headings: sheet.headings,
  rows: sheet.rows,
  notes: sheet.notes,
  problems: sheet.problems,
  ...(sheet.name ? { sheet: sheet.name } : {}),
});

function chosenSheet(sheets: Sheet[], name: string | undefined): Sheet {
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  const chosen = name === undefined ? filled[0] : sheets.find((sheet) => sheet.name === name);
  if (!chosen)
    throw new ReadError(
      'xlsx',
      `There is no ${name === undefined ? 'sheet with rows' : `sheet "${name}"`}; sheets: ${sheets.map((s) => s.name).join('、')}`,
    );
  if (name === undefined && filled.length > 1)
    chosen.notes.push(
      `read sheet "${chosen.name}" only; other sheets: ${filled
        .slice(1)
        .map((s) => s.name)
        .join('、')} (--sheet)`,
    );
  return chosen;
}

/**
 * Reads csv, tsv, xlsx, GeoJSON or GeoJSONSeq.
 * @throws ReadError with the way out when the file is none of them or cannot be read.
 */
export async function tableOf(name: string, bytes: Uint8Array, options: FileOptions): Promise<Table> {
  const index = headingIndex(options.collection);
  const known = (heading: string) => columnOf(heading, index).kind !== 'extra';
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return sheetTable(chosenSheet(await sheetsFromXlsx(bytes, { known }), options.sheet));
  const { text, encoding } = decode(bytes, options.encoding);
  // A text sequence of GeoJSON begins with a record separator (RFC 8142).
  const [first] = text.trimStart();
  const isJson = /\.(geo)?json(l|seq)?$/i.test(name) || first === '{' || first === '\u001e';
  return { ...(isJson ? geojsonTable(text) : sheetTable(sheetFromCsv(text, { known }))), encoding };
}
