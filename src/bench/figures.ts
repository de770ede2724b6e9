/** Measured figures: one JSON object per line on stdout for machines, a table on stderr for people. */

/** A measured value; `control` names what it was measured against in the same run, `ratio` is value / control. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  control?: { name: string; value: number };
  ratio?: number;
};

/** A number for people: four significant digits, thousands apart. */
export const shown = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: value >= 1000 ? 15 : 4, maximumFractionDigits: 20 });

/** Prints one figure as a line of JSON on stdout. */
export function print(figure: Figure): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

/** Prints a table of texts with a heading row on stderr, columns aligned; all but the first to the right. */
export function table(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    process.stderr.write(
      `${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}\n`,
    );
}

/** The middle value, or the mean of the two middle ones; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
