/** All definitions by id, in the order in which a visitor sees the maps. */
import type { Collection, MapDefinition } from '../kinds.ts';
import * as registry from './registry.ts';

export const MAPS: readonly MapDefinition[] = Object.values<MapDefinition>(registry).sort(
  (a, b) => a.order - b.order,
);

/** The map that an address without one shows. */
export const DEFAULT_MAP = 'premises';

/** The maps a visitor switches between. */
export const VIEWS: readonly MapDefinition[] = MAPS.filter((map) => map.id !== 'base');

export const COLLECTIONS: readonly Collection[] = MAPS.flatMap((map) => map.collections);

export const mapOf = (id: string): MapDefinition | undefined => MAPS.find((map) => map.id === id);

export const collectionOf = (id: string): Collection | undefined =>
  COLLECTIONS.find((collection) => collection.id === id);

/** The map a collection belongs to. */
export const mapWith = (collectionId: string): MapDefinition | undefined =>
  MAPS.find((map) => map.collections.some(({ id }) => id === collectionId));
