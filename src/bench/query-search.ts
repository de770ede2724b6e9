/** What a search costs in D1 rows and how much of what it should it finds, by class of query. */
import { seeded } from '../../tiles/fixtures.ts';
import type { LiveRecord } from '../../tiles/layers.ts';
import type { Collection } from '../domain/kinds.ts';
import { median, print, shown, table } from './figures.ts';
import { goal } from './goals.ts';
import {
  CLASSES,
  HOSTILE,
  type Names,
  namesOf,
  type Query,
  type QueryClass,
} from './query-search-classes.ts';
import type { SearchBytes } from './query-state.ts';

/** Answers a query: ids of the hits best first, D1 rows read, HTTP status. */
export type Ask = (
  query: string,
  limit: number,
) => Promise<{ ids: readonly string[]; rowsRead: number; status: number }>;

/** Queries a class, as far as its time allows. */
const DRAWS = 60;
const SECONDS = 30;
const PAGE = 20;
const HUNDRED = 100;
/** Up to so many records all names are read for each query, to know what it should have found. */
const MOST_READ = 100_000;
/** Records from which the bytes of the index are those of its rows. */
const LARGE = 100_000;

const MOST_ROWS = { p50: 40, p95: 80, max: 200 } as const;
const MOST_TYPING = 280;
const MOST_BYTES = 300;
const MOST_GROWTH = 1.2;

/** The value below which that share of the sorted values lies. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

const spread = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: median(sorted), p95: percentile(sorted, 0.95), max: sorted.at(-1) ?? Number.NaN };
};

/**
 * Shares of a page of a hundred: found of what had to be found (of a hundred, when there are more), and right among as
 * many first hits as had to be found, because what comes behind them is offered beyond what was asked.
 */
type Quality = { recall: number; precision: number };

/** NaN where nobody knows: `all` is undefined, or nothing had to be found. */
function quality(
  { isMeant }: QueryClass,
  { must, may }: Query,
  ids: readonly string[],
  byId: ReadonlyMap<string, Names>,
  all: readonly Names[] | undefined,
): Quality {
  const hits = ids.map((id) => byId.get(id)!);
  const found = hits.filter(must).length;
  const wanted = all ? Math.min(all.filter(must).length, HUNDRED) : 0;
  const first = hits.slice(0, wanted);
  const right = first.filter((hit) => must(hit) || may?.(hit)).length;
  const recall = isMeant ? Number(found > 0) : Math.min(found, wanted) / wanted;
  return {
    recall: wanted === 0 ? Number.NaN : recall,
    precision: first.length === 0 ? Number.NaN : right / first.length,
  };
}

const mean = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** `fullRows` are the rows of those pages of 20 that are full. */
type Measured = { rows: number[]; fullRows: number[]; qualities: Quality[]; worst?: string };

async function measured(
  one: QueryClass,
  ask: Ask,
  names: readonly Names[],
  byId: ReadonlyMap<string, Names>,
): Promise<Measured> {
  const random = seeded(41);
  const found: Measured = { rows: [], fullRows: [], qualities: [] };
  const until = Date.now() + SECONDS * 1000;
  let least = Infinity;
  for (let i = 0; i < DRAWS && (Date.now() < until || i < 3); i++) {
    const query = one.draw(random, names);
    const page = await ask(query.text, PAGE);
    found.rows.push(page.rowsRead);
    if (page.ids.length === PAGE) found.fullRows.push(page.rowsRead);
    const { ids } = await ask(query.text, HUNDRED);
    const own = quality(one, query, ids, byId, names.length <= MOST_READ ? names : undefined);
    found.qualities.push(own);
    if (own.recall < Math.min(least, 1)) {
      least = own.recall;
      found.worst = query.text;
    }
  }
  return found;
}

const share = (value: number) => (Number.isNaN(value) ? '' : value.toFixed(3));

/** Measures the classes one by one; returns the rows of all their pages of 20, and of the full ones. */
async function classes(ask: Ask, names: readonly Names[], size: string) {
  const byId = new Map(names.map((one) => [one.id, one]));
  const everything = { rows: [] as number[], fullRows: [] as number[] };
  const heading = ['queries', 'rows p50', 'p95', 'most', 'recall', 'goal', 'precision', 'goal', 'worst'];
  const lines = [[`search, ${size} records`, ...heading]];
  for (const one of CLASSES) {
    const { rows, fullRows, qualities, worst } = await measured(one, ask, names, byId);
    everything.rows.push(...rows);
    everything.fullRows.push(...fullRows);
    const { p50, p95, max } = spread(rows);
    const recall = mean(qualities.map((quality) => quality.recall));
    const precision = mean(qualities.map((quality) => quality.precision));
    const about = `search by ${one.name}, ${size}`;
    for (const [part, value] of Object.entries({ p50, p95, max }))
      print({ name: `${about}, rows ${part}`, value, unit: 'rows' });
    for (const [part, value, least] of [
      ['recall', recall, one.recall],
      ['precision', precision, one.precision],
    ] as const) {
      // Nothing found has no precision, and at a million nobody knows what there is to find.
      if (Number.isNaN(value)) continue;
      print({ name: `${about}, ${part}`, value, unit: 'share' });
      if (least !== undefined && names.length >= LARGE) goal(`${about}, ${part}`, value, 'at least', least);
    }
    lines.push([
      one.name,
      shown(rows.length),
      ...[p50, p95, max].map(shown),
      share(recall),
      one.recall === undefined ? '' : `≥ ${one.recall}`,
      share(precision),
      one.precision === undefined ? '' : `≥ ${one.precision}`,
      worst ?? '',
    ]);
  }
  table(lines);
  return everything;
}

/** Types a word key by key, as a visitor does: rows in all, steps without a hit, hits that stay over the last keys. */
async function typing(ask: Ask, size: string): Promise<void> {
  const word = 'kunshan';
  const pages: (readonly string[])[] = [];
  let [rows, empty] = [0, 0];
  for (let length = 1; length <= word.length; length++) {
    const { ids, rowsRead } = await ask(word.slice(0, length), PAGE);
    rows += rowsRead;
    if (ids.length === 0) empty += 1;
    pages.push(ids.slice(0, 10));
  }
  const [before, middle, last] = pages.slice(-3) as [readonly string[], readonly string[], readonly string[]];
  const kept = Math.min(...[before, middle].map((page) => page.filter((id) => last.includes(id)).length));
  print({ name: `typing ${word}, ${size}, rows`, value: rows, unit: 'rows' });
  print({ name: `typing ${word}, ${size}, steps without a hit`, value: empty, unit: 'steps' });
  print({
    name: `typing ${word}, ${size}, first ten that stay over the last keys`,
    value: kept,
    unit: 'hits',
  });
  process.stderr.write(
    `typing ${word}: ${shown(rows)} rows (≤ ${MOST_TYPING}), ${empty} steps without a hit (0), ${kept} of ten stay over the last keys (≥ 7)\n`,
  );
  goal(`typing ${word}, ${size}, rows`, rows, 'at most', MOST_TYPING);
  goal(`typing ${word}, ${size}, steps without a hit`, empty, 'at most', 0);
  goal(`typing ${word}, ${size}, hits that stay`, kept, 'at least', 7);
}

async function hostile(ask: Ask, size: string): Promise<number> {
  let [broken, most] = [0, 0];
  let [culprit, dearest] = ['', ''];
  for (const text of HOSTILE) {
    const { status, rowsRead } = await ask(text, PAGE);
    if (status >= 500) {
      broken += 1;
      culprit ||= text;
    }
    // What is refused has read nothing.
    if (rowsRead > most) [most, dearest] = [rowsRead, text];
  }
  const quoted = (text: string) => (text === '' ? '' : ` (${JSON.stringify(text.slice(0, 40))})`);
  print({ name: `hostile texts, ${size}, answers of 5xx`, value: broken, unit: 'answers' });
  print({ name: `hostile texts, ${size}, most rows`, value: most, unit: 'rows' });
  process.stderr.write(
    `${HOSTILE.length} hostile texts: ${broken} answers of 5xx (0)${quoted(culprit)}, at most ${shown(most)} rows (≤ ${MOST_ROWS.max})${quoted(dearest)}\n`,
  );
  goal(`hostile texts, ${size}, answers of 5xx`, broken, 'at most', 0);
  goal(`hostile texts, ${size}, most rows`, most, 'at most', MOST_ROWS.max);
  return most;
}

/**
 * Measures search on records that are released, and prints tables with the goals beside. `searchBytes` is what the
 * search rows take. Returns the median rows of a full page of 20: at a thousand
 * records many are not.
 */
export async function searchCosts(
  ask: Ask,
  collection: Collection,
  records: readonly LiveRecord[],
  searchBytes: SearchBytes,
): Promise<number> {
  const size = shown(records.length);
  // The first question reads what the isolate then keeps.
  await ask('昆山', PAGE);
  const found = await classes(
    ask,
    records.map((record) => namesOf(record, collection)),
    size,
  );
  const rows = spread(found.rows);
  for (const part of ['p50', 'p95', 'max'] as const) {
    print({ name: `search, ${size}, rows ${part} of all classes`, value: rows[part], unit: 'rows' });
    goal(`search, ${size}, rows ${part} of all classes`, rows[part], 'at most', MOST_ROWS[part]);
  }
  process.stderr.write(
    `all classes: rows p50 ${shown(rows.p50)} (≤ ${MOST_ROWS.p50}), p95 ${shown(rows.p95)} (≤ ${MOST_ROWS.p95}), most ${shown(rows.max)} (≤ ${MOST_ROWS.max})\n`,
  );
  await typing(ask, size);
  await hostile(ask, size);
  const each = (bytes: number) => Number((bytes / records.length).toPrecision(3));
  const [index, lists, cards] = [searchBytes.index, searchBytes.lists, searchBytes.cards].map(each);
  const both = index! + lists!;
  print({ name: `search index with lists, ${size}`, value: both, unit: 'bytes/record' });
  print({ name: `search cards, ${size}`, value: cards!, unit: 'bytes/record' });
  process.stderr.write(
    `search: ${index} bytes a record of index and ${lists} of lists (≤ ${MOST_BYTES} together), ${cards} of cards\n\n`,
  );
  if (records.length >= LARGE) goal(`search index, ${size}, bytes a record`, both, 'at most', MOST_BYTES);
  return median(found.fullRows);
}

/** Holds the growth of the median from the first to the last size to its goal. */
export function searchGrowth(medians: readonly (readonly [size: number, rows: number])[]): void {
  const [first, last] = [medians[0], medians.at(-1)];
  if (!first || !last || first === last) return;
  const ratio = last[1] / first[1];
  const name = `search, rows p50 of full pages at ${shown(last[0])} / at ${shown(first[0])}`;
  print({ name, value: ratio, unit: 'ratio' });
  process.stderr.write(`${name}: ${shown(Number(ratio.toPrecision(3)))} (≤ ${MOST_GROWTH})\n`);
  goal(name, ratio, 'at most', MOST_GROWTH);
}
