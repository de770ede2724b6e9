/**
 * Where values stand along a histogram whose bars are equally wide, whatever their bins span: positions run from 0 to
 * the number of bins. Values are numbers in the stored unit, days as days since 1970-01-01.
 */
import { MILLISECONDS_PER_DAY } from '../../domain/calendar-day.ts';
import type { Bin } from '../api.ts';

/** A bin's edge or a range's end as a number. */
export const numeric = (value: number | string): number =>
  typeof value === 'number' ? value : Date.parse(value) / MILLISECONDS_PER_DAY;

export type Scale = {
  /** Ascending, one more than bins. */
  edges: readonly number[];
  /** Values are whole: the end of a range counts in full. */
  isWhole: boolean;
};

/** The scale of a histogram. */
export const scaleOf = (bins: readonly Bin[], isWhole: boolean): Scale => ({
  edges: bins.length === 0 ? [] : [...bins.map(({ from }) => numeric(from)), numeric(bins.at(-1)!.to)],
  isWhole,
});

function positionOf({ edges }: Scale, value: number): number {
  const last = edges.length - 1;
  const bin = edges.findIndex((_, i) => i === last || value < edges[i + 1]!);
  if (bin === last) return last;
  const [low, high] = [edges[bin]!, edges[bin + 1]!];
  return bin + Math.max(0, (value - low) / (high - low));
}

function valueAt({ edges }: Scale, position: number): number {
  const bin = Math.min(Math.floor(position), edges.length - 2);
  const [low, high] = [edges[bin]!, edges[bin + 1]!];
  return low + (position - bin) * (high - low);
}

/** Positions of the ends of a range; null is open. */
export function positionsOf(scale: Scale, from: number | null, to: number | null): [number, number] {
  const end = to === null ? scale.edges.length - 1 : positionOf(scale, to + (scale.isWhole ? 1 : 0));
  return [from === null ? 0 : positionOf(scale, from), end];
}

/** The range between two positions; null at an end that leaves everything in. */
export function rangeAt(scale: Scale, from: number, to: number): [number | null, number | null] {
  const whole = (value: number) => (scale.isWhole ? Math.round(value) : value);
  return [
    from <= 0 ? null : whole(valueAt(scale, from)),
    to >= scale.edges.length - 1 ? null : whole(valueAt(scale, to)) - (scale.isWhole ? 1 : 0),
  ];
}

/** Stops of a handle within one bar: single values where a bin holds few of them, whole bins for days. */
export function stops(scale: Scale, isDays: boolean): number {
  if (isDays) return 1;
  if (!scale.isWhole) return 10;
  const widths = scale.edges.slice(1).map((edge, i) => edge - scale.edges[i]!);
  return Math.max(1, Math.min(10, ...widths));
}
