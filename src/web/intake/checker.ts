/** The worker of the intake page: reads and checks a file, and makes the files to save. Nothing of the file leaves it but to the page. */
import type { Language } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { batchFile } from '../../import/batch-file.ts';
import { correctedCopy } from '../../import/corrected-copy.ts';
import type { Table } from '../../import/file.ts';
import { inChinese, inEnglish } from '../../import/in-chinese.ts';
import { type Checked, checked, opened } from '../../import/intake.ts';
import { ReadError } from '../../import/sheet.ts';
import type { Failed, FromWorker, Saved, Summary, ToWorker } from './messages.ts';
import { sketches } from './sketch.ts';
import { type City, cityFor } from './surroundings.ts';

const say = (message: FromWorker) => self.postMessage(message);

/** The last file that was checked, for what is saved. */
let last: { table: Table; result: Checked; collection: string; name: string } | undefined;

const definition = (id: string) => {
  const found = collectionOf(id);
  if (!found) throw new Error(`no collection ${id}`);
  return found;
};

async function prepare(collection: string): Promise<void> {
  try {
    await cityFor(definition(collection));
    say({ kind: 'prepared', collection });
  } catch (error) {
    say({ kind: 'unprepared', collection, message: String(error instanceof Error ? error.message : error) });
  }
}

function summaryOf({ accepted, waiting, ...rest }: Checked, city: City): Summary {
  const divisions: Record<string, number> = {};
  for (const { values } of accepted) {
    const code = String(values.division ?? '');
    divisions[code] = (divisions[code] ?? 0) + 1;
  }
  const geometries = accepted.flatMap(({ geometry }) => (geometry ? [geometry] : []));
  return {
    ...rest,
    accepted: accepted.length,
    waiting: waiting.length,
    divisions,
    sketches: sketches(geometries, city),
  };
}

function failureOf(error: unknown): Failed {
  if (!(error instanceof ReadError))
    return { message: String(error instanceof Error ? error.message : error) };
  const { code, message, row, column, value } = error;
  return {
    code,
    message,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value: String(value) }),
  };
}

async function check(asked: Extract<ToWorker, { kind: 'check' }>): Promise<void> {
  const { check: number, file, choices } = asked;
  const collection = definition(asked.collection);
  last = undefined;
  try {
    say({ kind: 'stage', check: number, stage: 'city' });
    const city = await cityFor(collection);
    say({ kind: 'stage', check: number, stage: 'file' });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const found = await opened(file.name, bytes, choices, collection);
    say({ kind: 'opened', check: number, opened: found.opened });
    const result = checked(file.name, found.table, choices, {
      collection,
      surroundings: city,
      onRow: (done, of) => say({ kind: 'stage', check: number, stage: 'rows', done, of }),
    });
    say({ kind: 'stage', check: number, stage: 'map' });
    const summary = summaryOf(result, city);
    last = { table: found.table, result, collection: asked.collection, name: file.name };
    say({ kind: 'checked', check: number, summary });
  } catch (error) {
    say({ kind: 'failed', check: number, failed: failureOf(error) });
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const GEOJSON = 'application/geo+json';

function reasonsOf({ faults, places }: Checked, language: Language): Map<number, string> {
  const inWords = language === 'zh' ? inChinese : inEnglish;
  return new Map([
    ...places.map(({ row, reason }) => [row, inWords(reason)] as const),
    ...faults.map(
      ({ row, column, value, reason }) =>
        [row, `${column}${value ? ` “${value}”` : ''}: ${inWords(reason)}`] as const,
    ),
  ]);
}

function save(what: Saved, language: Language): void {
  if (!last) return;
  const { table, result, collection, name } = last;
  const base = name.replace(/\.[^.]+$/, '');
  if (what === 'batch') {
    const drafts = [...result.accepted, ...result.waiting];
    const blob = new Blob([batchFile(drafts, definition(collection))], { type: GEOJSON });
    say({ kind: 'saved', what, name: `${base}-${collection}.geojson`, blob });
    return;
  }
  const { extension, content } = correctedCopy(table, {
    reasons: reasonsOf(result, language),
    language,
    crs: result.crs,
  });
  const blob = new Blob([content], { type: extension === 'xlsx' ? XLSX : GEOJSON });
  say({
    kind: 'saved',
    what,
    name: `${base}-${language === 'zh' ? '待改' : 'to-correct'}.${extension}`,
    blob,
  });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'prepare') void prepare(data.collection);
  else if (data.kind === 'check') void check(data);
  else save(data.what, data.language);
});
