/** Class limits of heat views and of cells: where the next colour of a ramp begins. */
import type { Collection, CountField, Field, NumberField } from '../domain/kinds.ts';
import { fieldOf } from '../domain/record.ts';
import { shownUnit } from '../domain/sentence.ts';
import type { Unit } from '../domain/units.ts';

/** Four ascending limits in the stored unit of what is summed; below the first lies the first colour. */
export type Breaks = readonly number[];

const HEXAGON: Partial<Record<Unit | 'count', Breaks>> = {
  count: [5, 20, 60, 200],
  m2: [2e4, 6e4, 15e4, 4e5],
  yuan: [5e8, 2e9, 5e9, 15e9],
  person: [50, 200, 800, 3000],
};

const DIVISION: Partial<Record<Unit | 'count', Breaks>> = {
  count: [5, 20, 60, 200],
  m2: [3e6, 5e6, 8e6, 12e6],
  m: [1e5, 3e5, 6e5, 1e6],
  person: [2e3, 1e4, 3e4, 8e4],
};

const CELL: Partial<Record<Unit | 'count', Breaks>> = {
  count: [2, 5, 10, 30],
  person: [50, 150, 400, 1000],
  per_km2: [5, 10, 20, 40],
};

const LAST_RESORT: Breaks = [1, 10, 100, 1000];

const measured = (field: Field | undefined): field is NumberField | CountField =>
  field?.kind === 'number' || field?.kind === 'count';

/** The field a heat view sums; undefined when it counts records or there is no heat view. */
export function heatField(collection: Collection): NumberField | CountField | undefined {
  const field = collection.heat?.weight ? fieldOf(collection, collection.heat.weight) : undefined;
  return measured(field) ? field : undefined;
}

/** The unit sums are written in: large enough that a number fits into its cell. */
export function heatUnit(collection: Collection): Unit | undefined {
  const field = heatField(collection);
  if (!field?.unit) return undefined;
  if (field.shown) return field.shown;
  const coarse: Partial<Record<Unit, Unit>> = { m2: 'ha', yuan: 'yi_yuan', m: 'km' };
  return coarse[field.unit] ?? shownUnit(field);
}

/** The class limits of a heat view when the data has given none. */
export function heatBreaks(collection: Collection): Breaks {
  const unit = heatField(collection)?.unit ?? 'count';
  return (collection.heat?.by === 'division' ? DIVISION : HEXAGON)[unit] ?? LAST_RESORT;
}

/**
 * The number that colours the polygons of a collection of cells: its first card field, when that is a number.
 * Undefined for other collections.
 */
export function cellField(collection: Collection): string | undefined {
  const first = collection.geometry === 'Polygon' ? collection.card[0] : undefined;
  return first !== undefined && measured(fieldOf(collection, first)) ? first : undefined;
}

/** The class limits of a collection of cells. */
export function cellBreaks(collection: Collection): Breaks {
  const field = fieldOf(collection, cellField(collection) ?? '');
  return CELL[(measured(field) && field.unit) || 'count'] ?? LAST_RESORT;
}

/** Four round limits (1, 2 or 5 times a power of ten) that part the values into five classes of similar size. */
export function breaksOf(values: readonly number[]): Breaks | undefined {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  if (sorted.length < 2) return undefined;
  const limits: number[] = [];
  for (const share of [0.2, 0.4, 0.6, 0.8]) {
    const last = limits.at(-1) ?? 0;
    let limit = round(sorted[Math.floor(share * (sorted.length - 1))]!);
    while (limit <= last) limit = round(limit * 1.9);
    limits.push(limit);
  }
  return limits;
}

function round(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.5, 2, 3, 5, 7, 10];
  return Number(
    (
      steps.reduce((a, b) => (Math.abs(b - value / power) < Math.abs(a - value / power) ? b : a)) * power
    ).toPrecision(3),
  );
}
