/** Round edges for histograms: the fewest digits that give at most so many bins. */
import { firstOfMonth, MILLISECONDS_PER_DAY } from '../calendar-day.ts';

export const MAX_BINS = 24;

const STEPS = [1, 2, 5] as const;

/** k steps of `digit` times ten to the `power`; a division, because tenths have no exact double. */
const multiple = (k: number, digit: number, power: number) =>
  power < 0 ? (k * digit) / 10 ** -power : k * digit * 10 ** power;

/** Multiples of a step from the last one not above `least` to the first one above `most`, if they make few enough bins. */
function multiples(
  least: number,
  most: number,
  at: (k: number) => number,
  step: number,
): number[] | undefined {
  let first = Math.floor(least / step);
  while (at(first) > least) first -= 1;
  while (at(first + 1) <= least) first += 1;
  const edges = [at(first)];
  for (let k = first + 1; edges.at(-1)! <= most; k++) {
    edges.push(at(k));
    if (edges.length > MAX_BINS + 1) return undefined;
  }
  return edges;
}

/**
 * Ascending edges around numbers from `least` to `most`: bin i holds `edges[i]` up to but without `edges[i + 1]`. The
 * step is 1, 2 or 5 times a power of ten, whole for whole numbers.
 */
export function numberEdges(least: number, most: number, isWhole: boolean): number[] {
  const size = Math.max(Math.abs(least), Math.abs(most), Number.MIN_VALUE * 1e20);
  const span = most - least || size;
  let power = Math.max(Math.floor(Math.log10(span / MAX_BINS)), isWhole ? 0 : -12);
  for (; ; power++)
    for (const digit of STEPS) {
      const step = multiple(1, digit, power);
      const edges = multiples(least, most, (k) => multiple(k, digit, power), step);
      if (edges) return edges;
    }
}

/** Numbers that range over less than this factor are told apart well enough by equal steps. */
const WIDE = 20;

/**
 * Ascending edges at 1, 2 and 5 times powers of ten, for numbers of which most are small beside the largest: from 0 (if
 * `least` is below the smallest number above it) over `smallest` to the first one above `most`; undefined when equal
 * steps do as well or the edges would be too many.
 */
export function decadeEdges(
  least: number,
  smallest: number,
  most: number,
  isWhole: boolean,
): number[] | undefined {
  if (least < 0 || !(most / smallest >= WIDE)) return undefined;
  const edges: number[] = [];
  const lowest = Math.max(Math.floor(Math.log10(smallest)), isWhole ? 0 : -12);
  for (let power = lowest; !(edges.at(-1)! > most); power++)
    for (const digit of STEPS) {
      const edge = multiple(1, digit, power);
      if (edge <= smallest) edges.length = 0;
      if (!(edges.at(-1)! > most)) edges.push(edge);
    }
  if (least < edges[0]!) edges.unshift(0);
  return edges.length <= MAX_BINS + 1 ? edges : undefined;
}

const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000];

const monthOf = (day: number) => {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Edges around days since 1970-01-01: single days when they are few, else months, quarters, half years or years. */
export function dayEdges(least: number, most: number): number[] {
  if (most - least < MAX_BINS) return Array.from({ length: most - least + 2 }, (_, i) => least + i);
  for (const step of MONTH_STEPS) {
    const first = Math.floor(monthOf(least) / step);
    const bins = Math.floor(monthOf(most) / step) - first + 1;
    if (bins <= MAX_BINS)
      return Array.from({ length: bins + 1 }, (_, i) => firstOfMonth(Math.min((first + i) * step, 119_999)));
  }
  return [least, most + 1];
}
