/** Answers to filters and facets found record by record, the slow way: what the others are compared with. */
import type { LiveRecord } from '../../tiles/layers.ts';
import { type Evaluated, evaluate } from '../domain/evaluate.ts';
import { conjuncts, type Filter, soleField } from '../domain/filter.ts';
import type { Bounds } from '../domain/geometry.ts';
import { rectangle } from '../domain/geometry.ts';
import type { Collection } from '../domain/kinds.ts';
import { fieldOf, fieldsOf } from '../domain/record.ts';
import { served } from '../domain/stored-value.ts';

const known = new WeakMap<LiveRecord, Evaluated>();

/** A record as the evaluator sees it; its geometry is its bounding box. */
function evaluated(record: LiveRecord, collection: Collection): Evaluated {
  const before = known.get(record);
  if (before) return before;
  const { rid, west, south, east, north } = record;
  const properties = Object.entries(fieldsOf(collection)).map(([name, field]) => [
    name,
    served(record[name], field),
  ]);
  const made: Evaluated = {
    rid: Number(rid),
    geometry: west === null ? null : rectangle([west, south, east, north] as Bounds),
    properties: Object.fromEntries(properties),
  };
  known.set(record, made);
  return made;
}

/** The records that match. */
export const plainMatches = (
  records: readonly LiveRecord[],
  collection: Collection,
  filter: Filter,
): LiveRecord[] => records.filter((record) => evaluate(filter, evaluated(record, collection)) === true);

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
  for (const record of plainMatches(records, collection, { op: 'and', args: others })) {
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
