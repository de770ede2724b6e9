/** Which charts a map has, and what they ask the server for. Pure. */
import type { Collection } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';

export type Chart = {
  /** The collection whose records are counted. */
  of: string;
  /** The field whose values or ranges are told apart. */
  by: string;
  /** A field to sum in place of counting. */
  sum?: string;
  /** In place of the number, which share of the records has this value of a field. */
  share?: readonly [field: string, value: string];
};

/** Charts by map, one line each, in the order they are shown. */
export const CHARTS: Readonly<Record<string, readonly Chart[]>> = {
  routes: [
    { of: 'routes', by: 'topic' },
    { of: 'routes', by: 'duration' },
    { of: 'routes', by: 'industries' },
    { of: 'routes', by: 'division', sum: 'length' },
  ],
  premises: [
    { of: 'premises', by: 'kind', sum: 'area_free' },
    { of: 'premises', by: 'rent' },
    { of: 'premises', by: 'division', sum: 'area_free' },
  ],
  land: [
    { of: 'plots', by: 'supply_quarter' },
    { of: 'plots', by: 'supply_quarter', sum: 'area' },
    { of: 'plots', by: 'base_price' },
    { of: 'plots', by: 'far_max' },
    { of: 'plots', by: 'division', sum: 'area' },
  ],
  opportunities: [
    { of: 'opportunities', by: 'kind', sum: 'total' },
    { of: 'opportunities', by: 'stage', sum: 'total' },
    { of: 'opportunities', by: 'total' },
    { of: 'opportunities', by: 'division', sum: 'total' },
  ],
  chains: [
    { of: 'nodes', by: 'chain', share: ['gap', 'none'] },
    { of: 'firms', by: 'division' },
  ],
  talent: [
    { of: 'institutes', by: 'disciplines' },
    { of: 'talentcells', by: 'discipline', sum: 'stock' },
    { of: 'talentcells', by: 'division', sum: 'stock' },
  ],
  digital: [
    { of: 'sites', by: 'level' },
    { of: 'sites', by: 'year' },
    { of: 'sites', by: 'honour' },
    { of: 'sites', by: 'division' },
    { of: 'coverage', by: 'division', sum: 'private_nets' },
  ],
};

/** Charts that one request answers, or two where a share is of a whole. */
export type ChartSet = {
  collection: Collection;
  charts: readonly Chart[];
  parameters: readonly [name: string, text: string][];
  /** What the part of a share is filtered by besides. */
  part?: readonly [field: string, value: string];
};

/** Whether two charts can come from one answer: they are of one collection, and not of two different sums. */
const fits = (set: readonly Chart[], chart: Chart): boolean =>
  set.every(
    (one) =>
      one.of === chart.of &&
      String(one.share) === String(chart.share) &&
      (one.sum === undefined || chart.sum === undefined || one.sum === chart.sum),
  );

/** Charts in as few sets as possible. */
export function setsOf(charts: readonly Chart[]): ChartSet[] {
  const groups: Chart[][] = [];
  for (const chart of charts) {
    const group = groups.find((one) => fits(one, chart));
    if (group) group.push(chart);
    else groups.push([chart]);
  }
  return groups.map((group) => {
    const [{ of, share }] = group as [Chart];
    const sum = group.find((one) => one.sum !== undefined)?.sum;
    const fields = [...new Set(group.map(({ by }) => by))].join(',');
    return {
      collection: collectionOf(of)!,
      charts: group,
      parameters: [['facets', fields], ...(sum === undefined ? [] : [['sum', sum] as [string, string]])],
      ...(share && { part: share }),
    };
  });
}
