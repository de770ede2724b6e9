/** Batches and what they change, as lines for a terminal. */
import type { BatchHead, BatchRow } from '../../db/batch-rows.ts';
import type { Collection } from '../domain/kinds.ts';
import { cityTime } from '../domain/zoned-day.ts';
import { differences, differenceText, fieldLabel } from '../import/differences.ts';

/** A row as a diff gives it to machines: what it changes, as stored. */
export type ChangedRow = Omit<BatchRow, 'before' | 'after'> & {
  name: string;
  differences: { field: string; from: string | number | null; to: string | number | null; moved?: number }[];
};

const nameOf = ({ before, after }: BatchRow) => String((after ?? before)?.name_zh ?? '');

/** The rows of a batch with their differences; of new and withdrawn records there are none. */
export const changedRows = (rows: readonly BatchRow[], collection: Collection): ChangedRow[] =>
  rows.map((row) => {
    const { before, after, ...rest } = row;
    const compared = before && after ? differences(before, after, collection) : [];
    return { ...rest, name: nameOf(row), differences: compared };
  });

const SIGN: Record<BatchRow['change'], string> = {
  new: '+',
  changed: '~',
  withdrawn: '-',
  conflict: '!',
  unplaced: '?',
};

const WORD: Record<BatchRow['change'], string> = {
  new: 'new',
  changed: 'changed',
  withdrawn: 'goes',
  conflict: 'conflict',
  unplaced: 'without a place',
};

function verdictText({ verdict }: BatchRow): string {
  if (!verdict) return '';
  return `  [${verdict.is} by ${verdict.by}${verdict.reason ? `: ${verdict.reason}` : ''}]`;
}

function rowLines(row: BatchRow, collection: Collection): string[] {
  const { change, before, after } = row;
  const head = `${SIGN[change]} row ${row.row} ${WORD[change]}: ${nameOf(row)} (${row.id})${row.release === undefined ? '' : `, public since release ${row.release}`}${verdictText(row)}`;
  if (change !== 'changed' || !before || !after) return [head];
  return [
    head,
    ...differences(before, after, collection).map((one) => {
      const { from, to } = differenceText(one, { before, after, collection }, 'zh');
      return `    ${fieldLabel(one.field, collection).zh}: ${from} → ${to}`;
    }),
  ];
}

/** The diff of a batch; `limit` rows are written out. */
export function diffLines(
  head: BatchHead,
  rows: readonly BatchRow[],
  collection: Collection,
  limit: number,
): string[] {
  const counts = (Object.keys(WORD) as BatchRow['change'][])
    .map((change) => ({ change, n: rows.filter((row) => row.change === change).length }))
    .filter(({ n }) => n > 0)
    .map(({ change, n }) => `${n} ${WORD[change]}`);
  return [
    headLine(head),
    `  ${counts.length > 0 ? counts.join(' · ') : 'nothing is left of it'}`,
    ...rows.slice(0, limit).flatMap((row) => rowLines(row, collection).map((line) => `  ${line}`)),
    ...(rows.length > limit
      ? [`  … and ${rows.length - limit} more rows (--json lists all, relitu batches report draws them)`]
      : []),
  ];
}

/** A batch in one line. */
export function headLine(head: BatchHead): string {
  const parts = [
    head.waiting > 0 ? `${head.waiting} waiting` : '',
    head.conflicts > 0 ? `${head.conflicts} in conflict` : '',
    head.unplaced > 0 ? `${head.unplaced} without a place` : '',
    head.rejected > 0 ? `${head.rejected} rejected` : '',
    head.releases.length > 0
      ? `public in ${head.releases.map(({ map, version }) => `${map} ${version}`).join(', ')}`
      : '',
    head.undoes ? `takes back ${head.undoes}` : '',
  ].filter((part) => part !== '');
  return `${head.id}  ${cityTime(new Date(head.created_at))}  ${head.collection}  ${head.status}  ${head.file}${head.is_sample ? '  sample' : ''}  ${head.submitted_by ?? 'nobody signed'}${parts.length > 0 ? `  ${parts.join(' · ')}` : ''}`;
}
