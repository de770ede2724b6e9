/** One file through the importer: read, validate, compare, stage. */
import { batchId } from '../../db/batches.ts';
import type { Database } from '../../db/bindings.ts';
import { pause } from '../../tiles/pause.ts';
import { CITY } from '../domain/city.ts';
import { sha256 } from '../domain/digest.ts';
import { dayAt } from '../domain/filter.ts';
import type { Geometry } from '../domain/geometry.ts';
import { CRS, type Crs } from '../import/coordinate-systems.ts';
import { differ, type Existing } from '../import/diff.ts';
import { type FileOptions, type Table, tableOf } from '../import/file.ts';
import { measuring } from '../import/measured.ts';
import { endings, isSame, MAX_GEOMETRY_BYTES, type Stored, storedRecord } from '../import/record.ts';
import { grouped, type PlaceWanted, type Report } from '../import/report.ts';
import { type Draft, draftsOf, type RowOptions } from '../import/rows.ts';
import { ReadError } from '../import/sheet.ts';
import { spokenSystem } from '../import/spoken-system.ts';
import { draftsAhead } from './drafts-ahead.ts';
import { mappingFor, remembered } from './mapping-profile.ts';
import { minter } from './minting.ts';
import {
  divisionOutlines,
  existingRecords,
  handingOver,
  identities,
  landmarks,
  referenceIndex,
  type StagedRow,
  stage,
  stagedBefore,
  waitingForPlace,
  waterOutlines,
} from './staging.ts';

export type ImportOptions = FileOptions & {
  name: string;
  bytes: Uint8Array;
  source?: string | undefined;
  crs?: Crs | undefined;
  /** Yuan a US dollar was agreed to be worth. */
  dollar?: number | undefined;
  mapping?: Record<string, string>;
  /** Leave earlier choices for the same department out, and remember none. */
  noProfile?: boolean;
  sample?: boolean;
  /** Who answers for the file before a release. */
  by?: string | undefined;
  /** Read and compare, write nothing. */
  dryRun?: boolean;
  /** Stage the good rows although others are refused. */
  partial?: boolean;
  /** Is told now and then how far it is. */
  onProgress?: ((progress: ImportProgress) => void) | undefined;
};

/** `done` of `rows` in this step, of which nobody knows while they are written; `share` is that of the whole import, as its time goes. */
export type ImportProgress = {
  step: 'read' | 'check' | 'compare' | 'write';
  done: number;
  rows: number;
  refused: number;
  share: number;
};

/** Where each step ends, as a share of the whole time of a large file. */
const ENDS = { read: 0.1, check: 0.25, compare: 0.85, write: 1 } as const;
const BEGINS = { read: 0, check: ENDS.read, compare: ENDS.check, write: ENDS.compare } as const;

/** Rows in this many are told. */
const STEP = 500;

/** What became of a file: `rows` are those that were staged or would be, `batch` the name they are staged under. */
export type Imported = { report: Report; staged: boolean; batch: string; rows: StagedRow[] };

const LONG_PAUSE = 50;

/** Faults and places that a batch keeps of its report, since a value in D1 is 2 MB at most; what waits is staged anyway. */
const KEPT = 1000;

/** WGS84 (undefined), unless the file itself speaks of a shifted system: then the clerk has to say which it is. */
function assumedCrs(name: string, table: Table): undefined {
  const { crsUnsaid } = table;
  if (crsUnsaid)
    throw new ReadError(
      'crs',
      `${crsUnsaid}, so its coordinate system has to be said: --crs ${CRS.join(', --crs ')}`,
    );
  const spoken = spokenSystem(name, table);
  if (!spoken) return undefined;
  throw new ReadError(
    'crs',
    `The file speaks of "${spoken.words}", but no coordinate system was given; say --crs ${spoken.crs}, or --crs wgs84 if its coordinates are not shifted`,
  );
}

const checkSize = (record: Stored): string | undefined =>
  String(record.geometry ?? '').length > MAX_GEOMETRY_BYTES
    ? `the geometry takes ${String(record.geometry).length} bytes; simplify it below ${MAX_GEOMETRY_BYTES}`
    : undefined;

type Known = (source: string, sourceNo: string) => Stored | undefined;

/** Finds the record that is there so far by source and source number. */
function knownBy(existing: readonly Existing[]): Known {
  const records = new Map(
    existing.map(({ record }) => [`${record.source_dept}\n${record.source_no}`, record]),
  );
  return (source, sourceNo) => records.get(`${source}\n${sourceNo}`);
}

/** The place that each record has so far. */
function placesOf(known: Known): RowOptions['known'] {
  return (source, sourceNo) => {
    const record = known(source, sourceNo);
    const { geometry, lon, lat, address = null } = record ?? {};
    if (typeof geometry !== 'string' || typeof lon !== 'number' || typeof lat !== 'number') return undefined;
    return {
      point: [lon, lat],
      address: address === null ? null : String(address),
      geometry: () => JSON.parse(geometry) as Geometry,
    };
  };
}

const wanted = ({ row, values }: Draft, reason: string): PlaceWanted => ({
  row,
  name: String(values.name_zh ?? ''),
  address: String(values.address ?? ''),
  reason,
});

/**
 * Imports a file: nothing is staged when a row is refused (unless `partial`) or on a dry run.
 * @returns the report and whether the rows were staged. @throws ReadError when the file cannot be read at all.
 */
export async function importFile(content: Database, options: ImportOptions): Promise<Imported> {
  const { collection, name, bytes } = options;
  const tell = (step: ImportProgress['step'], done: number, rows: number, refused: number): void => {
    const share = BEGINS[step] + (ENDS[step] - BEGINS[step]) * (rows === 0 ? 0 : done / rows);
    options.onProgress?.({ step, done, rows, refused, share });
  };
  tell('read', 0, 0, 0);
  const table = await tableOf(name, bytes, options);
  const mapping = await mappingFor(content, table, options);
  const stated = options.crs ?? table.crs ?? mapping.crs ?? assumedCrs(name, table);
  const existing = await existingRecords(content, collection);
  const known = knownBy(existing);
  // Divisions are what the others are held against, not held against what they replace.
  const outlines = collection.id === 'divisions' ? [] : await divisionOutlines(content);
  const { drafts, faults, repairs, notes, crs } = draftsOf(table.headings, table.rows, {
    collection,
    crs: stated ?? 'wgs84',
    isAssumed: stated === undefined,
    known: placesOf(known),
    onRow: (done, refused) => tell('check', done, table.rows.length, refused),
    water: (await waterOutlines(content)).map((text) => JSON.parse(text) as Geometry),
    source: options.source,
    resolve: await referenceIndex(content, collection),
    dollar: options.dollar,
    epoch: table.epoch,
    units: table.units,
    mapping: mapping.fields,
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

  // Reading the rows has held the thread.
  await pause(LONG_PAUSE);
  const createdAt = new Date().toISOString();
  const digest = await sha256(bytes);
  const batch = batchId(createdAt, digest, collection.id);
  const origin = { batch, file: name, sheet: table.sheet, encoding: table.encoding };
  const day = dayAt(new Date(createdAt), CITY.timeZone);
  const compare = differ(collection, existing, { day, isSample: options.sample ?? false });
  const measure = measuring(collection, await landmarks(content, collection));
  const mint = minter(collection.id, await identities(content, collection.id));
  const waiting = await waitingForPlace(content, collection.id);
  const ends = endings(
    collection,
    (record) => known(String(record.source_dept), String(record.source_no)),
    day,
  );
  const rows: StagedRow[] = [];
  const isWanted = () => !options.dryRun && (faults.length === 0 || options.partial === true);
  const incoming = isWanted() ? handingOver(content, batch) : undefined;
  const take = async (row: StagedRow): Promise<void> => {
    rows.push(row);
    await incoming?.add(row);
  };
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
    fusions: [],
    doubles: [],
    repairs: grouped(repairs),
    places: [],
    mapped: mapping.mapped,
    detected: table.detected,
    notes: [...table.notes, ...mapping.notes, ...notes],
  };
  const ahead = await draftsAhead(collection.id, drafts);
  try {
    for (const [i, draft] of drafts.entries()) {
      if (i % STEP === 0) {
        tell('compare', i, drafts.length, faults.length);
        // What is on its way to the database needs the thread now and then.
        await pause();
      }
      const made = ahead && (await ahead.at(i));
      const record = ends.end(storedRecord(draft, collection, origin, measure, made?.pinyin));
      const tooLarge = checkSize(record);
      if (tooLarge) {
        faults.push({ row: draft.row, column: 'geometry', value: '', reason: tooLarge });
        continue;
      }
      if (draft.needsPlace !== undefined) {
        report.places.push(wanted(draft, draft.needsPlace));
        const id = mint(String(record.source_dept), String(record.source_no), made?.id);
        const waits = waiting.get(id);
        if (!waits || !isSame(record, waits)) await take({ row: draft.row, id, change: 'unplaced', record });
        continue;
      }
      const { change, conflict, fusion, double, ...outcome } = compare(record, draft.row);
      if (record.name_en === null) report.untranslated += 1;
      if (conflict) report.conflicts.push(conflict);
      else report[change as 'new' | 'changed' | 'unchanged'] += 1;
      if (fusion) report.fusions!.push(fusion);
      if (double) report.doubles!.push(double);
      if (change === 'unchanged') continue;
      const id = outcome.id ?? mint(String(record.source_dept), String(record.source_no), made?.id);
      await take({ row: draft.row, id, change, record: outcome.record });
    }
  } finally {
    ahead?.end();
  }
  if (ends.count() > 0)
    report.notes.push(
      `${ends.count()} rows end ${collection.holds} days after their verification${drafts.some(({ values }) => !values.verified_at) ? ' (or this import, where none is named)' : ''}, the longest that records of ${collection.id} are shown unverified`,
    );
  faults.sort((a, b) => a.row - b.row);
  report.refused = faults.length;
  if (!isWanted()) {
    await incoming?.drop();
    return { report, staged: false, batch, rows };
  }
  await incoming!.end();
  const choices = remembered(content, mapping, { collection: collection.id, file: name, at: createdAt });
  if (rows.length === 0 && choices.length > 0) await content.batch(choices);
  const before = rows.length === 0 && (await stagedBefore(content, digest, collection.id));
  if (before) report.notes.push(`this very file waits for a release already, as batch ${before}`);
  tell('write', 0, rows.length, faults.length);
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
        by: options.by ?? null,
        report: { ...report, faults: report.faults.slice(0, KEPT), places: report.places.slice(0, KEPT) },
      },
      choices,
    );
  return { report, staged: rows.length > 0, batch, rows };
}
