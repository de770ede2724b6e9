/** What the API counts, held against what the page draws. */
import type { Page } from 'playwright-core';
import type { LiveRecord } from '../../tiles/layers.ts';
import { heatCollection } from '../domain/collections.ts';
import type { Collection, MapDefinition } from '../domain/kinds.ts';
import { heatField } from '../style/breaks.ts';
import { columnsOf, type Item, type View } from './drawn-filters.ts';
import { drawn, type Look } from './drawn-page.ts';

type Answer = { features: Item[]; numberMatched: number; links: { rel: string; href: string }[] };

async function items(base: string, collection: Collection, query: string): Promise<Answer> {
  const all: Item[] = [];
  let next: string | undefined =
    `/api/collections/${collection.id}/items?limit=1000&skipGeometry=true&${query}`;
  let numberMatched = 0;
  while (next) {
    const response = await fetch(`${base}${next}`);
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${next} answered ${response.status}: ${JSON.stringify(answer)}`);
    all.push(...answer.features);
    numberMatched = answer.numberMatched;
    const link = answer.links.find(({ rel }) => rel === 'next');
    next = link && new URL(link.href).pathname + new URL(link.href).search;
  }
  return { features: all, numberMatched, links: [] };
}

/** All records of a collection, as columns hold them. */
export const recordsOf = async (base: string, collection: Collection): Promise<LiveRecord[]> =>
  (await items(base, collection, '')).features.map((item) => columnsOf(item, collection));

/** A look at a view, and how what is drawn differs from what is counted. */
export type Result = { look: Look; fault?: string };

const missing = (wanted: readonly string[], found: readonly string[]) => {
  const held = new Set(found);
  return wanted.filter((id) => !held.has(id));
};

/**
 * Looks at a view at a low zoom, at the zoom of single records and, where it has one, as heat. Records without a place
 * are in the list only; those without a division are in no division's total.
 */
export async function checked(page: Page, base: string, map: MapDefinition, view: View): Promise<Result[]> {
  const { collection } = view;
  const weight = heatField(collection) && collection.heat?.weight;
  const query = `${view.query}&properties=lon,lat,division${weight ? `,${weight}` : ''}`;
  const { features, numberMatched } = await items(base, collection, query);
  if (features.length !== numberMatched)
    return [{ look: 'low', fault: `numberMatched is ${numberMatched}, pages bring ${features.length}` }];
  const placed = features.filter(({ properties }) => typeof properties.lon === 'number');
  const matching = placed.map(({ id, properties }) => ({
    id,
    lon: Number(properties.lon),
    lat: Number(properties.lat),
  }));
  const ids = matching.map(({ id }) => id);
  const results: Result[] = [];
  const compare = (look: Look, fault: string | false) => results.push(fault ? { look, fault } : { look });

  const low = await drawn(page, map, view, 'low', matching);
  const clustered = low.sums.reduce((sum, { count }) => sum + count, 0) + low.records.length;
  compare('low', clustered !== ids.length && `${ids.length} are counted, ${clustered} drawn`);

  const single = await drawn(page, map, view, 'single', matching);
  const [absent, extra] = [missing(single.expected, single.records), missing(single.records, ids)];
  compare(
    'single',
    absent.length + extra.length > 0 &&
      `${ids.length} are counted, ${single.records.length} drawn; not drawn: ${absent.slice(0, 3)}, too many: ${extra.slice(0, 3)}${single.aside ? '; the legend says so' : ''}`,
  );

  if (heatCollection(map, collection.id)?.id !== collection.id) return results;
  const summed =
    collection.heat!.by === 'division'
      ? placed.filter(({ properties }) => typeof properties.division === 'string')
      : placed;
  const total = summed.reduce(
    (sum, { properties }) => sum + (weight ? Number(properties[weight] ?? 0) : 0),
    0,
  );
  const { sums } = await drawn(page, map, view, 'heat', matching);
  const count = sums.reduce((sum, cell) => sum + cell.count, 0);
  const sum = sums.reduce((all, cell) => all + cell.sum, 0);
  compare(
    'heat',
    (count !== summed.length || Math.abs(sum - total) > 1e-6 * Math.abs(total)) &&
      `${summed.length} records of ${total} in all are counted, cells hold ${count} of ${sum}`,
  );
  return results;
}
