/** What `/status` says, as data. */
import type { Label } from '../../domain/kinds.ts';
import { mapOf } from '../../domain/maps/index.ts';
import type { Sum } from '../counting/sums.ts';
import type { readiness } from '../health/routes.ts';
import { type Counts, type CoverageRow, total } from './coverage.ts';

export type ReleaseLine = {
  map: string;
  label: Label;
  version: number;
  records: number;
  data_as_of: string;
  /** UTC, ISO 8601. */
  released_at: string;
  sample: boolean;
};

export type StatusReport = {
  /** Day of the city's time zone for which is counted. */
  day: string;
  health: Awaited<ReturnType<typeof readiness>>;
  releases: ReleaseLine[];
  coverage: readonly CoverageRow[];
  /** What was counted on the whole site, by month of the city. */
  visits: readonly Sum[];
  total: Counts;
};

/** The public releases, in the order of the maps. */
export async function releaseLines(content: D1Database): Promise<ReleaseLine[]> {
  const { results } = await content
    .prepare(
      `SELECT r.map, r.version, r.records, r.data_as_of, r.created_at AS released_at, r.is_sample
       FROM pointer p JOIN release r ON r.map = p.map AND r.version = p.version`,
    )
    .all<Omit<ReleaseLine, 'label' | 'sample'> & { is_sample: number }>();
  return results
    .flatMap(({ is_sample, ...line }) => {
      const map = mapOf(line.map);
      return map ? [{ order: map.order, line: { ...line, label: map.label, sample: is_sample === 1 } }] : [];
    })
    .sort((a, b) => a.order - b.order)
    .map(({ line }) => line);
}

/** The report of its parts. */
export const report = (parts: Omit<StatusReport, 'total'>): StatusReport => ({
  ...parts,
  total: total(parts.coverage),
});
