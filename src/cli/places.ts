/** Staged records that wait for a place, and the table in which somebody fills their places in. */
import type { Database } from '../../db/bindings.ts';
import { csvTable } from '../domain/csv.ts';
import { exportColumns } from '../domain/export-columns.ts';
import type { Collection } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { served } from '../domain/stored-value.ts';
import type { Stored } from '../import/record.ts';

/** A record without a place: what it is called, where it came from, what was sent and why that does not do. */
export type Waiting = {
  collection: string;
  id: string;
  source: string;
  source_no: string;
  name: string;
  address: string | null;
  reason: string;
  /** Coordinates as sent, in `crs`; null where there were none, or more than the lineage keeps. */
  sent: unknown;
  crs: string;
  file: string;
  row: number;
  is_sample: boolean;
  record: Stored;
};

type Lineage = { needs_place?: string; source_geometry?: { coordinates: unknown }; crs?: string };

/** The records that wait, in the order they came; of one collection, or of all. */
export async function waitingRecords(content: Database, collection?: string): Promise<Waiting[]> {
  const { results } = await content
    .prepare(
      `SELECT s.collection, s.id, s.row, s.record, b.file, b.is_sample FROM staged s JOIN batch b ON b.id = s.batch
       WHERE s.change = 'unplaced' AND (?1 IS NULL OR s.collection = ?1) ORDER BY s.collection, b.created_at, s.batch, s.row`,
    )
    .bind(collection ?? null)
    .all<{ collection: string; id: string; row: number; record: string; file: string; is_sample: number }>();
  return results.map(({ record: text, is_sample, ...row }) => {
    const record = JSON.parse(text) as Stored;
    const lineage = JSON.parse(String(record.lineage)) as Lineage;
    return {
      ...row,
      source: String(record.source_dept),
      source_no: String(record.source_no),
      name: String(record.name_zh),
      address: record.address === null || record.address === undefined ? null : String(record.address),
      reason: lineage.needs_place ?? '',
      sent: lineage.source_geometry?.coordinates ?? null,
      crs: lineage.crs ?? '',
      is_sample: is_sample === 1,
      record,
    };
  });
}

const parsed = <T>(text: unknown, otherwise: T): T =>
  typeof text === 'string' ? (JSON.parse(text) as T) : otherwise;

type Column = { heading: string; cell: (waiting: Waiting) => string };

function columnsOf(collection: Collection, records: readonly Waiting[]): Column[] {
  const fields = fieldsOf(collection);
  const extras = new Set(
    records.flatMap(({ record }) => Object.keys(parsed<Record<string, string>>(record.extra, {}))),
  );
  const picture = ({ record }: Waiting) =>
    parsed<{ url: string; caption: { zh: string }; credit: string }[]>(record.media, [])[0];
  const places = collection.geometry === 'Point' ? ['经度', '纬度'] : ['界址点坐标'];
  return [
    { heading: '待补位置原因', cell: ({ reason }) => reason },
    {
      heading: '原坐标',
      cell: ({ sent, crs }) =>
        sent === null ? '' : `${JSON.stringify(sent).replace(/[[\]]/g, '')} (${crs})`,
    },
    ...[...places, '坐标系'].map((heading) => ({ heading, cell: () => '' })),
    ...exportColumns(collection).map(({ name, heading, cell }) => ({
      heading,
      cell: ({ record }: Waiting) => cell(served(record[name], fields[name]!)),
    })),
    { heading: '图片', cell: (waiting) => picture(waiting)?.url ?? '' },
    { heading: '图片说明', cell: (waiting) => picture(waiting)?.caption.zh ?? '' },
    { heading: '图片来源', cell: (waiting) => picture(waiting)?.credit ?? '' },
    ...[...extras].map((heading) => ({
      heading,
      cell: ({ record }: Waiting) => parsed<Record<string, string>>(record.extra, {})[heading] ?? '',
    })),
  ];
}

/** The whole records as CSV with empty columns for the place, which an import takes back once they are filled in. */
export function placesCsv(collection: Collection, records: readonly Waiting[]): string {
  const columns = columnsOf(collection, records);
  return csvTable([
    columns.map(({ heading }) => heading),
    ...records.map((one) => columns.map(({ cell }) => cell(one))),
  ]);
}

/** One record as a line for the terminal. */
export const placeLine = ({
  collection,
  source,
  source_no,
  name,
  address,
  reason,
  file,
  row,
}: Waiting): string =>
  `${collection} ${source} ${source_no} ${name}${address === null ? '' : `, ${address}`} – ${reason} (${file} row ${row})`;
