/** Live records out again, as files an import takes back. */
import type { Database } from '../../db/bindings.ts';
import { csvCell } from '../domain/csv-cell.ts';
import { exportColumns } from '../domain/export-columns.ts';
import type { Collection } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { featureOf, type Row, served } from '../worker/features/feature.ts';

const liveRows = async (content: Database, collection: Collection): Promise<Row[]> =>
  (await content.prepare(`SELECT * FROM "${collection.id}" ORDER BY rid`).all<Row>()).results;

function csv(rows: readonly Row[], collection: Collection): string {
  const fields = fieldsOf(collection);
  const columns = exportColumns(collection);
  const places = collection.geometry === 'Point' ? ['lon', 'lat'] : [];
  const head = [...columns.map(({ heading }) => heading), ...(places.length > 0 ? ['经度', '纬度'] : [])];
  const lines = rows.map((row) => [
    ...columns.map(({ name, cell }) => cell(served(row[name], fields[name]!))),
    ...places.map((name) => String(row[name] ?? '')),
  ]);
  // Excel takes UTF-8 for what it is only with a byte order mark.
  return `\uFEFF${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function geojson(rows: readonly Row[], collection: Collection): string {
  const names = new Set(Object.keys(fieldsOf(collection)));
  const features = rows.map((row) => featureOf(row, collection, names));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

export const FORMATS = { csv, geojson } as const;

/** All live records of a collection, public or not, as text of the format. CSV has places for points only. */
export const exportCollection = async (
  content: Database,
  collection: Collection,
  format: keyof typeof FORMATS,
) => FORMATS[format](await liveRows(content, collection), collection);
