/** A cell of a CSV file that any spreadsheet opens safely. */

/** A spreadsheet runs cells that begin like this as formulas (OWASP CSV injection); `'` makes them text. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The text quoted (RFC 4180), and never a formula. Plain negative numbers stay numbers. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
