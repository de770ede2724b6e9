/** How charts say names, values and units, in the visitor's language and units. */
import type { Field } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';
import { isYear, numberText as numberIn, valueText } from '../../../domain/sentence.ts';
import { UNITS } from '../../../domain/units.ts';
import { amountText } from '../../list/amount.ts';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { unitOf } from '../../state/units.ts';
import type { Chart } from './charts.ts';
import { type Point, percentText } from './series.ts';
import { texts } from './texts.ts';

export const number = (value: number): string => numberText(value, language.value);

const measureOf = ({ of, sum }: Chart): Field | undefined =>
  sum === undefined ? undefined : fieldOf(collectionOf(of)!, sum);

/** What a chart is called. */
export function titleOf(chart: Chart, field: Field): string {
  const lang = language.value;
  const what = collectionOf(chart.of)!.label[lang];
  const by = field.label[lang];
  if (chart.share) {
    const [name, value] = chart.share;
    const shared = fieldOf(collectionOf(chart.of)!, name)!;
    const term = shared.kind === 'term' ? (shared.terms[value]?.[lang] ?? value) : value;
    return texts.value.share(by, what, term);
  }
  const measure = measureOf(chart);
  if (measure) return texts.value.sum(by, measure.label[lang]);
  return (
    field.kind === 'number' || field.kind === 'count' || field.kind === 'date'
      ? texts.value.spread
      : texts.value.count
  )(by, what);
}

/** A point's value with its unit. */
export function valueWords(chart: Chart, { value, count }: Point): string {
  const measure = measureOf(chart);
  if (chart.share) return texts.value.part(percentText(value, language.value), number(count));
  if (!measure) return texts.value.records(number(value));
  return amountText(value, measure);
}

/** A value on the axis; its unit stands at the axis. Halves of a record are not said. */
export const axisText = (value: number): string => (Number.isInteger(value) ? number(value) : '');

/** What a value of a field is called. */
export const nameOfValue = (key: string, field: Field): string =>
  field.kind === 'flag'
    ? valueText(key === 'true', field, language.value)
    : valueText(key, field, language.value);

/** An edge between ranges, without its unit. */
export function edgeWords(edge: number | string, field: Field): string {
  if (typeof edge === 'string') return edge;
  if (isYear(field)) return String(edge);
  return numberIn(edge, field, language.value, unitOf(field));
}

/** The unit in which the edges are. */
export function unitName(field: Field): string {
  const unit = unitOf(field);
  return unit ? UNITS[unit].label[language.value] : '';
}
