/** The text of a range parameter, `from/to` with `..` for an open end, as two inputs see it. */
import { dayText } from '../../domain/calendar-day.ts';
import type { Field } from '../../domain/kinds.ts';
import { convert, type Unit } from '../../domain/units.ts';
import { numeric } from './scale.ts';

export type Ends = { from: string; to: string };

const stored = (field: Field): Unit | undefined =>
  field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;

const readable = (value: number) => String(Number(value.toPrecision(8)));

/** The ends as a reader sees them, numbers in `unit`; empty for an open end. */
export function endsOf(parameter: string, field: Field, unit: Unit | undefined): Ends {
  const [from = '', to = from] = parameter.split('/');
  const base = stored(field);
  const shown = (end: string) => {
    if (end === '' || end === '..') return '';
    if (!base || !unit || !Number.isFinite(Number(end))) return end;
    return readable(convert(Number(end), base, unit));
  };
  return { from: shown(from), to: shown(to) };
}

/** The parameter of two ends in `unit`; empty when both are open, undefined when they are no range. */
export function parameterOfEnds(
  { from, to }: Ends,
  field: Field,
  unit: Unit | undefined,
): string | undefined {
  const base = stored(field);
  const kept = (end: string): string | undefined => {
    const plain = end.trim().replaceAll(',', '');
    if (plain === '') return '..';
    if (field.kind === 'date') return plain;
    const value = Number(plain);
    if (!Number.isFinite(value) || (field.kind === 'count' && !Number.isInteger(value))) return undefined;
    return base && unit ? readable(convert(value, unit, base)) : plain;
  };
  const [low, high] = [kept(from), kept(to)];
  if (low === undefined || high === undefined) return undefined;
  if (low === '..' && high === '..') return '';
  const value = (end: string) => numeric(field.kind === 'date' ? end : Number(end));
  return low !== '..' && high !== '..' && value(low) > value(high) ? undefined : `${low}/${high}`;
}

/** The numbers of a range parameter in the stored unit, days as in `scale.ts`; null is open. */
export function numbersOf(parameter: string, field: Field): [number | null, number | null] {
  const [from = '', to = from] = parameter.split('/');
  const number = (end: string) => {
    const value =
      end === '' || end === '..' ? Number.NaN : numeric(field.kind === 'date' ? end : Number(end));
    return Number.isFinite(value) ? value : null;
  };
  return [number(from), number(to)];
}

/** To so many digits a handle sets the ends: what it shows is what is asked for. */
const DIGITS = 3;

/** The ends of a range as a reader sees them, numbers in `unit` and rounded; empty for an open end. */
export function endsOfNumbers(range: readonly (number | null)[], field: Field, unit: Unit | undefined): Ends {
  const base = stored(field);
  const shown = (value: number | null | undefined) => {
    if (value === null || value === undefined) return '';
    if (field.kind === 'date') return dayText(value);
    if (field.kind === 'count') return String(value);
    return String(Number((base && unit ? convert(value, base, unit) : value).toPrecision(DIGITS)));
  };
  return { from: shown(range[0]), to: shown(range[1]) };
}
