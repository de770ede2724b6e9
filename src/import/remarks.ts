/** What values leave out or assume, counted by column so that a report says it once. */
import { shown } from './report.ts';
import type { Cell } from './sheet.ts';

export type Remark = { heading: string; what: string; cell: Cell };

export class Remarks {
  readonly #counted = new Map<string, Remark & { row: number; count: number }>();

  add(row: number, remark: Remark): void {
    const key = `${remark.heading}\n${remark.what}`;
    const known = this.#counted.get(key);
    if (known) known.count += 1;
    else this.#counted.set(key, { ...remark, row, count: 1 });
  }

  /** One line for each column and kind, with how often and where it was first. */
  lines(): string[] {
    return [...this.#counted.values()].map(
      ({ heading, what, cell, row, count }) =>
        `${heading}: ${what} (${count} ${count === 1 ? 'cell' : 'cells'}, first in row ${row}: "${shown(cell)}")`,
    );
  }
}
