/** Why a row cannot be taken, thrown while it is read and turned into a fault of the report. */
import type { Cell } from './sheet.ts';

export class RowFault extends Error {
  readonly column: string;
  readonly cell: Cell | undefined;
  constructor(column: string, cell: Cell | undefined, reason: string) {
    super(reason);
    this.column = column;
    this.cell = cell;
  }
}
