/** A CQL2 filter as written: what text and JSON have in common, before names and values are checked. */
import type { Bounds, Geometry } from '../geometry.ts';

/** Where something stands: the character offset in text, the JSON pointer in JSON. */
export type Place = number | string;

/**
 * A node of the filter. Calls are named as in CQL2 JSON: `and or not = <> < > <= >= like between in isNull casei
 * s_intersects`; any other name is a function that the filter asks for.
 */
export type Expression = { readonly at: Place } & (
  | { readonly op: string; readonly args: readonly Expression[] }
  | { readonly property: string }
  | { readonly literal: string | number | boolean }
  | { readonly date: string }
  | { readonly timestamp: string }
  | { readonly bbox: readonly number[] }
  | { readonly geometry: Geometry }
  | { readonly list: readonly Expression[] }
);

/** Longest filter in characters, deepest nesting, most nodes: well inside what the database takes in one statement. */
export const LIMITS = { length: 16_384, depth: 24, nodes: 2000 } as const;

/** A fault in a filter, with its place. */
export class Cql2Error extends Error {
  readonly at: Place;
  constructor(at: Place, reason: string) {
    super(reason);
    this.at = at;
  }
}

/** Counts nodes and depth while a filter is read. @throws Cql2Error beyond {@link LIMITS}. */
export class Budget {
  #nodes = 0;
  #depth = 0;

  spend(at: Place): void {
    if (++this.#nodes > LIMITS.nodes)
      throw new Cql2Error(at, `the filter has more than ${LIMITS.nodes} parts; shorten it`);
  }

  nested<T>(at: Place, read: () => T): T {
    if (++this.#depth > LIMITS.depth)
      throw new Cql2Error(at, `nested deeper than ${LIMITS.depth} levels; write the filter flatter`);
    const result = read();
    this.#depth--;
    return result;
  }
}

/** Whether all numbers of a box are there: west, south, east, north. */
export const isBounds = (numbers: readonly number[]): numbers is Bounds => numbers.length === 4;
