/** The conditions of a request as clauses that can be changed one by one and written back into its parameters. */
import { LIMITS } from '../../domain/cql2/expression.ts';
import { cql2Json, cql2Text } from '../../domain/cql2/filter.ts';
import { CRS84, crsOf } from '../../domain/crs.ts';
import { conjuncts, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Clause } from '../../domain/near-misses.ts';
import { parameterOf } from '../../domain/query.ts';
import type { Condition } from './parameters.ts';

type Writer = NonNullable<Clause['write']>;

const inFilter =
  (collection: Collection, lang: string | null): Writer =>
  (filter) => {
    const text =
      lang === 'cql2-json' ? JSON.stringify(cql2Json(filter, collection)) : cql2Text(filter, collection);
    return text.length > LIMITS.length ? undefined : text;
  };

const inBox: Writer = (filter: Filter) => (filter.op === 'bbox' ? filter.bounds.join() : undefined);
/** A clause of one field as its parameter says it. */
export const inField: Writer = (filter: Filter) => parameterOf(filter)?.[1];

/** Coordinates are written in CRS84 only: what came in another system can be left out, but not changed. */
const isIn84 = (parameters: URLSearchParams, name: string): boolean =>
  crsOf(parameters.get(name) ?? CRS84) === CRS84;

/** The clauses of conditions: those of a CQL2 conjunction each by itself. */
export function changeable(
  conditions: readonly Condition[],
  parameters: URLSearchParams,
  collection: Collection,
): Omit<Clause, 'bits'>[] {
  return conditions.flatMap(({ parameter, filter }): Omit<Clause, 'bits'>[] => {
    switch (parameter) {
      case 'filter': {
        if (!isIn84(parameters, 'filter-crs')) return [{ parameter, filter }];
        const write = inFilter(collection, parameters.get('filter-lang'));
        return conjuncts(filter).map((clause) => ({ parameter, filter: clause, write }));
      }
      case 'bbox':
        return [isIn84(parameters, 'bbox-crs') ? { parameter, filter, write: inBox } : { parameter, filter }];
      case 'q':
        return [{ parameter, filter }];
      case 'datetime': {
        const days = parameters.get('datetime')!;
        return [{ parameter, filter, name: { zh: `有效于 ${days}`, en: `Valid at ${days}` } }];
      }
      default:
        return [{ parameter, filter, write: inField }];
    }
  });
}
