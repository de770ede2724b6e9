/** What the layers of a map's tiles hold, as TileJSON 3.0 `vector_layers` and as attributes by zoom. */
import type { Division } from '../src/domain/cells.ts';
import { isClustered } from '../src/domain/clustered.ts';
import { hasLabelPoints } from '../src/domain/collections.ts';
import { sha256 } from '../src/domain/digest.ts';
import type { Collection, Field, Kind, MapDefinition } from '../src/domain/kinds.ts';
import { fieldsOf } from '../src/domain/record.ts';

export const MAXZOOM = 14;

export type VectorLayer = {
  id: string;
  description: string;
  minzoom: number;
  maxzoom: number;
  fields: Record<string, 'String' | 'Number' | 'Boolean'>;
};

const TYPE: Record<Kind, 'String' | 'Number' | 'Boolean'> = {
  text: 'String',
  term: 'String',
  number: 'Number',
  count: 'Number',
  flag: 'Boolean',
  date: 'String',
  reference: 'String',
};

/** Fields of a collection that tiles carry, with the first zoom of each. */
export const tileFields = (collection: Collection): [name: string, field: Field, from: number][] =>
  Object.entries(fieldsOf(collection))
    .filter(([, field]) => field.tileFrom !== undefined)
    .map(([name, field]) => [name, field, field.tileFrom!]);

/** Attributes of a collection's features and the first zoom each is carried from. */
export const attributesOf = (collection: Collection): Record<string, number> => ({
  id: 0,
  ...Object.fromEntries(tileFields(collection).map(([name, , from]) => [name, from])),
});

const SUMS = { count: 'Number', sum: 'Number' } as const;

function layersOf(collection: Collection): VectorLayer[] {
  if (collection.geometry === 'None') return [];
  const fields = Object.fromEntries(tileFields(collection).map(([name, field]) => [name, TYPE[field.kind]]));
  const { id, zoom, label } = collection;
  const own: VectorLayer = {
    id,
    description: `${label.zh} / ${label.en}`,
    minzoom: zoom,
    maxzoom: MAXZOOM,
    fields: { id: 'String', ...fields },
  };
  const layers = [own];
  if (hasLabelPoints(collection))
    layers.push({ ...own, id: `${id}_labels`, description: `${own.description}: label points` });
  if (isClustered(collection))
    layers.push({
      id: `${id}_clusters`,
      description: `${own.description}: clusters, unfiltered`,
      minzoom: 0,
      maxzoom: zoom - 1,
      fields: SUMS,
    });
  if (collection.heat) {
    const division = collection.heat.by === 'division' ? ({ division: 'String' } as const) : {};
    const description = `${collection.heat.label.zh} / ${collection.heat.label.en}`;
    const sums = { description, minzoom: 0, maxzoom: MAXZOOM, fields: { ...SUMS, ...division } };
    layers.push({ ...sums, id: `${id}_heat` });
    layers.push({ ...sums, id: `${id}_heat_labels`, description: `${description}: label points` });
  }
  return layers;
}

/** The `vector_layers` of a map: each collection, its labels, its clusters and its sums. */
export const vectorLayers = (map: MapDefinition): VectorLayer[] => map.collections.flatMap(layersOf);

/** Counts the ways in which tiles were made of the same records; raised with each. */
const FORMAT = 1;

/**
 * A hash of all beside its records that tiles are made of, 16 hex digits of SHA-256: tiles of two releases that have the
 * same one are the same where their records are.
 */
export const definitionHash = async (map: MapDefinition, divisions: readonly Division[]): Promise<string> =>
  (await sha256(JSON.stringify([FORMAT, map, divisions]))).slice(0, 16);
