/** One file through the importer: read, validate, compare, stage. */
import type { Database } from '../../db/bindings.ts';
import { sha256 } from '../domain/digest.ts';
import type { Geometry } from '../domain/geometry.ts';
import type { Collection } from '../domain/kinds.ts';
import type { Crs } from '../import/coordinates.ts';
import { differ } from '../import/diff.ts';
import { tableOf } from '../import/file.ts';
import { MAX_GEOMETRY_BYTES, type Stored, storedRecord } from '../import/record.ts';
import type { Report } from '../import/report.ts';
import { draftsOf } from '../import/rows.ts';
import { ReadError } from '../import/sheet.ts';
import {
  divisionOutlines,
  existingRecords,
  type Identity,
  identities,
  referenceIndex,
  type StagedRow,
  stage,
} from './staging.ts';

export type ImportOptions = {
  collection: Collection;
  name: string;
  bytes: Uint8Array;
  source?: string | undefined;
  crs?: Crs | undefined;
  encoding?: string | undefined;
  sheet?: string | undefined;
  mapping?: Record<string, string>;
  sample?: boolean;
  /** Read and compare, write nothing. */
  dryRun?: boolean;
  /** Stage the good rows although others are refused. */
  partial?: boolean;
};

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Ten characters of lower-case base32 (50 bits) from SHA-256 of the identity; `salt` after a collision. */
export async function mintedId(
  collection: string,
  source: string,
  sourceNo: string,
  salt = 0,
): Promise<string> {
  const text = new TextEncoder().encode(
    [collection, source, sourceNo, ...(salt ? [String(salt)] : [])].join('\n'),
  );
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest.subarray(0, 10), (byte) => BASE32[byte & 31]).join('');
}

/** Hands out the id and rid of a (source, number): the known one, or the next new one. */
function minter(collection: string, known: Map<string, Identity>) {
  const ids = new Set([...known.values()].map(({ id }) => id));
  let rid = [...known.values()].reduce((most, one) => Math.max(most, one.rid), 0);
  const fresh: Identity[] = [];
  const mint = async (source: string, sourceNo: string): Promise<Identity> => {
    const key = `${source}\n${sourceNo}`;
    const found = known.get(key);
    if (found) return found;
    let salt = 0;
    let id = await mintedId(collection, source, sourceNo);
    while (ids.has(id)) id = await mintedId(collection, source, sourceNo, ++salt);
    rid += 1;
    const one: Identity = { id, rid, source, source_no: sourceNo };
    ids.add(id);
    known.set(key, one);
    fresh.push(one);
    return one;
  };
  return { mint, fresh };
}

const NAMED_CRS: readonly [pattern: RegExp, crs: Crs][] = [
  [/GCJ-?\s?0?2|火星坐标|高德|腾讯地图/i, 'gcj02'],
  [/BD-?\s?0?9|百度/i, 'bd09'],
];

/** WGS84, unless the file itself speaks of a shifted system: then the clerk has to say which it is. */
function assumedCrs(
  name: string,
  { headings, notes }: { headings: readonly string[]; notes: readonly string[] },
): Crs {
  const text = [name, ...headings, ...notes].join('\n').normalize('NFKC');
  const found = NAMED_CRS.find(([pattern]) => pattern.test(text));
  if (!found) return 'wgs84';
  const [pattern, crs] = found;
  throw new ReadError(
    'crs',
    `The file speaks of "${pattern.exec(text)![0]}", but no coordinate system was given; say --crs ${crs}, or --crs wgs84 if its coordinates are not shifted`,
  );
}

const checkSize = (record: Stored): string | undefined =>
  String(record.geometry ?? '').length > MAX_GEOMETRY_BYTES
    ? `the geometry takes ${String(record.geometry).length} bytes; simplify it below ${MAX_GEOMETRY_BYTES}`
    : undefined;

/**
 * Imports a file: nothing is staged when a row is refused (unless `partial`) or on a dry run.
 * @returns the report and whether the rows were staged. @throws ReadError when the file cannot be read at all.
 */
export async function importFile(
  content: Database,
  options: ImportOptions,
): Promise<{ report: Report; staged: boolean }> {
  const { collection, name, bytes } = options;
  const table = await tableOf(name, bytes, options);
  const crs = options.crs ?? table.crs ?? assumedCrs(name, table);
  const outlines = await divisionOutlines(content);
  const { drafts, faults, notes } = draftsOf(table.headings, table.rows, {
    collection,
    crs,
    source: options.source,
    resolve: await referenceIndex(content, collection),
    mapping: options.mapping ?? {},
    divisions: outlines.map(({ code, geometry }) => ({
      code,
      geometry: JSON.parse(String(geometry)) as Geometry,
    })),
  });
  for (const problem of table.problems)
    faults.push({
      row: problem.row ?? 0,
      column: problem.column ?? '',
      value: String(problem.value ?? ''),
      reason: problem.message,
    });

  const createdAt = new Date().toISOString();
  const digest = await sha256(bytes);
  const batch = `${createdAt.replace(/\D/g, '')}-${digest.slice(0, 8)}-${collection.id}`;
  const origin = { batch, file: name, sheet: table.sheet, crs, encoding: table.encoding };
  const compare = differ(collection, await existingRecords(content, collection));
  const { mint, fresh } = minter(collection.id, await identities(content, collection.id));
  const rows: StagedRow[] = [];
  const report: Report = {
    file: name,
    ...(table.sheet ? { sheet: table.sheet } : {}),
    collection: collection.id,
    ...(table.encoding ? { encoding: table.encoding } : {}),
    crs,
    rows: table.rows.length + table.problems.length,
    new: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    untranslated: 0,
    faults,
    conflicts: [],
    notes: [...table.notes, ...notes],
  };
  for (const draft of drafts) {
    const record = storedRecord(draft, collection, origin);
    const tooLarge = checkSize(record);
    if (tooLarge) {
      faults.push({ row: draft.row, column: 'geometry', value: '', reason: tooLarge });
      continue;
    }
    const { change, conflict } = compare(record, draft.row);
    if (record.name_en === null) report.untranslated += 1;
    if (conflict) report.conflicts.push(conflict);
    else report[change as 'new' | 'changed' | 'unchanged'] += 1;
    if (change === 'unchanged') continue;
    const { id } = await mint(String(record.source_dept), String(record.source_no));
    rows.push({ row: draft.row, id, change, record });
  }
  faults.sort((a, b) => a.row - b.row);
  report.refused = faults.length;
  if (options.dryRun || (faults.length > 0 && !options.partial)) return { report, staged: false };
  if (rows.length > 0)
    await stage(
      content,
      {
        id: batch,
        collection: collection.id,
        file: name,
        sha256: digest,
        isSample: options.sample ?? false,
        createdAt,
        report,
      },
      rows,
      fresh,
    );
  return { report, staged: rows.length > 0 };
}
