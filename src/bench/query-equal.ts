/** Random filters asked of the Worker with and without its snapshot, against every record tested one by one. */
import { seeded } from '../../tiles/fixtures.ts';
import type { LiveRecord } from '../../tiles/layers.ts';
import { cql2Text, filterFromCql2 } from '../domain/cql2/filter.ts';
import { CRS84 } from '../domain/crs.ts';
import { conjuncts, type Filter } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { filterFields } from '../domain/query.ts';
import { print, shown } from './figures.ts';
import { goal } from './goals.ts';
import { plainFacet, plainMatches } from './plain-answers.ts';
import type { Door, Isolate } from './query-door.ts';
import { randomFilter } from './query-records.ts';

const PAGE = 50;
/** Facets compared for each filter; more would take the time of other filters. */
const FACETS = 3;
/** Every so manieth filter is also counted without the snapshot, which reads the whole table. */
const BLIND_FACETS = 20;
const MAX_ADDRESS = 8000;

type Items = { numberMatched?: number; features: { id: string }[] };
type Counted = { value: string | boolean; count: number };
type Facets = {
  numberMatched: number;
  facets: Record<string, { values?: Counted[]; histogram?: { count: number }[]; missing: number }>;
};

/** What is wrong with a facet of the answer; undefined for nothing. */
function facetFault(
  { values, histogram, missing }: Facets['facets'][string],
  plain: ReturnType<typeof plainFacet>,
): string | undefined {
  if (missing !== plain.missing) return `${missing} without a value, wanted ${plain.missing}`;
  if (histogram) {
    const sum = histogram.reduce((total, { count }) => total + count, 0);
    const wanted = [...plain.values.values()].reduce((total, count) => total + count, 0);
    return sum === wanted ? undefined : `${sum} in bins, wanted ${wanted}`;
  }
  const wrong = values!.find(({ value, count }) => plain.values.get(value) !== count);
  if (wrong) return `${wrong.count} of ${wrong.value}, wanted ${plain.values.get(wrong.value) ?? 0}`;
  return values!.length === plain.values.size
    ? undefined
    : `${values!.length} values, wanted ${plain.values.size}`;
}

/** Whether a clause asks for one of no values, which CQL2 has no words for. */
function hasEmptyList(filter: Filter): boolean {
  if ('args' in filter) return filter.args.some(hasEmptyList);
  if (filter.op === 'not') return hasEmptyList(filter.arg);
  return filter.op === 'in' && filter.values.length === 0;
}

class Comparison {
  readonly #door: Door;
  readonly #collection: Collection;
  readonly #records: readonly LiveRecord[];
  readonly #address: string;
  faults: string[] = [];
  constructor(door: Door, collection: Collection, records: readonly LiveRecord[]) {
    this.#door = door;
    this.#collection = collection;
    this.#records = records;
    this.#address = `/api/collections/${collection.id}`;
  }

  async #ask<Body>(path: string, isolate: Isolate): Promise<Body | undefined> {
    const { status, body } = await this.#door.ask(`${this.#address}/${path}`, isolate);
    if (status === 200) return body as Body;
    this.faults.push(`${isolate} ${path}: ${status} ${JSON.stringify(body)}`);
    return undefined;
  }

  #items(query: string, isolate: Isolate): Promise<Items | undefined> {
    return this.#ask<Items>(`items?${query}&limit=${PAGE}&skipGeometry=true`, isolate);
  }

  #check(query: string, isolate: Isolate, answer: Items | undefined, plain: readonly LiveRecord[]): void {
    if (!answer) return;
    const ids = answer.features.map(({ id }) => id).join();
    const wanted = plain
      .slice(0, PAGE)
      .map(({ id }) => id)
      .join();
    if (answer.numberMatched !== plain.length)
      this.faults.push(`${isolate} ${query}: ${answer.numberMatched} matched, wanted ${plain.length}`);
    else if (ids !== wanted) this.faults.push(`${isolate} ${query}: other ids than wanted`);
  }

  async #facets(
    query: string,
    filter: Filter,
    names: readonly string[],
    isolates: readonly Isolate[],
    matched: number,
  ): Promise<void> {
    const plain = names.map((name) => plainFacet(this.#records, this.#collection, filter, name));
    for (const isolate of isolates) {
      const answer = await this.#ask<Facets>(`facets?${query}&facets=${names}`, isolate);
      if (!answer) continue;
      if (answer.numberMatched !== matched)
        this.faults.push(`${isolate} facets ${query}: ${answer.numberMatched} matched, wanted ${matched}`);
      for (const [i, name] of names.entries()) {
        const fault = facetFault(answer.facets[name]!, plain[i]!);
        if (fault !== undefined) this.faults.push(`${isolate} facet ${name} ${query}: ${fault}`);
      }
    }
  }

  /** Compares one filter; false when no address can say it. */
  async compare(filter: Filter, names: readonly string[], isBlind: boolean): Promise<boolean> {
    if (hasEmptyList(filter)) return false;
    const text = cql2Text(filter, this.#collection);
    const query = new URLSearchParams({ filter: text }).toString();
    if (query.length > MAX_ADDRESS) return false;
    // The Worker works while the records are tested here.
    const answers = [this.#items(query, 'warm'), this.#items(query, 'no-snapshot')] as const;
    const plain = plainMatches(this.#records, this.#collection, filter);
    this.#check(query, 'warm', await answers[0], plain);
    this.#check(query, 'no-snapshot', await answers[1], plain);
    // A chain of one loses its brackets on the way, and which clauses a facet leaves out goes by what is left.
    const read = filterFromCql2(text, 'cql2-text', this.#collection, CRS84);
    if ('errors' in read) throw new Error(`${text}: ${JSON.stringify(read.errors)}`);
    await this.#facets(query, read.filter, names, isBlind ? ['warm', 'no-snapshot'] : ['warm'], plain.length);
    return true;
  }
}

/**
 * Compares seeded filters until there are `count` or the time is up. All records must be public and valid today.
 * Items are compared on both paths, facets on the snapshot's and now and then on SQL's.
 */
export async function equality(
  door: Door,
  collection: Collection,
  records: readonly LiveRecord[],
  { count, seconds }: { count: number; seconds: number },
): Promise<void> {
  const random = seeded(31);
  const names = filterFields(collection).map(([name]) => name);
  const comparison = new Comparison(door, collection, records);
  const until = Date.now() + seconds * 1000;
  let [done, skipped, clauses] = [0, 0, 0];
  while (done < count && Date.now() < until) {
    const filter = randomFilter(random, collection, records);
    const asked = Array.from({ length: FACETS }, () => names[Math.floor(random() * names.length)]!);
    const isTaken = await comparison.compare(filter, [...new Set(asked)], done % BLIND_FACETS === 0);
    if (!isTaken) {
      skipped += 1;
      continue;
    }
    done += 1;
    clauses += conjuncts(filter).length;
    if (done % 1000 === 0) process.stderr.write(`        ${shown(done)} filters compared\n`);
  }
  const { faults } = comparison;
  const about = `of ${shown(done)} random filters, ${shown(records.length)} records`;
  print({ name: `wrong answers ${about}`, value: faults.length, unit: 'answers' });
  process.stderr.write(
    `wrong answers ${about}: ${faults.length} (wanted 0; ${shown(clauses)} conjuncts, ${skipped} others that no address can say)\n\n`,
  );
  for (const fault of faults.slice(0, 5)) process.stderr.write(`  ${fault.slice(0, 600)}\n`);
  goal(`wrong answers ${about}`, faults.length, 'at most', 0);
}
