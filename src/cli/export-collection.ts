/** Live records out again, as files an import takes back. */
import type { Database } from '../../db/bindings.ts';
import { csvTable } from '../domain/csv.ts';
import type { Geometry } from '../domain/geometry.ts';
import type { Collection } from '../domain/kinds.ts';
import { wktOf } from '../domain/wkt.ts';
import { type LayerColumn, zippedShapefile } from '../import/shapefile-writer.ts';
import type { Cell } from '../import/sheet.ts';
import { xlsx } from '../import/xlsx-writer.ts';
import type { Row } from '../worker/features/feature.ts';
import { fieldColumns, flatgeobuf, textColumn } from '../worker/features/flatgeobuf.ts';
import { featuresOf, type TableColumn, tableColumns } from './export-table.ts';

type Table = { rows: readonly Row[]; collection: Collection; columns: readonly TableColumn[] };

/** `notes` say what the format is too narrow for. */
export type Exported = { bytes: Uint8Array; records: number; notes: string[] };

/** Said in every file, for the system a clerk once chose for a department would be taken otherwise. */
const CRS84 = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
const WGS84 = 4326;
/** Characters a cell of a workbook holds. */
const LONGEST_CELL = 32_767;

const encoder = new TextEncoder();

const geometryOf = ({ geometry }: Row): Geometry | null =>
  typeof geometry === 'string' ? (JSON.parse(geometry) as Geometry) : null;

type PlaceColumn = { heading: string; cell(row: Row): Cell };

const system: PlaceColumn = { heading: '坐标系', cell: () => 'WGS84' };

/** Where sheets have the place: in two columns of degrees, or as well-known text where there is more than a point. */
function placeColumns({ rows, collection }: Table): PlaceColumn[] {
  if (collection.geometry === 'None') return [];
  if (rows.every((row) => (geometryOf(row)?.type ?? 'Point') === 'Point') && collection.geometry === 'Point')
    return [
      { heading: '经度', cell: ({ lon }) => lon ?? null },
      { heading: '纬度', cell: ({ lat }) => lat ?? null },
      system,
    ];
  const wkt = (row: Row) => {
    const geometry = geometryOf(row);
    return geometry && wktOf(geometry);
  };
  return [{ heading: 'WKT', cell: wkt }, system];
}

function csv(table: Table): Uint8Array {
  const places = placeColumns(table);
  const head = [...table.columns, ...places].map(({ heading }) => heading);
  const lines = table.rows.map((row) => [
    ...table.columns.map(({ text }) => text(row)),
    ...places.map(({ cell }) => String(cell(row) ?? '')),
  ]);
  return encoder.encode(csvTable([head, ...lines]));
}

/** Numbers and dates as such, all else as text. */
function typedCell({ field, value, text }: TableColumn, row: Row): Cell {
  const held = value(row);
  if (typeof held === 'number') return held;
  // A workbook counts days from 1900 on.
  if (field?.kind === 'date' && typeof held === 'string' && held >= '1900-03-01')
    return new Date(`${held}T00:00:00Z`);
  return text(row) || null;
}

function workbook(table: Table): Omit<Exported, 'records'> {
  const places = placeColumns(table);
  let left = 0;
  const fitting = (cell: Cell): Cell => {
    if (typeof cell !== 'string' || cell.length <= LONGEST_CELL) return cell;
    left++;
    return null;
  };
  const lines = table.rows.map((row) => [
    ...table.columns.map((column) => typedCell(column, row)),
    ...places.map(({ cell }) => fitting(cell(row))),
  ]);
  const head = [...table.columns, ...places].map(({ heading }) => heading);
  const name = table.collection.label.zh.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  const widths = head.map((heading) => Math.min(40, Math.max(12, heading.length * 2 + 2)));
  return {
    bytes: xlsx({ sheets: [{ name, rows: [head, ...lines], widths }] }),
    notes:
      left > 0
        ? [`${left} outlines of more than ${LONGEST_CELL} characters do not fit a cell and are left out`]
        : [],
  };
}

const KINDS: Partial<Record<string, LayerColumn['kind']>> = {
  number: 'number',
  count: 'number',
  date: 'date',
  flag: 'flag',
};

function shapefile({ rows, collection, columns }: Table): Omit<Exported, 'records'> {
  const layer = columns.map(({ name, heading, en, unit, field, value }): LayerColumn => {
    const values = rows.map((row) => {
      const held = value(row);
      return typeof held === 'object' && held !== null ? held.join('、') : held;
    });
    const zh = field?.label.zh ?? heading;
    return { name, zh, en, unit, kind: KINDS[field?.kind ?? 'text'] ?? 'text', values };
  });
  const geometries = rows.map(geometryOf);
  return zippedShapefile({ name: collection.id, columns: layer, geometries, changed: new Date() });
}

const features = ({ rows, columns }: Table) => featuresOf(rows, columns);

const plainly = (bytes: Uint8Array): Omit<Exported, 'records'> => ({ bytes, notes: [] });

/** What each format writes; `name` ends the name of its files. */
export const FORMATS = {
  geojson: (table: Table) =>
    plainly(
      encoder.encode(JSON.stringify({ type: 'FeatureCollection', crs: CRS84, features: features(table) })),
    ),
  /** RFC 8142; each record names the system, as each may be read alone. */
  geojsonseq: (table: Table) =>
    plainly(
      encoder.encode(
        features(table)
          .map((feature) => `\u001e${JSON.stringify({ ...feature, crs: CRS84 })}\n`)
          .join(''),
      ),
    ),
  csv: (table: Table) => plainly(csv(table)),
  xlsx: workbook,
  flatgeobuf: (table: Table) => {
    const others = table.columns.filter(({ field }) => !field).map(({ name }) => textColumn(name));
    const columns = [...fieldColumns(table.collection), ...others];
    return plainly(flatgeobuf(features(table), table.collection, WGS84, columns));
  },
  shp: shapefile,
} as const satisfies Record<string, (table: Table) => Omit<Exported, 'records'>>;

export type ExportFormat = keyof typeof FORMATS;

/** All live records of a collection, public or not, as the bytes of a file. */
export async function exportCollection(
  content: Database,
  collection: Collection,
  format: ExportFormat,
): Promise<Exported> {
  const { results } = await content.prepare(`SELECT * FROM "${collection.id}" ORDER BY rid`).all<Row>();
  const columns = tableColumns(results, collection);
  return { ...FORMATS[format]({ rows: results, collection, columns }), records: results.length };
}
