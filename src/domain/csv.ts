/** CSV (RFC 4180) that any spreadsheet opens safely. */

/**
 * A spreadsheet runs cells that begin like this as formulas (OWASP CSV injection); `'` makes them text. Those that begin with
 * `'` before it get another one, which the import takes off.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The text quoted, and never a formula. Plain negative numbers stay numbers. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A table of cells already written as CSV has them. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  // Excel takes UTF-8 for what it is only with a byte order mark.
  `\uFEFF${rows.map((row) => `${row.join(',')}\r\n`).join('')}`;

/** A table of texts, its headings first. */
export const csvTable = (rows: readonly (readonly string[])[]): string =>
  csvOf(rows.map((row) => row.map(csvCell)));
