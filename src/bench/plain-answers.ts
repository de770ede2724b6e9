/** Answers to filters and facets found record by record, the slow way: what the others are compared with. */
import type { LiveRecord } from '../../tiles/layers.ts';
import { conjuncts, type Filter, soleField } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { fieldOf } from '../domain/record.ts';

type Truth = boolean | null;

const negated = (truth: Truth): Truth => (truth === null ? null : !truth);
const every = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;

/** Whether a record matches: true, false, or null where SQL would say NULL. */
export function truth(record: LiveRecord, filter: Filter): Truth {
  switch (filter.op) {
    case 'and':
      return every(filter.args.map((arg) => truth(record, arg)));
    case 'or':
      return negated(every(filter.args.map((arg) => negated(truth(record, arg)))));
    case 'not':
      return negated(truth(record, filter.arg));
    case 'null':
      return record[filter.field] === null;
    case 'in': {
      const held = record[filter.field];
      if (held === null || held === undefined) return null;
      const values = filter.values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
      if (typeof held === 'string' && held.startsWith('|'))
        return held
          .slice(1, -1)
          .split('|')
          .some((value) => values.includes(value));
      return values.includes(held);
    }
    case 'between': {
      const held = record[filter.field];
      if (held === null || held === undefined) return null;
      return (filter.from === null || held >= filter.from) && (filter.to === null || held <= filter.to);
    }
    case 'bbox': {
      if (record.west === null) return null;
      const [west, south, east, north] = filter.bounds;
      const box = record as { [corner: string]: number };
      const toEast = box.east! >= west;
      const toWest = box.west! <= east;
      const inLongitude = west <= east ? toEast && toWest : toEast || toWest;
      return inLongitude && box.north! >= south && box.south! <= north;
    }
    default:
      throw new RangeError(`no plain answer for ${filter.op}`);
  }
}

/** The records that match. */
export const plainMatches = (records: readonly LiveRecord[], filter: Filter): LiveRecord[] =>
  records.filter((record) => truth(record, filter) === true);

type PlainFacet = { values: Map<string | boolean | number, number>; missing: number };

/** Counts per value of a field among the records that match all clauses but those about this field alone. */
export function plainFacet(
  records: readonly LiveRecord[],
  collection: Collection,
  filter: Filter,
  name: string,
): PlainFacet {
  const others = conjuncts(filter).filter((clause) => soleField(clause) !== name);
  const facet: PlainFacet = { values: new Map(), missing: 0 };
  const isFlag = fieldOf(collection, name)?.kind === 'flag';
  for (const record of plainMatches(records, { op: 'and', args: others })) {
    const held = record[name] ?? null;
    if (held === null) {
      facet.missing += 1;
      continue;
    }
    const isList = typeof held === 'string' && held.startsWith('|');
    for (const value of isList ? held.slice(1, -1).split('|') : [isFlag ? held === 1 : held])
      facet.values.set(value, (facet.values.get(value) ?? 0) + 1);
  }
  return facet;
}
