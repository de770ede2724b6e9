/** What was counted, by month of the city. */
import { ByteCache } from '../../../tiles/byte-cache.ts';
import { CITY } from '../../domain/city.ts';
import { type CountedEvent, EVENTS, type Surface } from '../../domain/counting.ts';
import { dayAt } from '../../domain/filter.ts';

/** How many months are told of, this one among them. */
export const TOLD_MONTHS = 24;

/** How often an event was counted in a month (`YYYY-MM`) on a map. */
export type Sum = { month: string; map: string; surface: Surface; event: CountedEvent; count: number };

/** The last months up to the one of a time, as `YYYY-MM`, oldest first. */
export function lastMonths(now: Date, count = TOLD_MONTHS): string[] {
  const [year, month] = dayAt(now, CITY.timeZone).split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(year, month - count + i, 1)).toISOString().slice(0, 7),
  );
}

/** The sums of a partner, or of the whole site, in the months told of. */
export async function monthlySums(database: D1Database, partner: string, now: Date): Promise<Sum[]> {
  const [first] = lastMonths(now);
  const { results } = await database
    .prepare(
      `SELECT substr(day, 1, 7) AS month, map, surface, event, sum(count) AS count FROM tally
       WHERE partner = ? AND day >= ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    )
    .bind(partner, `${first}-01`)
    .all<Sum>();
  return results;
}

const LIMIT_BYTES = 1024 * 1024;
const SUM_BYTES = 150;
const MINUTE = 60_000;
const kept = new WeakMap<object, ByteCache<string, Sum[]>>();

/** The sums as an isolate knows them for a minute. `plain` is the binding by which they are kept. */
export function keptSums(plain: object, database: D1Database, partner: string, now: Date): Promise<Sum[]> {
  const cache =
    kept.get(plain) ??
    new ByteCache<string, Sum[]>(LIMIT_BYTES, (sums) => sums.length * SUM_BYTES, LIMIT_BYTES);
  kept.set(plain, cache);
  return cache.load(`${partner} ${Math.floor(now.getTime() / MINUTE)}`, () =>
    monthlySums(database, partner, now),
  );
}

/** How often each event was counted. */
export type Counts = Readonly<Record<CountedEvent, number>>;

/** The sums that pass a test, event by event. */
export function countsOf(sums: readonly Sum[], test: (sum: Sum) => boolean = () => true): Counts {
  const counts = Object.fromEntries(EVENTS.map((event) => [event, 0])) as Record<CountedEvent, number>;
  for (const sum of sums) if (test(sum)) counts[sum.event] += sum.count;
  return counts;
}
