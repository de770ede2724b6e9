/** What a batch does to which record, before a release and after it. */
import type { Database } from './bindings.ts';
import { jsonChunks } from './json-chunks.ts';
import { stagedRecord } from './staged-rows.ts';

/** A record as its table holds it. */
export type StoredRow = { [column: string]: string | number | null };

/** A batch as lists show it; `releases` are those that made rows of it public, `rows` those that are staged by state. */
export type BatchHead = {
  id: string;
  collection: string;
  file: string;
  status: 'staged' | 'released' | 'discarded';
  created_at: string;
  is_sample: boolean;
  submitted_by: string | null;
  undoes: string | null;
  releases: { map: string; version: number }[];
  waiting: number;
  rejected: number;
  conflicts: number;
  unplaced: number;
};

/** A row of a batch: without `before` its record is new, without `after` it goes. */
export type BatchRow = {
  row: number;
  id: string;
  change: 'new' | 'changed' | 'withdrawn' | 'conflict' | 'unplaced';
  /** The release that made it public; absent while it waits. */
  release?: number;
  verdict?: { is: 'accepted' | 'rejected'; by: string; reason: string | null; at: string };
  before: StoredRow | undefined;
  after: StoredRow | undefined;
};

type HeadRow = Omit<BatchHead, 'is_sample' | 'releases'> & { is_sample: number; releases: string | null };

const HEAD = `SELECT b.id, b.collection, b.file, b.status, b.created_at, b.is_sample, b.submitted_by, b.undoes,
  (SELECT json_group_array(DISTINCT c.map || ' ' || c.release) FROM change c WHERE c.batch = b.id) AS releases,
  (SELECT count(*) FROM staged s WHERE s.batch = b.id AND s.change IN ('new', 'changed', 'withdrawn') AND s.verdict IS NOT 'rejected') AS waiting,
  (SELECT count(*) FROM staged s WHERE s.batch = b.id AND s.verdict = 'rejected') AS rejected,
  (SELECT count(*) FROM staged s WHERE s.batch = b.id AND s.change = 'conflict' AND s.verdict IS NOT 'rejected') AS conflicts,
  (SELECT count(*) FROM staged s WHERE s.batch = b.id AND s.change = 'unplaced' AND s.verdict IS NOT 'rejected') AS unplaced
  FROM batch b`;

const headOf = ({ is_sample, releases, ...row }: HeadRow): BatchHead => ({
  ...row,
  is_sample: is_sample === 1,
  releases: (JSON.parse(releases ?? '[]') as string[]).map((text) => {
    const [map, version] = text.split(' ');
    return { map: map!, version: Number(version) };
  }),
});

/** The newest batches, newest first. */
export async function batchList(content: Database, limit: number): Promise<BatchHead[]> {
  const { results } = await content
    .prepare(`${HEAD} ORDER BY b.created_at DESC, b.id DESC LIMIT ?`)
    .bind(limit)
    .all<HeadRow>();
  return results.map(headOf);
}

/** A batch by its id or the beginning of it, with its report. @throws Error when there is none, or more than one. */
export async function batchHead(
  content: Database,
  name: string,
): Promise<{ head: BatchHead; report: unknown }> {
  const { results } = await content
    .prepare(`${HEAD} WHERE substr(b.id, 1, length(?1)) = ?1 ORDER BY b.id = ?1 DESC, b.id LIMIT 2`)
    .bind(name)
    .all<HeadRow>();
  const [first, second] = results;
  if (!first || name === '') throw new Error(`There is no batch ${name}; relitu batches lists them`);
  if (second && first.id !== name)
    throw new Error(`Several batches begin with ${name}: ${first.id}, ${second.id} …`);
  const found = await content
    .prepare('SELECT report FROM batch WHERE id = ?')
    .bind(first.id)
    .first<{ report: string }>();
  return { head: headOf(first), report: JSON.parse(found!.report) as unknown };
}

/** The live records of those ids. */
export async function liveRows(
  content: Database,
  collection: string,
  ids: readonly string[],
): Promise<Map<string, StoredRow>> {
  const found = new Map<string, StoredRow>();
  for (const json of jsonChunks(ids)) {
    const { results } = await content
      .prepare(`SELECT * FROM "${collection}" WHERE id IN (SELECT value FROM json_each(?))`)
      .bind(json)
      .all<StoredRow>();
    for (const record of results) found.set(String(record.id), record);
  }
  return found;
}

type StagedRow = {
  row: number;
  id: string;
  change: BatchRow['change'];
  record: string;
  verdict: 'accepted' | 'rejected' | null;
  verdict_by: string;
  verdict_reason: string | null;
  verdict_at: string;
};

async function waitingRows(content: Database, { id, collection }: BatchHead): Promise<BatchRow[]> {
  const { results } = await content
    .prepare(
      `SELECT "row", id, change, record, verdict, verdict_by, verdict_reason, verdict_at FROM staged WHERE batch = ? ORDER BY "row"`,
    )
    .bind(id)
    .all<StagedRow>();
  const live = await liveRows(
    content,
    collection,
    results.map((one) => one.id),
  );
  return results.map(({ row, id, change, record, verdict, verdict_by, verdict_reason, verdict_at }) => ({
    row,
    id,
    change,
    ...(verdict === null
      ? {}
      : { verdict: { is: verdict, by: verdict_by, reason: verdict_reason, at: verdict_at } }),
    before: live.get(id),
    after: change === 'withdrawn' ? undefined : stagedRecord(collection, record),
  }));
}

type Logged = { id: string; version: number; release: number };

/** Every version that the given records ever had, by id and version. */
export async function versionsOf(content: Database, collection: string, ids: readonly string[]) {
  const versions = new Map<string, StoredRow>();
  for (const json of jsonChunks(ids)) {
    const { results } = await content
      .prepare(
        `SELECT id, version, record FROM history WHERE collection = ?1 AND id IN (SELECT value FROM json_each(?2))`,
      )
      .bind(collection, json)
      .all<{ id: string; version: number; record: string }>();
    for (const { id, version, record } of results)
      versions.set(`${id} ${version}`, JSON.parse(record) as StoredRow);
  }
  const live = await liveRows(content, collection, ids);
  for (const [id, record] of live) versions.set(`${id} ${record.version}`, record);
  return { live, at: (id: string, version: number) => versions.get(`${id} ${version}`) };
}

const rowNumber = (record: StoredRow | undefined): number =>
  Number((JSON.parse(String(record?.lineage ?? '{}')) as { row?: number }).row ?? 0);

async function releasedRows(content: Database, { id, collection }: BatchHead): Promise<BatchRow[]> {
  const { results } = await content
    .prepare('SELECT id, version, release FROM change WHERE batch = ? ORDER BY release, id')
    .bind(id)
    .all<Logged>();
  const { at } = await versionsOf(
    content,
    collection,
    results.map((one) => one.id),
  );
  return results.map(({ id, version, release }): BatchRow => {
    const record = at(id, version);
    // A version made live carries the number of the release that did; of one that went, the log names the last.
    const isGone = record?.release !== release;
    const [before, after] = isGone ? [record, undefined] : [at(id, version - 1), record];
    const change = after === undefined ? 'withdrawn' : before === undefined ? 'new' : 'changed';
    return { row: rowNumber(after ?? before), id, change, release, before, after };
  });
}

/** What a batch has done and what of it still waits, in the order of its file. */
export async function batchRows(content: Database, head: BatchHead): Promise<BatchRow[]> {
  const rows = [...(await releasedRows(content, head)), ...(await waitingRows(content, head))];
  return rows.sort((a, b) => a.row - b.row);
}
