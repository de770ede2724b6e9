/** What a person does to live records without a file, as the batch that every change comes by. */
import { batchId, type NewBatch } from '../db/batches.ts';
import { sha256 } from '../src/domain/digest.ts';
import type { LiveRecord } from './layers.ts';
import type { StagedRecord } from './release-rows.ts';

/** A record as a row that makes it live, or takes it out. */
export const rowOf = (record: LiveRecord, batch: string, change: StagedRecord['change']): StagedRecord => ({
  batch,
  id: String(record.id),
  rid: Number(record.rid),
  is_sample: Number(record.is_sample),
  change,
  record,
});

/** What stands in place of the report of a file. */
const reportOf = (collection: string, file: string, changed: number, withdrawn: number) => ({
  file,
  collection,
  crs: 'wgs84',
  rows: changed + withdrawn,
  new: 0,
  changed,
  unchanged: 0,
  withdrawn,
  refused: 0,
  untranslated: 0,
  faults: [],
  conflicts: [],
  repairs: [],
  places: [],
  mapped: [],
  detected: [],
  notes: [],
});

export type Act = Pick<NewBatch, 'collection' | 'isSample' | 'by'> & {
  /** Says what is done to what, where an import names its file. */
  name: string;
  now: Date;
  changed?: number;
  withdrawn?: number;
};

/** The head of the batch of an act. */
export async function batchOf({
  collection,
  name,
  now,
  changed = 0,
  withdrawn = 0,
  ...rest
}: Act): Promise<NewBatch> {
  const createdAt = now.toISOString();
  const digest = await sha256(`${name} ${createdAt}`);
  return {
    ...rest,
    id: batchId(createdAt, digest, collection),
    collection,
    file: name,
    sha256: digest,
    createdAt,
    report: reportOf(collection, name, changed, withdrawn),
  };
}
