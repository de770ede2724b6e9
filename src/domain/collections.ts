/** Which collections of a map are drawn, which leads, and which the heat view sums. */
import type { Collection, CountField, Field, MapDefinition, NumberField } from './kinds.ts';
import { fieldOf } from './record.ts';

/** `plain` draws records and clusters, `heat` sums by cell or division. */
export type View = 'plain' | 'heat';

/** Collections that the base layers draw; only the others of the base map are records to be listed. */
export const BASE_DRAWN: readonly string[] = ['divisions', 'water', 'neighbours', 'zones', 'hubs'];

const DRAWN_FIRST = ['Polygon', 'LineString', 'Point'];

/** The collections of a map that its record layers draw: areas below lines below points. */
export const drawnCollections = (map: MapDefinition): Collection[] =>
  map.collections
    .filter(({ id, geometry }) => geometry !== 'None' && !(map.id === 'base' && BASE_DRAWN.includes(id)))
    .sort((a, b) => DRAWN_FIRST.indexOf(a.geometry) - DRAWN_FIRST.indexOf(b.geometry));

/**
 * The collection a map opens with: the first whose records have a status, which is what one can act on; else the
 * first that is drawn.
 */
export const leadingCollection = (map: MapDefinition): Collection =>
  map.collections.find(({ fields }) => Object.hasOwn(fields, 'status')) ??
  drawnCollections(map).find(({ geometry }) => geometry === 'Point') ??
  map.collections[0]!;

/** The collection whose sums the heat view shows: the active one or the first that has any. */
export const heatCollection = (map: MapDefinition, active?: string): Collection | undefined => {
  const heated = map.collections.filter(({ heat }) => heat !== undefined);
  return heated.find(({ id }) => id === active) ?? heated[0];
};

/** Clusters and the lines that appear on zooming in would hide the rest of the map: only the active ones are drawn. */
export const isDrawn = ({ id, geometry, zoom }: Collection, active: string): boolean =>
  id === active || geometry !== 'LineString' || zoom === 0;

/** Whether a field is a quantity. */
export const measured = (field: Field | undefined): field is NumberField | CountField =>
  field?.kind === 'number' || field?.kind === 'count';

/** What a list can be sorted by: the quantities and days that a card shows. */
export const sortFields = (collection: Collection): [name: string, field: Field][] =>
  collection.card.flatMap((name) => {
    const field = fieldOf(collection, name);
    return field && (measured(field) || field.kind === 'date') ? [[name, field]] : [];
  });

/**
 * The number that colours the polygons of a collection of cells: its first card field, when that is a number.
 * Undefined for other collections.
 */
export function cellField(collection: Collection): string | undefined {
  const first = collection.geometry === 'Polygon' ? collection.card[0] : undefined;
  return first !== undefined && measured(fieldOf(collection, first)) ? first : undefined;
}

/** Whether tiles carry label points beside the polygons of a collection: cells have neither names nor dots. */
export const hasLabelPoints = (collection: Collection): boolean =>
  collection.geometry === 'Polygon' && cellField(collection) === undefined;
