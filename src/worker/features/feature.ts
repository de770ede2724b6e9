/** A row of a collection's table as a GeoJSON feature. */
import { type Freshness, freshnessOf } from '../../domain/freshness.ts';
import type { Collection } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';
import { served } from '../../domain/stored-value.ts';

export type Row = { [column: string]: string | number | null };

export type Feature = {
  type: 'Feature';
  id: string;
  geometry: unknown;
  properties: Record<string, unknown>;
  freshness?: Freshness;
  links?: Link[];
};

export type Link = { href: string; rel: string; type?: string; title?: string };

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

/** The feature of a row as it is shown on a day: with its freshness, unless the days that tell it were not selected. */
export function featureOn(
  day: string,
  row: Row,
  collection: Collection,
  names?: ReadonlySet<string>,
): Feature {
  const feature = featureOf(row, collection, names);
  if (row.valid_until === undefined || row.verified_at === undefined) return feature;
  return { ...feature, freshness: freshnessOf(row, day) };
}
