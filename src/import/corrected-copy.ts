/** The rows of a file again, with a first column that says why a row came back; imports do not read that column. */
import type { Language } from '../domain/kinds.ts';
import type { Crs } from './coordinate-systems.ts';
import type { Table } from './file.ts';
import { shown } from './report.ts';
import type { Cell } from './sheet.ts';
import { xlsx } from './xlsx-writer.ts';

/** What stands over the reasons; both are headings that imports leave out. */
const HEADINGS = { zh: '退回原因', en: 'Why returned' } as const;

/** Excel holds no more in a cell, and no day before 1900. */
const LONGEST_CELL = 32_000;
const FIRST_DAY = Date.UTC(1900, 2, 1);

function writable(cell: Cell): Cell {
  if (typeof cell === 'string') return cell.slice(0, LONGEST_CELL);
  if (typeof cell === 'number' && !Number.isFinite(cell)) return String(cell);
  return cell instanceof Date && !(cell.getTime() >= FIRST_DAY) ? shown(cell) : cell;
}

type Returned = { reasons: ReadonlyMap<number, string>; language: Language; crs: Crs };

/** Features keep their kind, as a workbook has no place for outlines; coordinates stay those of the file. */
function featureCopy({ headings, rows }: Table, { reasons, language, crs }: Returned): string {
  const features = rows.map(({ number, cells, geometry }) => ({
    type: 'Feature',
    geometry: geometry ?? null,
    properties: Object.fromEntries([
      [HEADINGS[language], reasons.get(number) ?? null],
      ...headings.map((heading, i) => [heading, cells[i] ?? null]),
    ]) as Record<string, unknown>,
  }));
  return JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: crs } },
    features,
  });
}

/**
 * All rows of a table as they stood, returned ones with their reason: XLSX, or GeoJSON for a file of features.
 * Rows that could not be read at all have only their reason.
 */
export function correctedCopy(
  table: Table,
  returned: Returned,
): { extension: 'xlsx' | 'geojson'; content: Uint8Array<ArrayBuffer> | string } {
  if (table.rows.some(({ geometry }) => geometry !== undefined))
    return { extension: 'geojson', content: featureCopy(table, returned) };
  const read = table.rows.map(({ number, cells }) => ({
    number,
    cells: [returned.reasons.get(number) ?? null, ...cells.map(writable)],
  }));
  const unread = table.problems.map(({ row = 0 }) => ({
    number: row,
    cells: [returned.reasons.get(row) ?? null],
  }));
  const rows = [...read, ...unread].sort((a, b) => a.number - b.number).map(({ cells }) => cells);
  const content = xlsx({
    sheets: [
      {
        name: returned.language === 'zh' ? '请改正' : 'To correct',
        rows: [[HEADINGS[returned.language], ...table.headings], ...rows],
        widths: [60, ...table.headings.map(() => 18)],
      },
    ],
  });
  return { extension: 'xlsx', content: content as Uint8Array<ArrayBuffer> };
}
