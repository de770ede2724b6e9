/** What a visitor may want, one for each map: which records answer it, and which fields the questions are about. */
import type { Collection } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';

export type Intent = {
  map: string;
  collection: Collection;
  /** What a record must be to be had at all, as filter parameters. */
  available: Readonly<Record<string, string>>;
  /**
   * The field that says how much there is, whether the visitor names the least or the most of it, and the field that says
   * what the least is that one may have of it.
   */
  size: { field: string; end: 'from' | 'to'; least?: string } | undefined;
  /** The field that says what trade it is for, and one that visitors name beside their trade: a lab, a warehouse. */
  terms: readonly string[];
  /** The field that says from when it can be had. */
  onset: string | undefined;
};

type Wanted = Partial<Pick<Intent, 'available' | 'size'>> & { collection: string; kind?: string };

const WANTED: Readonly<Record<string, Wanted>> = {
  routes: {
    collection: 'routes',
    available: { status: 'open' },
    size: { field: 'max_group', end: 'from' },
  },
  premises: {
    collection: 'premises',
    available: { status: 'to_let,partly' },
    size: { field: 'area_free', end: 'from', least: 'min_unit' },
    kind: 'kind',
  },
  land: {
    collection: 'plots',
    available: { status: 'planned,applying,announced,listed' },
    size: { field: 'area', end: 'from' },
  },
  opportunities: {
    collection: 'opportunities',
    available: { status: 'open,talking' },
    size: { field: 'ask', end: 'to' },
  },
  chains: { collection: 'firms' },
  talent: { collection: 'institutes', available: { status: 'hiring,challenge' } },
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
    available: wanted.available ?? {},
    size: wanted.size,
    terms: [
      TRADES.find((name) => fieldOf(collection, name)?.filter !== undefined)!,
      ...(wanted.kind ? [wanted.kind] : []),
    ],
    onset: fields.find(([, field]) => 'onset' in field && field.onset && field.filter !== undefined)?.[0],
  };
}
