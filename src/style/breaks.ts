/** Class limits of heat views and of cells: where the next colour of a ramp begins. */
import { cellField, measured } from '../domain/collections.ts';
import type { Collection, CountField, Language, NumberField } from '../domain/kinds.ts';
import { fieldOf } from '../domain/record.ts';
import { shownUnit, unitChoices } from '../domain/sentence.ts';
import { type Unit, unitIn } from '../domain/units.ts';

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
  person: [2000, 3000, 4000, 6000],
  per_km2: [15, 20, 25, 30],
};

const LAST_RESORT: Breaks = [1, 10, 100, 1000];

/** The field a heat view sums; undefined when it counts records or there is no heat view. */
export function heatField(collection: Collection): NumberField | CountField | undefined {
  const field = collection.heat?.weight ? fieldOf(collection, collection.heat.weight) : undefined;
  return measured(field) ? field : undefined;
}

/** The unit of sums for each unit of single values: large enough that a number fits into its cell. */
const OF_SUMS: Partial<Record<Unit, Unit>> = {
  m2: 'wan_m2',
  m: 'km',
  yuan: 'yi_yuan',
  wan_yuan: 'yi_yuan',
  million_yuan: 'billion_yuan',
  wan_usd: 'million_usd',
};

/** The unit sums are written in: that of single values in the unit `wish`, or what the definition shows. */
export function heatUnit(collection: Collection, language: Language, wish?: Unit): Unit | undefined {
  const field = heatField(collection);
  if (!field?.unit) return undefined;
  if (wish && unitChoices(field, language).includes(wish)) return OF_SUMS[wish] ?? wish;
  const unit = field.shown ?? (field.unit === 'm2' ? 'ha' : OF_SUMS[field.unit]);
  return unit ? unitIn(language, unit) : shownUnit(field, language);
}

/** The class limits of a heat view when the data has given none. */
export function heatBreaks(collection: Collection): Breaks {
  const unit = heatField(collection)?.unit ?? 'count';
  return (collection.heat?.by === 'division' ? DIVISION : HEXAGON)[unit] ?? LAST_RESORT;
}

/** The class limits of a collection of cells. */
export function cellBreaks(collection: Collection): Breaks {
  const field = fieldOf(collection, cellField(collection) ?? '');
  return CELL[(measured(field) && field.unit) || 'count'] ?? LAST_RESORT;
}

const NICE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10];

function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nearest = NICE.reduce((a, b) => (Math.abs(b - value / power) < Math.abs(a - value / power) ? b : a));
  return Number((nearest * power).toPrecision(2));
}

/**
 * Four rising limits that part positive values into five classes of similar size; undefined for fewer than two.
 * They are round in a unit of which one is `factor` of the values' own.
 */
export function breaksOf(values: readonly number[], factor = 1): Breaks | undefined {
  const sorted = values
    .filter((value) => value > 0)
    .map((value) => value / factor)
    .sort((a, b) => a - b);
  if (sorted.length < 2) return undefined;
  const limits: number[] = [];
  for (const share of [0.2, 0.4, 0.6, 0.8]) {
    const last = limits.at(-1) ?? 0;
    let limit = rounded(sorted[Math.floor(share * (sorted.length - 1))]!);
    for (let grown = last; limit <= last; limit = rounded(grown)) grown = Math.max(grown * 1.2, 1e-9);
    limits.push(limit);
  }
  return limits.map((limit) => limit * factor);
}
