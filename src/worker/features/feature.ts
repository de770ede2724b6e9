/** A row of a collection's table as a GeoJSON feature. */
import type { Collection, Field, Value } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';

export type Row = { [column: string]: string | number | null };

export type Feature = {
  type: 'Feature';
  id: string;
  geometry: unknown;
  properties: Record<string, unknown>;
  links?: Link[];
};

export type Link = { href: string; rel: string; type?: string; title?: string };

const MANY = /^\|(.*)\|$/s;

/** A stored value as the API gives it: lists as arrays, flags as booleans. */
export function served(value: string | number | null | undefined, field: Field): Value {
  if (value === null || value === undefined) return null;
  if (field.kind === 'flag') return value === 1;
  if ((field.kind === 'text' || field.kind === 'term') && field.many)
    return (MANY.exec(String(value))?.[1] ?? '').split('|');
  return value;
}

/** Columns beside the fields that every feature shows. */
export const SHOWN_COLUMNS = ['pinyin', 'lon', 'lat', 'version', 'is_sample'] as const;

/** The feature of a row; `names` limits its properties. Columns that were not selected are left out. */
export function featureOf(row: Row, collection: Collection, names?: ReadonlySet<string>): Feature {
  const wanted = (name: string) => names === undefined || names.has(name);
  const fields = Object.entries(fieldsOf(collection))
    .filter(([name]) => wanted(name))
    .map(([name, field]) => [name, served(row[name], field)]);
  const system = SHOWN_COLUMNS.filter(wanted).map((name) => [
    name,
    name === 'is_sample' ? row[name] === 1 : (row[name] ?? null),
  ]);
  return {
    type: 'Feature',
    id: String(row.id),
    geometry: typeof row.geometry === 'string' ? JSON.parse(row.geometry) : null,
    properties: Object.fromEntries([...fields, ...system]),
  };
}
