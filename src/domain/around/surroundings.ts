/** What is looked for around a record: data, one entry a collection. */

/** Records of one collection that are counted and named around a place. */
export type Surrounding = {
  readonly collection: string;
  /** Metres in a straight line, ascending: records are counted within each. Empty: wherever they are. */
  readonly radii: readonly number[];
  /** Fields whose values group them, outermost first. */
  readonly by: readonly string[];
  /** How many are named of each innermost group, the nearest first. */
  readonly nearest: number;
  /** A reference field: what it refers to is counted and named in their place, a route by the nearest of its stops. */
  readonly of?: string;
  /**
   * The field of many terms in which a record and the outermost groups are compared: a chain is the record's own when
   * many of its firms are of the record's industries.
   */
  readonly kin?: string;
  /** The field of the records that the innermost groups are which says what they lack; its first term is nothing. */
  readonly lack?: string;
};

export const SURROUNDINGS: readonly Surrounding[] = [
  {
    collection: 'firms',
    radii: [5000, 15_000, 30_000],
    by: ['chain', 'node'],
    nearest: 3,
    kin: 'industries',
    lack: 'gap',
  },
  { collection: 'institutes', radii: [5000, 15_000], by: [], nearest: 4 },
  // The lines of routes are schematic: only where they stop is known.
  { collection: 'stops', radii: [2000, 5000], by: [], nearest: 4, of: 'route' },
  { collection: 'hubs', radii: [], by: ['kind'], nearest: 2 },
];

/** Records of groups named in one answer at most: as many rows are read. */
export const MOST_NAMED = 54;

/** Collections whose records are shown with what lies around them at once; others when it is asked for. */
export const SHOWN_AROUND: readonly string[] = ['plots', 'areas', 'premises'];

/** The policies that apply in zones and to industries, and their fields. */
export const POLICIES = {
  collection: 'policies',
  from: 'in_force_from',
  to: 'in_force_to',
  zones: 'zones',
  kin: 'industries',
} as const;
