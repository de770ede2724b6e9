/** The order of values in filters, sorting and dictionaries: the same in memory as in SQL. */

/** The order of SQLite's BINARY collation on UTF-8, which is that of code points; numbers by value. */
export function byValue(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; ) {
    const [one, other] = [left.codePointAt(i)!, right.codePointAt(i)!];
    if (one !== other) return one - other;
    i += one > 0xffff ? 2 : 1;
  }
  return left.length - right.length;
}
