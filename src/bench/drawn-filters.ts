/** Random views of a map with a filter, as addresses of the page and as questions to the API. */
import type { LiveRecord } from '../../tiles/layers.ts';
import { cql2Text } from '../domain/cql2/filter.ts';
import { all, conjuncts, type Filter, isMany } from '../domain/filter.ts';
import type { Collection, MapDefinition } from '../domain/kinds.ts';
import { filterFrom, parameterOf, parametersOf } from '../domain/query.ts';
import { fieldsOf } from '../domain/record.ts';
import { randomFilter } from './query-records.ts';

type Random = () => number;

/** A view: its collection, and the query of both the page's address and the API. */
export type View = { collection: Collection; query: string };

export type Item = { id: string; properties: Record<string, unknown> };

/** A record of the API as columns hold it. */
export function columnsOf({ id, properties }: Item, collection: Collection): LiveRecord {
  const held = (value: unknown, many: boolean) =>
    value === undefined || value === null
      ? null
      : many
        ? `|${(value as unknown[]).join('|')}|`
        : typeof value === 'boolean'
          ? Number(value)
          : (value as string | number);
  const values = Object.entries(fieldsOf(collection)).map(([name, field]) => [
    name,
    held(properties[name], isMany(field)),
  ]);
  return { id, ...Object.fromEntries(values) };
}

/** Values with a comma would be two in a parameter. */
const isPlain = (filter: Filter, collection: Collection): boolean => {
  const pair = parameterOf(filter);
  const read = pair && filterFrom([pair], collection);
  return read?.errors.length === 0 && JSON.stringify(read.filter) === JSON.stringify(filter);
};

/** One condition per field at most, as the widgets of the page set them. */
function chosen(random: Random, collection: Collection, records: readonly LiveRecord[]): Filter[] {
  const clauses = new Map<string, Filter>();
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const clause = randomFilter(random, collection, records, 0);
    if ('field' in clause && isPlain(clause, collection)) clauses.set(clause.field, clause);
  }
  return [...clauses.values()];
}

/** A random filter on a random collection of the map that has places: parameters, CQL2, or both. */
export function randomView(
  random: Random,
  map: MapDefinition,
  recordsOf: ReadonlyMap<string, readonly LiveRecord[]>,
): View {
  const placed = map.collections.filter(({ geometry }) => geometry !== 'None');
  const collection = placed[Math.floor(random() * placed.length)]!;
  const records = recordsOf.get(collection.id)!;
  const draw = random();
  const fields = draw < 0.7 ? chosen(random, collection, records) : [];
  const tree = draw > 0.55 ? randomFilter(random, collection, records, 2) : undefined;
  const query = new URLSearchParams(parametersOf(all(...fields)));
  if (tree && conjuncts(tree).length > 0) query.set('filter', cql2Text(tree, collection));
  return { collection, query: query.toString() };
}
