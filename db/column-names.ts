/** Names of the columns of a collection's table, without what defines them in SQL: loading that takes longer than a small release. */
import type { Collection } from '../src/domain/kinds.ts';
import { fieldsOf } from '../src/domain/record.ts';

/** Columns the system keeps beside the fields: identity, place, origin. */
export const SYSTEM_COLUMNS = [
  'id',
  'rid',
  'version',
  'release',
  'is_sample',
  'pinyin',
  'geometry',
  'west',
  'south',
  'east',
  'north',
  'lon',
  'lat',
  'cell',
  'media',
  'lineage',
  'extra',
] as const;

/** The columns of a collection's table, in order. */
export const columnNames = (collection: Collection): string[] => [
  ...SYSTEM_COLUMNS,
  ...Object.keys(fieldsOf(collection)),
];
