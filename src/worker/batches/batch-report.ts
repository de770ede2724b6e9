/** Everything the report of a batch shows, read at once. */
import type { BatchHead, BatchRow, StoredRow } from '../../../db/batch-rows.ts';
import type { Database } from '../../../db/bindings.ts';
import { jsonChunks } from '../../../db/json-chunks.ts';
import type { Geometry } from '../../domain/geometry.ts';
import type { Collection, Label } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldsOf } from '../../domain/record.ts';
import type { Report } from '../../import/report.ts';
import type { State } from './report-text.ts';

/** Outlines that the changes are drawn on. */
export type Ground = {
  divisions: { code: string; name: Label; lon: number; lat: number; geometry: Geometry }[];
  water: Geometry[];
};

/** The release that made rows of the batch public, and who approved it. */
export type Publication = { map: string; version: number; created_at: string; approved_by: string | null };

export type BatchReport = {
  head: Pick<BatchHead, 'id' | 'created_at' | 'is_sample' | 'submitted_by' | 'undoes'>;
  state: State;
  report: Report;
  collection: Collection;
  rows: readonly BatchRow[];
  publications: readonly Publication[];
  ground: Ground;
  /** Names of the records that rows refer to, by id. */
  names: ReadonlyMap<string, Label>;
  made: Date;
};

/** The outlines as they are live. */
async function groundOf(content: Database): Promise<Ground> {
  const divisions = await content
    .prepare('SELECT code, name_zh, name_en, lon, lat, geometry FROM divisions WHERE geometry IS NOT NULL')
    .all<{
      code: string;
      name_zh: string;
      name_en: string | null;
      lon: number;
      lat: number;
      geometry: string;
    }>();
  const water = await content
    .prepare('SELECT geometry FROM water WHERE geometry IS NOT NULL')
    .all<{ geometry: string }>();
  return {
    divisions: divisions.results.map(({ code, name_zh, name_en, lon, lat, geometry }) => ({
      code,
      name: { zh: name_zh, en: name_en ?? name_zh },
      lon,
      lat,
      geometry: JSON.parse(geometry) as Geometry,
    })),
    water: water.results.map(({ geometry }) => JSON.parse(geometry) as Geometry),
  };
}

async function namesOf(
  content: Database,
  collection: Collection,
  rows: readonly BatchRow[],
): Promise<Map<string, Label>> {
  const names = new Map<string, Label>();
  for (const [field, { kind, ...rest }] of Object.entries(fieldsOf(collection))) {
    const to = kind === 'reference' ? (rest as { to: string }).to : undefined;
    if (to === undefined || !collectionOf(to)) continue;
    const ids = new Set(
      rows
        .flatMap(({ before, after }) => [before?.[field], after?.[field]])
        .filter((id) => typeof id === 'string'),
    );
    for (const json of jsonChunks(ids)) {
      const { results } = await content
        .prepare(`SELECT id, name_zh, name_en FROM "${to}" WHERE id IN (SELECT value FROM json_each(?))`)
        .bind(json)
        .all<{ id: string; name_zh: string; name_en: string | null }>();
      for (const { id, name_zh, name_en } of results) names.set(id, { zh: name_zh, en: name_en ?? name_zh });
    }
  }
  return names;
}

async function publicationsOf(content: Database, batch: string): Promise<Publication[]> {
  const { results } = await content
    .prepare(
      `SELECT map, version, created_at, approved_by FROM release
       WHERE (map, version) IN (SELECT map, release FROM change WHERE batch = ?) ORDER BY created_at`,
    )
    .bind(batch)
    .all<Publication>();
  return results;
}

/** What a batch says of itself. */
export type Known = Pick<BatchReport, 'head' | 'state' | 'report' | 'collection' | 'rows'>;

/** What is known of a batch, with what its report is drawn on. */
export async function batchReport(content: Database, known: Known, made: Date): Promise<BatchReport> {
  return {
    ...known,
    made,
    publications: await publicationsOf(content, known.head.id),
    ground: await groundOf(content),
    names: await namesOf(content, known.collection, known.rows),
  };
}

/** The record a row is about: as it will be, or as it was. */
export const subjectOf = ({ before, after }: BatchRow): StoredRow => (after ?? before)!;
