/** Counts by day of the city, map, surface and event; exactly once for each load. */
import { CITY } from '../../domain/city.ts';
import type { CountedEvent, Occurrence, Surface } from '../../domain/counting.ts';
import { dayAt } from '../../domain/filter.ts';
import type { Bindings } from '../env.ts';
import { partnerOf } from '../partners/partner.ts';

/** The row of the whole site, in which every event is. */
export const WHOLE_SITE = '';

/** How long an event that is told again is known to have been counted. */
const REMEMBERED_MILLISECONDS = 86_400_000;

export type Told = {
  load: string;
  surface: Surface;
  partner: string | null;
  events: readonly Occurrence<CountedEvent>[];
};

/** One transaction: what is new of the load is added to the sums, noted as counted, and returned. */
async function add(database: D1Database, told: Told, partners: readonly string[], now: Date) {
  const events = JSON.stringify(told.events);
  const at = now.toISOString();
  const [, , counted] = await database.batch<{ map: string; event: string }>([
    database
      .prepare('DELETE FROM counted WHERE at < ?')
      .bind(new Date(now.getTime() - REMEMBERED_MILLISECONDS).toISOString()),
    database
      .prepare(
        `INSERT INTO tally (partner, day, map, surface, event, count)
         SELECT p.value, ?1, e.value ->> 0, ?2, e.value ->> 1, 1 FROM json_each(?3) e, json_each(?4) p
         WHERE NOT EXISTS (SELECT 1 FROM counted WHERE load = ?5 AND map = e.value ->> 0 AND event = e.value ->> 1)
         ON CONFLICT DO UPDATE SET count = count + 1`,
      )
      .bind(dayAt(now, CITY.timeZone), told.surface, events, JSON.stringify(partners), told.load),
    database
      .prepare(
        `INSERT INTO counted (load, map, event, at)
         SELECT ?1, value ->> 0, value ->> 1, ?2 FROM json_each(?3) WHERE true
         ON CONFLICT DO NOTHING RETURNING map, event`,
      )
      .bind(told.load, at, events),
  ]);
  return counted!.results;
}

/**
 * Counts what a load tells, unless it was counted before; a partner that is none (any more) counts for the site only.
 * It never throws: a count that is lost must not lose what was counted, and is logged.
 */
export async function tally(env: Bindings, told: Told, now: Date): Promise<void> {
  try {
    const partner = told.partner === null ? undefined : await partnerOf(env, told.partner);
    const partners = partner ? [WHOLE_SITE, partner.key] : [WHOLE_SITE];
    for (const { map, event } of await add(env.PARTNERS, told, partners, now))
      env.EVENTS.writeDataPoint({
        indexes: [partner?.key ?? WHOLE_SITE],
        blobs: [event, map, told.surface],
        doubles: [1],
      });
  } catch (error) {
    console.error(JSON.stringify({ lost: 'count', error: String(error) }));
  }
}
