/** The text of a range parameter, `from/to` with `..` for an open end, as two inputs see it. */
import type { Field } from '../../domain/kinds.ts';
import { convert, type Unit } from '../../domain/units.ts';

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

/** The parameter of two ends in `unit`; undefined when both are open or one is not a number or day. */
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
    if (!Number.isFinite(value)) return undefined;
    return base && unit ? readable(convert(value, unit, base)) : plain;
  };
  const ends = [kept(from), kept(to)];
  if (ends.includes(undefined) || ends.every((end) => end === '..')) return undefined;
  return ends.join('/');
}
