/** Units that stand above a table, once for all (`单位：平方米、万元`), and the columns they measure. */
import { storedUnit, unitNamed } from '../domain/units.ts';
import { dollarsNamed } from './heading-unit.ts';
import type { Column } from './headings.ts';
import { ReadError } from './sheet.ts';

/**
 * The columns with the unit of the title where their headings name none, and a line for each unit so used.
 * @throws ReadError 'headings' when two units of the title could measure one column
 */
export function inUnits(
  columns: readonly Column[],
  headings: readonly string[],
  titles: readonly string[],
): { columns: Column[]; units: string[] } {
  const used = new Map<string, string[]>();
  const measured = columns.map((column, i) => {
    if (column.kind !== 'field' || column.unit !== undefined || column.dollars !== undefined) return column;
    const { field } = column;
    const stored = field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;
    if (stored === undefined) return column;
    const fitting = titles.filter((title) => {
      const unit = unitNamed(title);
      if (unit === undefined) return stored === 'yuan' && dollarsNamed(title) !== undefined;
      return storedUnit(unit) === stored;
    });
    if (new Set(fitting).size > 1)
      throw new ReadError(
        'headings',
        `The title names ${fitting.join(' and ')}, and "${headings[i]}" does not say which; write the unit into the heading`,
      );
    const [title] = fitting;
    if (title === undefined) return column;
    used.set(title, [...(used.get(title) ?? []), headings[i]!]);
    const unit = unitNamed(title);
    if (unit === undefined) return { ...column, dollars: dollarsNamed(title)! };
    return { ...column, unit };
  });
  const units = [...used].map(([unit, names]) => `in ${unit}, as the title says: ${names.join('、')}`);
  return { columns: measured, units };
}
