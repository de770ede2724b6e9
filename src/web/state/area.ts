/** The area a visitor has drawn: one clause of the filter written in CQL2. */
import { computed } from '@preact/signals';
import { conjuncts, type Filter } from '../../domain/filter.ts';
import {
  area as areaOf,
  type Bounds,
  type Geometry,
  type Position,
  polygons,
  rectangle,
} from '../../domain/geometry.ts';
import { collection, go, writtenFilter } from './app.ts';
import { ringOf } from './ring.ts';
import { written } from './written.ts';

/** The polygon a clause asks records to meet; undefined for every other clause. */
export function areaIn(clause: Filter): Geometry | undefined {
  if (clause.op === 'bbox') return rectangle(clause.bounds);
  return clause.op === 'intersects' && polygons(clause.geometry).length > 0 ? clause.geometry : undefined;
}

/** The clauses of the filter written in CQL2. */
export const writtenClauses = computed<readonly Filter[]>(() =>
  writtenFilter.value ? conjuncts(writtenFilter.value) : [],
);

/** The area records must meet, if there is one. */
export const area = computed<Geometry | undefined>(() =>
  writtenClauses.value.map(areaIn).find((geometry) => geometry !== undefined),
);

/** Size of a drawn area in km², with two digits. */
export const squareKilometres = (geometry: Geometry): number =>
  Number((areaOf(geometry) / 1e6).toPrecision(2));

/** Leaves only the given clauses of the filter written in CQL2. */
export async function keepClauses(clauses: readonly Filter[]): Promise<void> {
  go({ filter: await written(clauses, collection.peek()) });
}

const others = () => writtenClauses.peek().filter((clause) => areaIn(clause) === undefined);

export const clearArea = (): Promise<void> => keepClauses(others());

/** Asks for records that meet the polygon of these corners. */
export const setArea = (corners: readonly Position[]): Promise<void> =>
  keepClauses([
    ...others(),
    { op: 'intersects', geometry: { type: 'Polygon', coordinates: [ringOf(corners)] } },
  ]);

/** Asks for records that meet a box. */
export const setBox = ([west, south, east, north]: Bounds): Promise<void> =>
  setArea([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
