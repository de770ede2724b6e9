/** The registry: every map, in the order in which a visitor sees them; `base` last. */
import type { Collection, MapDefinition } from '../kinds.ts';
import { base } from './base.ts';
import { chains } from './chains.ts';
import { digital } from './digital.ts';
import { land } from './land.ts';
import { opportunities } from './opportunities.ts';
import { premises } from './premises.ts';
import { routes } from './routes.ts';
import { talent } from './talent.ts';

export const MAPS: readonly MapDefinition[] = [
  routes,
  premises,
  land,
  opportunities,
  chains,
  talent,
  digital,
  base,
];

/** The maps a visitor switches between. */
export const VIEWS: readonly MapDefinition[] = MAPS.filter((map) => map.id !== 'base');

export const COLLECTIONS: readonly Collection[] = MAPS.flatMap((map) => map.collections);

export const mapOf = (id: string): MapDefinition | undefined => MAPS.find((map) => map.id === id);

export const collectionOf = (id: string): Collection | undefined =>
  COLLECTIONS.find((collection) => collection.id === id);

/** The map a collection belongs to. */
export const mapWith = (collectionId: string): MapDefinition | undefined =>
  MAPS.find((map) => map.collections.some(({ id }) => id === collectionId));
