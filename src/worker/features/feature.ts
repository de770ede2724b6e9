/** A row of a collection's table as a GeoJSON feature. */
import { type Freshness, freshness } from '../../domain/freshness.ts';
import type { Collection } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';
import { served } from '../../domain/stored-value.ts';

export type Row = { [column: string]: string | number | null };

export type Feature = {
  type: 'Feature';
  id: string;
  geometry: unknown;
  properties: Record<string, unknown>;
  links?: Link[];
};

export type Link = { href: string; rel: string; type?: string; title?: string };

/** Columns beside the fields that every feature shows. */
export const SHOWN_COLUMNS = ['pinyin', 'lon', 'lat', 'version', 'is_sample'] as const;

/** Freshness in formats without nesting. */
export const FRESHNESS_PARTS = ['freshness_state', 'freshness_changes_on'] as const;

/** Properties with the freshness as {@link FRESHNESS_PARTS}. */
export function flatProperties({
  freshness: nested,
  ...others
}: Feature['properties']): Feature['properties'] {
  if (nested === undefined) return others;
  const { state, changes_on } = nested as Freshness;
  return { ...others, freshness_state: state, freshness_changes_on: changes_on };
}

/** Columns that the freshness of a record follows from. */
export const FRESHNESS_COLUMNS: readonly string[] = ['verified_at', 'valid_until'];

/** The geometry of a row, if it has one. */
export const geometryOf = (row: Row): unknown =>
  typeof row.geometry === 'string' ? JSON.parse(row.geometry) : null;

/** The feature of a row on a day; `names` limits its properties. */
export function featureOf(
  row: Row,
  collection: Collection,
  day: string,
  names?: ReadonlySet<string>,
): Feature {
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
    geometry: geometryOf(row),
    properties: {
      ...Object.fromEntries([...fields, ...system]),
      ...(wanted('freshness') ? { freshness: freshness(row, day) } : {}),
    },
  };
}
