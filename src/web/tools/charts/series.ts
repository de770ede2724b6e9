/** What a chart shows, from what the server counted. Pure. */
import { dayText } from '../../../domain/calendar-day.ts';
import { isRange } from '../../../domain/filter.ts';
import type { Field, Language } from '../../../domain/kinds.ts';
import type { Bin, Facets, RangeFacet, ValueFacet } from '../../api.ts';
import { numeric } from '../../filter/scale.ts';
import type { Chart } from './charts.ts';

/** One bar: `key` is the text of the filter parameter that leaves only its records. */
export type Point = { key: string; value: number; count: number };

/** Bars of values by name, or of ranges side by side, with the edges between them. */
export type Series =
  | { kind: 'values'; points: readonly Point[]; missing: number }
  | { kind: 'ranges'; points: readonly Point[]; edges: readonly (number | string)[]; missing: number };

/** Vocabularies up to this long mostly have an order that means something. */
const ORDERED = 5;
/** An end of a range is inclusive, a bin's is not: so much of its width is taken off. */
const SLIVER = 1e-6;

/** The range parameter of a bin. */
export function rangeKey({ from, to }: Bin, field: Field): string {
  if (field.kind === 'date') return `${from}/${dayText(numeric(to) - 1)}`;
  if (field.kind === 'count') return `${from}/${Number(to) - 1}`;
  const [low, high] = [Number(from), Number(to)];
  return `${low}/${Number((high - SLIVER * (high - low)).toPrecision(12))}`;
}

function sorted(points: readonly Point[], field: Field): Point[] {
  if (field.kind === 'text' && field.onset) return points.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const terms = field.kind === 'term' ? Object.keys(field.terms) : [];
  if (terms.length > 0 && terms.length <= ORDERED)
    return points.toSorted((a, b) => terms.indexOf(a.key) - terms.indexOf(b.key));
  return points.toSorted((a, b) => b.value - a.value);
}

function valuePoints(facet: ValueFacet, chart: Chart, part: ValueFacet | undefined): Point[] {
  const parts = new Map(part?.values.map(({ value, count }) => [value, count]));
  return facet.values.map(({ value, count, sum = 0 }) => ({
    key: String(value),
    value: chart.share ? (parts.get(value) ?? 0) / count : chart.sum ? sum : count,
    count,
  }));
}

const rangePoints = ({ histogram }: RangeFacet, chart: Chart, field: Field): Point[] =>
  histogram.map((bin) => ({
    key: rangeKey(bin, field),
    value: chart.sum ? (bin.sum ?? 0) : bin.count,
    count: bin.count,
  }));

/** What a chart shows of an answer; undefined where the answer does not have it. `part` is that of a share. */
export function series(chart: Chart, field: Field, answer: Facets, part?: Facets): Series | undefined {
  const facet = answer.facets[chart.by];
  if (!facet) return undefined;
  const { missing } = facet;
  if ('values' in facet) {
    const own = part?.facets[chart.by];
    const points = valuePoints(facet, chart, own && 'values' in own ? own : undefined);
    return { kind: 'values', points: sorted(points, field), missing };
  }
  if (!isRange(field)) return undefined;
  const edges = [
    ...facet.histogram.map(({ from }) => from),
    ...facet.histogram.slice(-1).map(({ to }) => to),
  ];
  return { kind: 'ranges', points: rangePoints(facet, chart, field), edges, missing };
}

/** The bar that stands out; undefined where all are empty. */
export const peak = (points: readonly Point[]): Point | undefined =>
  points.reduce<Point | undefined>((most, one) => (one.value > (most?.value ?? 0) ? one : most), undefined);

/** A round number at or above, for the top of an axis with ticks at whole halves of it. */
export function roundTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 5, 6, 8, 10].find((one) => one * power >= value * (1 - 1e-9))!;
  return Math.max(step * power, Number.isInteger(value) && value <= 2 ? 2 : 0);
}

/** Which of `count` places get a label so that there are at most `most`, the first among them. */
export function labelled(count: number, most: number): number[] {
  if (count <= 0) return [];
  const step = Math.max(1, Math.ceil((count - 1) / (most - 1)));
  return Array.from({ length: Math.floor((count - 1) / step) + 1 }, (_, i) => i * step);
}

/** The values a bin holds from and to: of whole things the last one is before the next bin. */
export const binEnds = (
  from: number | string,
  to: number | string,
  field: Field,
): [number | string, number | string] => [from, field.kind === 'count' ? Number(to) - 1 : to];

/**
 * Where labels stand below columns, in columns from the left: at edges, or in the middle of columns that each hold one
 * whole value.
 */
export function ticksOf(
  edges: readonly (number | string)[],
  field: Field,
  most: number,
): { at: number; edge: number | string }[] {
  const isSingle =
    field.kind === 'count' && edges.every((edge, i) => i === 0 || Number(edge) - Number(edges[i - 1]) === 1);
  return labelled(isSingle ? edges.length - 1 : edges.length, most).map((i) => ({
    at: isSingle ? i + 0.5 : i,
    edge: edges[i]!,
  }));
}

/** A share as percent, whole. */
export const percentText = (share: number, language: Language): string =>
  `${Math.round(100 * share)}${language === 'zh' ? '%' : ' %'}`;
