/** What a filter click costs in D1 rows: each kind of question warm, cold and while the snapshot cannot be read. */
import { seeded } from '../../tiles/fixtures.ts';
import type { LiveRecord } from '../../tiles/layers.ts';
import type { Collection } from '../domain/kinds.ts';
import { print, shown, table } from './figures.ts';
import { goal } from './goals.ts';
import { boxAround } from './query-city.ts';
import type { Answer, Door } from './query-door.ts';

type Random = () => number;
type Draw = (random: Random, records: readonly LiveRecord[]) => Record<string, string | number>;

/** Questions of each kind, with other values each time. */
const DRAWS = 7;
const MOST_WARM = 40;
const MOST_COLD = 250;
const MOST_ON_AVERAGE = 50;

const FACETS = 'kind,status,industries,area_free,rent';

/** A value of a field that some record has. */
function heldBy(random: Random, records: readonly LiveRecord[], field: string): string | number {
  for (;;) {
    const value = records[Math.floor(random() * records.length)]![field] ?? null;
    if (value !== null) return typeof value === 'string' ? value.replace(/^\||\|.*$/g, '') : value;
  }
}

const term: Draw = (random, records) => ({
  division: heldBy(random, records, 'division'),
  kind: heldBy(random, records, 'kind'),
});
const range: Draw = (random, records) => {
  const from = Number(heldBy(random, records, 'area_free'));
  return { area_free: `${from}/${from * 3}` };
};
const box =
  (metres: number): Draw =>
  (random, records) => ({ bbox: boxAround(random, records, metres).join() });
const clause: Draw = (random, records) => ({
  industries: heldBy(random, records, 'industries'),
  ...range(random, records),
  ...box(12_000)(random, records),
});
/** A hexagon some 6 km wide. */
const area: Draw = (random, records) => {
  const [west, south, east, north] = boxAround(random, records, 6000) as [number, number, number, number];
  const [middle, quarter] = [(south + north) / 2, (east - west) / 4];
  const ring = [
    [west, middle],
    [west + quarter, south],
    [east - quarter, south],
    [east, middle],
    [east - quarter, north],
    [west + quarter, north],
    [west, middle],
  ];
  const text = ring.map(([lon, lat]) => `${lon!.toFixed(5)} ${lat!.toFixed(5)}`).join(',');
  return { filter: `S_INTERSECTS(geometry,POLYGON((${text})))` };
};

type Kind = { name: string; resource: string; draw: Draw; most?: number };
const page = (name: string, limit: number, draw: Draw): Kind => ({
  name: `page of ${limit} ${name}`,
  resource: 'items',
  draw: (random, records) => ({ limit, ...draw(random, records) }),
  ...(limit === 20 ? { most: MOST_WARM } : {}),
});
const count = (resource: string, name: string, draw: Draw): Kind => ({ name, resource, draw, most: 0 });

const KINDS: readonly Kind[] = [
  page('by terms', 20, term),
  page('by terms', 50, term),
  page('by a range', 20, range),
  page('by term, range and box of 12 km', 20, clause),
  page('by term, range and box of 12 km', 50, clause),
  page('in a box of 3 km', 20, box(3000)),
  page('in an area', 20, area),
  page('by terms, sorted', 20, (random, records) => ({ ...term(random, records), sortby: '-area_free' })),
  count('facets', 'five facets by terms and range', (random, records) => ({
    facets: FACETS,
    ...term(random, records),
    ...range(random, records),
  })),
  count('facets', 'five facets in an area', (random, records) => ({
    facets: FACETS,
    ...area(random, records),
  })),
  count('cells', 'cells at zoom 9 by terms', (random, records) => ({ zoom: 9, ...term(random, records) })),
];

const address = (collection: Collection, resource: string, parameters: Record<string, string | number>) => {
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `/api/collections/${collection.id}/${resource}?${query}`;
};

type Page = { features: { id: string }[]; links: { rel: string; href: string }[] };

/** The address behind a page; undefined when it is the last. */
function nextOf(answer: Answer): string | undefined {
  const link = (answer.body as Page).links.find(({ rel }) => rel === 'next');
  if (!link) return undefined;
  const { pathname, search } = new URL(link.href);
  return pathname + search;
}

type Costs = { warm: number[]; cold: number[]; reads: number[]; blind: number[] };

/** Asks one address of each state of an isolate; addresses differ, so no answer is remembered. */
async function costs({ ask }: Door, addresses: readonly string[]): Promise<Costs> {
  const found: Costs = { warm: [], cold: [], reads: [], blind: [] };
  const checked = async (path: string, isolate: 'warm' | 'cold') => {
    const answer = await ask(path, isolate);
    if (answer.status !== 200)
      throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const [first, ...others] = addresses as [string, ...string[]];
  const cold = await checked(first, 'cold');
  found.cold.push(cold.rowsInAll);
  found.reads.push(cold.bucketReads);
  for (const path of others) found.warm.push((await checked(path, 'warm')).rows);
  const blind = await ask(first, 'no-snapshot');
  // Without the snapshot some questions are refused at this size, which costs nothing.
  found.blind.push(blind.status === 200 ? blind.rows : Number.NaN);
  return found;
}

/** Measures all kinds and prints them as a table with the goals beside. */
export async function filterCosts(
  door: Door,
  collection: Collection,
  records: readonly LiveRecord[],
): Promise<void> {
  const random = seeded(21);
  const size = shown(records.length);
  const rows: string[][] = [
    [`D1 rows, ${size} records`, 'warm, most', 'goal', 'cold', 'goal', 'R2 reads cold', 'no snapshot'],
  ];
  const everything: number[] = [];
  const report = (name: string, { warm, cold, reads, blind }: Costs, most: number | undefined) => {
    const worst = Math.max(...warm);
    everything.push(...warm);
    print({ name: `rows, ${name}, ${size}, warm`, value: worst, unit: 'rows' });
    print({ name: `rows, ${name}, ${size}, cold`, value: cold[0]!, unit: 'rows' });
    if (most !== undefined) goal(`rows, ${name}, ${size}, warm`, worst, 'at most', most);
    goal(`rows, ${name}, ${size}, cold`, cold[0]!, 'at most', MOST_COLD);
    const seen = Number.isNaN(blind[0]!) ? 'refused' : shown(blind[0]!);
    const wanted = most === undefined ? '' : `≤ ${most}`;
    rows.push([name, shown(worst), wanted, shown(cold[0]!), `≤ ${MOST_COLD}`, shown(reads[0]!), seen]);
  };
  for (const { name, resource, draw, most } of KINDS) {
    const addresses = Array.from({ length: DRAWS }, () =>
      address(collection, resource, draw(random, records)),
    );
    report(name, await costs(door, addresses), most);
  }
  const pages: string[] = [];
  while (pages.length < DRAWS) {
    const query = { ...term(random, records), sortby: '-area_free', limit: 3 + pages.length };
    const next = nextOf(await door.ask(address(collection, 'items', query)));
    if (next) pages.push(next.replace(/limit=\d+/, 'limit=20'));
  }
  report('next page of 20, sorted', await costs(door, pages), MOST_WARM);
  const ids = Array.from({ length: DRAWS }, () => heldBy(random, records, 'id'));
  const single = await costs(
    door,
    ids.map((id) => `/api/collections/${collection.id}/items/${id}`),
  );
  report('a single item', single, MOST_WARM);
  table(rows);
  const mean = everything.reduce((sum, value) => sum + value, 0) / everything.length;
  print({ name: `rows of a warm question, ${size}, mean of the mix`, value: mean, unit: 'rows' });
  goal(`rows of a warm question, ${size}, mean of the mix`, mean, 'at most', MOST_ON_AVERAGE);
  process.stderr.write(
    `mean of the warm questions: ${shown(mean)} rows, wanted at most ${MOST_ON_AVERAGE}\n\n`,
  );
}
