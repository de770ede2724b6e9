/** The order of a page: matching rows by columns, rows without a value last, then in the order of rids. */
import { type Bits, rowsIn } from './bits.ts';
import type { Column } from './column.ts';

/** What of a column an order is made of. */
type Ordered = Pick<Column, 'place' | 'isNull'>;

export type SortKey<T extends Ordered = Ordered> = { column: T; descending: boolean };

/** Negative when row a comes before row b. */
export const comparison =
  (keys: readonly SortKey[]) =>
  (a: number, b: number): number => {
    for (const { column, descending } of keys) {
      const [left, right] = [column.place(a), column.place(b)];
      const [isGap, isOtherGap] = [column.isNull(left), column.isNull(right)];
      if (isGap || isOtherGap) {
        if (isGap !== isOtherGap) return isGap ? 1 : -1;
      } else if (left !== right) return descending ? right - left : left - right;
    }
    return a - b;
  };

/** Rows kept beside those wanted before the surplus is sorted away. */
const SLACK = 4096;

/** The rows of a set behind row `after` (of the table), at most `limit` after the first `offset`, in the order of the keys. */
export function sortedRows(
  bits: Bits,
  keys: readonly SortKey[],
  { offset, limit, after }: { offset: number; limit: number; after?: number },
): number[] {
  if (keys.length === 0) return rowsIn(bits, offset, limit, after === undefined ? 0 : after + 1);
  const wanted = offset + limit;
  const compare = comparison(keys);
  let kept: number[] = [];
  let last: number | undefined;
  for (const row of rowsIn(bits)) {
    if (last !== undefined && compare(row, last) > 0) continue;
    if (after !== undefined && compare(row, after) <= 0) continue;
    kept.push(row);
    if (kept.length < wanted * 2 + SLACK) continue;
    kept = kept.sort(compare).slice(0, wanted);
    last = kept.at(-1);
  }
  return kept.sort(compare).slice(offset, wanted);
}
