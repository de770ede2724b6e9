/** What a visitor may want, one for each map: which records answer it, and which fields the questions are about. */
import type { Collection } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';

/** The least or the most that is needed of a field. */
export type Bound = { field: string; end: 'from' | 'to' };

export type Intent = {
  map: string;
  collection: Collection;
  /** What a record must be to be had at all, as filter parameters. */
  available: Readonly<Record<string, string>>;
  /** How much is needed, by the bounds that visitors name. */
  bounds: readonly Bound[];
  /** The field that says what trade it is for, and one that visitors name beside their trade: a lab, a warehouse. */
  terms: readonly string[];
  /** Fields of which one term is chosen from a short list. */
  lists: readonly string[];
  /** The field that says from when it can be had. */
  onset: string | undefined;
};

type Wanted = Partial<Pick<Intent, 'bounds' | 'lists'>> & { collection: string; kind?: string };

/** The least and the most of one field. */
const both = (field: string): Bound[] => [
  { field, end: 'from' },
  { field, end: 'to' },
];

const WANTED: Readonly<Record<string, Wanted>> = {
  routes: {
    collection: 'routes',
    bounds: [
      { field: 'max_group', end: 'from' },
      { field: 'duration', end: 'to' },
    ],
    lists: ['languages'],
  },
  premises: {
    collection: 'premises',
    bounds: both('area_free'),
    kind: 'kind',
  },
  land: {
    collection: 'plots',
    bounds: both('area'),
  },
  opportunities: {
    collection: 'opportunities',
    bounds: both('ask'),
  },
  chains: { collection: 'firms' },
  talent: { collection: 'institutes' },
  digital: { collection: 'sites' },
};

const TRADES = ['industries', 'chain', 'disciplines'];

/** The intent a map is for; undefined for maps that are none's answer. */
export function intentOf(map: string): Intent | undefined {
  const wanted = WANTED[map];
  const collection = wanted && collectionOf(wanted.collection);
  if (!collection) return undefined;
  const fields = Object.entries(collection.fields);
  return {
    map,
    collection,
    available: collection.available ?? {},
    bounds: wanted.bounds ?? [],
    lists: ['division', ...(wanted.lists ?? [])],
    terms: [
      TRADES.find((name) => fieldOf(collection, name)?.filter !== undefined)!,
      ...(wanted.kind ? [wanted.kind] : []),
    ],
    onset: fields.find(([, field]) => 'onset' in field && field.onset && field.filter !== undefined)?.[0],
  };
}
