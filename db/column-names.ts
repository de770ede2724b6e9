/** Names of the columns of a collection's table, without what defines them in SQL: loading that takes longer than a small release. */
import type { Collection } from '../src/domain/kinds.ts';
import { fieldsOf, SYSTEM_COLUMNS } from '../src/domain/record.ts';

/** The columns of a collection's table, in order. */
export const columnNames = (collection: Collection): string[] => [
  ...SYSTEM_COLUMNS,
  ...Object.keys(fieldsOf(collection)),
];
