/** Seeded records of any collection and random filters on them, to compare ways of answering. */
import type { LiveRecord } from '../../tiles/layers.ts';
import { dayNumber, dayText } from '../domain/calendar-day.ts';
import type { Filter, Scalar } from '../domain/filter.ts';
import type { Collection, Field } from '../domain/kinds.ts';
import { filterFields } from '../domain/query.ts';
import { fieldsOf } from '../domain/record.ts';
import { place } from './features.ts';

type Random = () => number;

const GAPS = 0.1;
const FIRST_DAY = dayNumber('2027-01-01')!;
const DEPARTMENTS = ['样例·商务局', '样例·资规局', '样例·科技局', '样例·𠀀里镇', '样例·ｚ园区'];

const whole = (random: Random, count: number) => Math.floor(random() * count);
const one = <T>(random: Random, list: readonly T[]): T => list[whole(random, list.length)]!;

/** Numbers as departments send them: rounded to tens, hundreds or one decimal, a long tail. */
function amount(random: Random, { kind, min = 0 }: Extract<Field, { kind: 'number' | 'count' }>): number {
  const size = 10 ** (1 + 3 * random());
  if (kind === 'count' || random() < 0.5) return Math.ceil(min) + Math.floor(size);
  return Math.round((min + size) * 10) / 10;
}

function value(random: Random, name: string, field: Field): string | number | null {
  if (!field.required && random() < GAPS) return null;
  switch (field.kind) {
    case 'term': {
      const codes = Object.keys(field.terms);
      if (!field.many) return one(random, codes);
      const some = new Set(Array.from({ length: 1 + whole(random, 3) }, () => one(random, codes)));
      return `|${[...some].sort().join('|')}|`;
    }
    case 'flag':
      return whole(random, 2);
    case 'number':
    case 'count':
      return amount(random, field);
    case 'date':
      return dayText(FIRST_DAY + whole(random, 1000));
    case 'reference':
      return `ref${String(whole(random, 40)).padStart(7, 'a')}`;
    case 'text': {
      const text = name === 'source_dept' ? one(random, DEPARTMENTS) : `样例${whole(random, 300)}`;
      return field.many ? `|${text}|` : text;
    }
  }
}

const seventh = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** A record with the rid; some are unplaced, some are areas when the collection's geometry is not points. */
function record(random: Random, collection: Collection, rid: number): LiveRecord {
  const values = Object.entries(fieldsOf(collection)).map(([name, field]) => [
    name,
    value(random, name, field),
  ]);
  const [lon, lat] = place(random).map(seventh) as [number, number];
  const side = collection.geometry === 'Point' ? 0 : random() * 0.01;
  const isPlaced = collection.geometry !== 'None' && random() > 0.02;
  const box = { lon, lat, west: lon, south: lat, east: seventh(lon + side), north: seventh(lat + side) };
  return {
    ...Object.fromEntries(values),
    id: `id${String(rid).padStart(8, 'a')}`,
    rid,
    name_zh: `样例·${rid}`,
    visibility: 'public',
    ...(isPlaced ? box : { lon: null, lat: null, west: null, south: null, east: null, north: null }),
  };
}

/** `count` records in the order of rids, of which about one in fifty is left out as withdrawn ones are. */
export function queryRecords(random: Random, collection: Collection, count: number): LiveRecord[] {
  const records: LiveRecord[] = [];
  for (let rid = 1; records.length < count; rid++)
    if (random() > 0.02) records.push(record(random, collection, rid));
  return records;
}

/** A value that a filter on the field can name and that hardly any record has. */
function absent({ kind }: Field): Scalar {
  switch (kind) {
    case 'flag':
      return true;
    case 'number':
    case 'count':
      return -1;
    case 'date':
      return '1970-01-01';
    default:
      return 'none';
  }
}

/** A leaf on a field, with ends and values of records so that edges are met. */
function leaf(random: Random, name: string, field: Field, records: readonly LiveRecord[]): Filter {
  const sample = () => one(random, records)[name] ?? null;
  if (random() < 0.1) return { op: 'null', field: name };
  if (field.kind === 'number' || field.kind === 'count' || field.kind === 'date') {
    const [a, b] = [sample(), sample()];
    if (random() < 0.15) return { op: 'in', field: name, values: [a, b].filter((end) => end !== null) };
    const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
    if (from !== null || to !== null)
      return { op: 'between', field: name, from, to: random() < 0.3 && from !== null ? null : to };
  }
  const pick = (): Scalar => {
    const found = sample();
    if (found === null) return absent(field);
    if (field.kind === 'flag') return found === 1;
    return typeof found === 'string' && found.startsWith('|')
      ? one(random, found.slice(1, -1).split('|'))
      : found;
  };
  return { op: 'in', field: name, values: Array.from({ length: 1 + whole(random, 3) }, pick) };
}

function box(random: Random): Filter {
  const [west, south] = place(random);
  const side = random() * 0.5;
  if (random() < 0.05) return { op: 'bbox', bounds: [west, south, west - 1, south + side] };
  return { op: 'bbox', bounds: [west, south, west + side, south + side] };
}

/** A filter of at most `depth` nested operators on fields that can be filtered. */
export function randomFilter(
  random: Random,
  collection: Collection,
  records: readonly LiveRecord[],
  depth = 3,
): Filter {
  const draw = random();
  const next = () => randomFilter(random, collection, records, depth - 1);
  if (depth > 0 && draw < 0.35) return { op: 'and', args: Array.from({ length: whole(random, 4) }, next) };
  if (depth > 0 && draw < 0.5) return { op: 'or', args: Array.from({ length: whole(random, 4) }, next) };
  if (depth > 0 && draw < 0.6) return { op: 'not', arg: next() };
  if (draw < 0.68) return box(random);
  const [name, field] = one(random, filterFields(collection));
  return leaf(random, name, field, records);
}
