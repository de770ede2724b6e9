import { expect, test } from 'vitest';
import { COLLECTIONS } from '../src/domain/maps/index.ts';
import { columnNames } from './column-names.ts';
import { columns } from './columns.ts';

test('the names are those of the columns in SQL, in their order', () => {
  for (const collection of COLLECTIONS)
    expect(columnNames(collection)).toEqual(Object.keys(columns(collection)));
});
