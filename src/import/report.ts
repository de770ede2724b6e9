/** What became of every row of a file. */
import type { Cell } from './sheet.ts';

/** One reason why a row was refused: where, what stood there, why. */
export type Fault = { row: number; column: string; value: string; reason: string };

/** A row that another department already handed in under its own number; both values wait for a decision. */
export type Conflict = {
  row: number;
  name: string;
  with: { source: string; source_no: string; id: string };
  differences: { field: string; here: string; there: string }[];
};

/** rows = new + changed + unchanged + conflicts + refused, always. */
export type Report = {
  file: string;
  sheet?: string;
  collection: string;
  encoding?: string;
  crs: string;
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  untranslated: number;
  faults: Fault[];
  conflicts: Conflict[];
  notes: string[];
};

const MAX_SHOWN = 60;

/** A cell as a report shows it: one line, at most 60 characters. */
export function shown(cell: Cell | undefined): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
}

/** The report as lines for a terminal; `limit` faults and conflicts are written out, the rest counted. */
export function reportLines(report: Report, limit = 20): string[] {
  const where = [report.file, report.sheet && `sheet ${report.sheet}`, report.encoding, report.crs]
    .filter(Boolean)
    .join(', ');
  const counts = [
    `${report.rows} rows`,
    `${report.new} new`,
    `${report.changed} changed`,
    `${report.unchanged} unchanged`,
    `${report.conflicts.length} in conflict`,
    `${report.refused} refused`,
  ];
  return [
    `${report.collection} ← ${where}`,
    `  ${counts.join(' · ')}`,
    ...(report.untranslated > 0 ? [`  ${report.untranslated} without an English name`] : []),
    ...report.notes.map((note) => `  note: ${note}`),
    ...report.faults
      .slice(0, limit)
      .map(
        (fault) =>
          `  refused: row ${fault.row}, column "${fault.column}": "${fault.value}" – ${fault.reason}`,
      ),
    ...(report.faults.length > limit
      ? [`  … and ${report.faults.length - limit} more faults (--json lists all)`]
      : []),
    ...report.conflicts
      .slice(0, limit)
      .map(
        (conflict) =>
          `  conflict: row ${conflict.row} "${conflict.name}" is ${conflict.with.source} ${conflict.with.source_no}: ` +
          conflict.differences.map((d) => `${d.field} ${d.here} here, ${d.there} there`).join('; '),
      ),
  ];
}
