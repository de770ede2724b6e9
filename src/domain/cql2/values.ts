/** Values of a filter, checked against the kind of the field they are compared with. */
import type { Scalar } from '../filter.ts';
import type { Field } from '../kinds.ts';
import { Cql2Error, type Expression, type Place } from './expression.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
const MIDNIGHT = 'T00:00:00Z';

const isDay = (text: string) =>
  DAY.test(text) && new Date(`${text}${MIDNIGHT}`).toJSON()?.startsWith(text) === true;

/**
 * A day, or an instant in UTC, as text that sorts by time: a day stands for its midnight in UTC, so `2026-05-01` comes
 * before `2026-05-01T08:00:00Z` and an instant at midnight is the day.
 */
function instant(text: string): string | undefined {
  if (isDay(text)) return text;
  const [, day, zone] = INSTANT.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const date = new Date(`${text.replace(' ', 'T')}${zone === undefined ? 'Z' : ''}`);
  if (Number.isNaN(date.valueOf())) return undefined;
  const written = date.toJSON().replace('.000Z', 'Z');
  return written.endsWith(MIDNIGHT) ? written.slice(0, 10) : written;
}

function literalOf(value: Expression): Scalar | undefined {
  if ('literal' in value) return value.literal;
  if ('date' in value) return value.date;
  return 'timestamp' in value ? value.timestamp : undefined;
}

/** What a value of a kind looks like in a filter, for people. */
const WANTED: Record<Field['kind'], string> = {
  text: "a text in single quotes, as in 'x'",
  term: "a code in single quotes, as in 'x'",
  reference: "an id in single quotes, as in 'x'",
  number: 'a number',
  count: 'a number',
  flag: 'TRUE or FALSE',
  date: "a day, as in DATE('2026-05-01')",
};

/** @throws Cql2Error when a text holds what the database cannot keep. */
export function checkText(text: string, at: Place): void {
  if (text.includes('\0') || !text.isWellFormed())
    throw new Cql2Error(at, 'the character NUL and halves of surrogate pairs are not allowed');
}

/**
 * The value in the form in which records hold it. Codes that are no terms of the field are taken and match nothing: to
 * the standard they are strings like others (abstract test /conf/basic-cql2/comparison).
 * @throws Cql2Error when the value is of another kind than the field.
 */
export function valueFor(field: Field, name: string, value: Expression, legacy: boolean): Scalar {
  const wrong = () => new Cql2Error(value.at, `${name} is compared with ${WANTED[field.kind]}`);
  if ('property' in value)
    throw new Cql2Error(value.at, 'comparing two properties is not supported; write a value');
  if ('op' in value && value.op === 'casei')
    throw new Cql2Error(
      value.at,
      'CASEI must stand on both sides, with texts and the comparisons =, <>, IN and LIKE',
    );
  if ('op' in value)
    throw new Cql2Error(value.at, `${value.op} is not supported as a value; write the value itself`);
  const literal = literalOf(value);
  if (literal === undefined) throw wrong();
  switch (field.kind) {
    case 'number':
    case 'count':
      if (typeof literal !== 'number') throw wrong();
      if (!Number.isFinite(literal)) throw new Cql2Error(value.at, 'too large a number');
      return literal;
    case 'flag':
      if (legacy && (literal === 1 || literal === 0)) return literal === 1;
      if (typeof literal !== 'boolean') throw wrong();
      return literal;
    case 'date': {
      // GDAL writes a day without a time as '2027-01-01T'.
      const text = legacy && typeof literal === 'string' ? literal.replace(/T$/, '') : literal;
      const day = typeof text === 'string' ? instant(text) : undefined;
      if (day === undefined) throw wrong();
      if ('date' in value && !isDay(value.date)) throw wrong();
      return day;
    }
    default:
      if (!('literal' in value) || typeof literal !== 'string') throw wrong();
      checkText(literal, value.at);
      return literal;
  }
}
