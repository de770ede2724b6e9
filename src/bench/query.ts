/** `npm run bench -- query`: what filters, facets and search cost and whether they are right, at 10³ to 10⁶ records. */
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../../tiles/fixtures.ts';
import type { Collection } from '../domain/kinds.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { shown } from './figures.ts';
import { settle } from './goals.ts';
import { wanted } from './parts.ts';
import { cityRecords } from './query-city.ts';
import { type Door, openDoor } from './query-door.ts';
import { equality } from './query-equal.ts';
import { filterCosts } from './query-filter.ts';
import { type Ask, searchCosts, searchGrowth } from './query-search.ts';
import { isolateMemory, snapshotCosts } from './query-snapshot.ts';
import { releaseRecords } from './query-state.ts';
import { bundle } from './workerd.ts';

const PARTS = ['filter', 'snapshot', 'equal', 'search'] as const;
type Part = (typeof PARTS)[number];

const HELP = `npm run bench -- query [options]
  --sizes N,N      records (1e3,1e5,1e6)
  --only PART      filter, snapshot, equal or search; all when missing (may be given more than once)
  --filters N      random filters compared at 1,000 records (10000); at 100,000 as many as fit in a minute
Without search, snapshot and pointer alone are made: much quicker at a million. Ends with 1 when a goal is missed and
names it. State is made in a temporary folder and removed.`;

const SEED = 1;
/** Up to this size all random filters are compared; above, a minute long, and none beyond the last. */
const LEAST = 1000;
const SECONDS_COMPARED = 60;
const MOST_COMPARED = 100_000;

const started = Date.now();
/** Says how far a run is. */
function say(step: string): void {
  process.stderr.write(`${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s  ${step}\n`);
}

type Hits = { features?: { id: string }[] };

/** The search of the Worker. */
const searchOf =
  ({ ask }: Door, { id }: Collection): Ask =>
  async (query, limit) => {
    const parameters = new URLSearchParams({ q: query, collections: id, limit: String(limit) });
    const { status, rows, body } = await ask(`/api/search?${parameters}`);
    return { status, rowsRead: rows, ids: ((body as Hits).features ?? []).map((hit) => hit.id) };
  };

/** Makes, releases and measures so many records; returns the median rows of a full page of search. */
async function measure(
  worker: string,
  count: number,
  filters: number,
  wants: (part: Part) => boolean,
): Promise<number | undefined> {
  const collection = collectionOf('premises')!;
  const folder = await mkdtemp(join(tmpdir(), 'relitu-query-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  process.env.RELITU_STATE = join(folder, 'state');
  await mkdir(process.env.RELITU_STATE);
  try {
    say(`${shown(count)} records`);
    const records = cityRecords(seeded(SEED), count);
    const released = await releaseRecords(collection, records, { isSearched: wants('search'), say });
    if (wants('snapshot')) await snapshotCosts(collection, released.snapshot);
    const door = await openDoor(worker, process.env.RELITU_STATE);
    try {
      // First, while the isolate holds nothing.
      if (wants('snapshot')) await isolateMemory(door, collection, count, wants('search'));
      if (wants('filter')) await filterCosts(door, collection, records);
      if (wants('equal') && count <= MOST_COMPARED) {
        say('random filters against every record');
        const limits = { count: filters, seconds: count <= LEAST ? Infinity : SECONDS_COMPARED };
        await equality(door, collection, records, limits);
      }
      if (wants('search')) {
        say('search');
        return await searchCosts(searchOf(door, collection), collection, records, released.searchBytes);
      }
      return undefined;
    } finally {
      await door.host.stop();
    }
  } finally {
    remove();
    process.off('exit', remove);
  }
}

/** Runs the parts that are asked for at each size; the exit code is 1 when a goal is missed. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '1e3,1e5,1e6' },
      only: { type: 'string', multiple: true },
      filters: { type: 'string', default: '10000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(`${HELP}\n`);
    return;
  }
  const wants = wanted(values.only, PARTS);
  const sizes = values.sizes.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--sizes ${values.sizes}: write whole numbers such as 1e3,1e5`);
  const filters = Number(values.filters);
  if (!Number.isInteger(filters) || filters < 0)
    throw new Error(`--filters ${values.filters}: write a whole number`);
  // Otherwise an interrupted run would leave its state.
  process.once('SIGINT', () => process.exit(130));
  const worker = await bundle('query-entry.ts');
  const medians: [size: number, rows: number][] = [];
  for (const size of sizes) {
    const rows = await measure(worker, size, filters, wants);
    if (rows !== undefined) medians.push([size, rows]);
  }
  searchGrowth(medians);
  settle();
}
