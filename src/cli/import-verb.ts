/** `relitu import`: a department's file becomes staged rows. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Label } from '../domain/kinds.ts';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { fieldOf } from '../domain/record.ts';
import { type Crs, crsNamed } from '../import/coordinate-systems.ts';
import { ENCODING_NAMES, encodingNamed } from '../import/encoding.ts';
import { FILE_KINDS } from '../import/file-kind.ts';
import { ReadError } from '../import/sheet.ts';
import { type Imported, importFile } from './import-file.ts';
import type { Arguments } from './main.ts';
import { personOf } from './persons.ts';
import { importReport } from './report-file.ts';
import { reportLines } from './report-lines.ts';
import { localeLanguage, rowProgress } from './row-progress.ts';
import { openStore } from './store.ts';
import { UsageError } from './usage.ts';

/** Prints a result as JSON or as lines. */
export const say = (values: Arguments['values'], result: unknown, lines: string[]) =>
  console.log(values.json ? JSON.stringify(result, null, 2) : lines.join('\n'));

function mappingOf(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new UsageError(`--map ${pair}: write --map "column heading=field"`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Yuan for a dollar. */
function dollarOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,2}(\.\d{1,6})?$/.test(text) && Number(text) > 0) return Number(text);
  throw new UsageError(`--usd ${text}: write the yuan one dollar was agreed to be worth, such as 7.1884`);
}

/** `3`, or `3-4` for headings over two rows. */
function headingRowsOf(text: string | undefined): [number, number] | undefined {
  if (text === undefined) return undefined;
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined || Number(last ?? first) < Number(first))
    throw new UsageError(`--header-row ${text}: write the number of the row, or 3-4 for two rows`);
  return [Number(first), Number(last ?? first)];
}

/** The one positional argument a command takes. */
export function only(positionals: readonly string[], what: string): string {
  const [first, second] = positionals;
  if (first === undefined) throw new UsageError(`a ${what} is missing`);
  if (second !== undefined)
    throw new UsageError(`"${second}" is one argument too many; quote names with spaces`);
  return first;
}

function crsOption(name: string): Crs {
  try {
    return crsNamed(name);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new UsageError(`--crs ${name}: ${error.message}`);
  }
}

/** The bytes of a file named by a command. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read: ${error.code}`);
  });
  return new Uint8Array(bytes);
}

const SAY = {
  batch: (id: string): Label => ({ zh: `批次 ${id}`, en: `batch ${id}` }),
  report: (file: string): Label => ({ zh: `报告在 ${file}`, en: `Report in ${file}` }),
  checked: { zh: '只检查，没有暂存。', en: 'Checked only; nothing was staged.' },
  nothing: { zh: '没有暂存任何内容。', en: 'Nothing was staged.' },
  staged: (step: Label, places: Label): Label => ({
    zh: `已暂存；${step.zh}后公开${places.zh}。`,
    en: `Staged; ${step.en} makes it public${places.en}.`,
  }),
  places: {
    zh: '，待补位置的除外：`relitu places`',
    en: ', but for what waits for a place: `relitu places`',
  },
  release: { zh: '运行 `relitu release` ', en: '`relitu release`' },
  approve: {
    zh: '由另一人运行 `relitu release --approved-by 姓名` ',
    en: '`relitu release --approved-by NAME`, by another person,',
  },
  sign: {
    zh: '先运行 `relitu batches sign 批次 --by 姓名`，再由另一人运行 `relitu release --approved-by 姓名` ',
    en: '`relitu batches sign BATCH --by NAME` and then `relitu release --approved-by NAME`, by another person,',
  },
} as const;

const NONE: Label = { zh: '', en: '' };

/** What became of the file, and the next step. */
function endOf({ report, staged }: Imported, { sample, by, 'dry-run': isDry }: Arguments['values']): Label {
  if (isDry) return SAY.checked;
  if (!staged) return SAY.nothing;
  const step = sample ? SAY.release : by === undefined ? SAY.sign : SAY.approve;
  return SAY.staged(step, report.places.length > 0 ? SAY.places : NONE);
}

/** Runs `relitu import`. */
export async function runImport({ values, positionals }: Arguments): Promise<number> {
  const file = only(positionals, 'FILE');
  const collection = collectionOf(values.collection ?? '');
  if (!collection)
    throw new UsageError(
      `--collection ${values.collection ?? ''}: use one of ${COLLECTIONS.map(({ id }) => id).join(', ')}`,
    );
  const mapping = mappingOf(values.map);
  const foreign = Object.entries(mapping).find(([, name]) => !fieldOf(collection, name));
  if (foreign)
    throw new UsageError(`--map ${foreign.join('=')}: ${collection.id} has no field ${foreign[1]}`);
  if (values.encoding !== undefined && !encodingNamed(values.encoding))
    throw new UsageError(`--encoding ${values.encoding}: use one of ${ENCODING_NAMES.join(', ')}`);
  if (values.format !== undefined && !(FILE_KINDS as readonly string[]).includes(values.format))
    throw new UsageError(`--format ${values.format}: use one of ${FILE_KINDS.join(', ')}`);
  const by = personOf('by', values.by);
  const bytes = await bytesOf(file);
  const store = await openStore({ remote: values.remote ?? false });
  const bar = rowProgress();
  const start = performance.now();
  try {
    const imported = await importFile(store.content, {
      collection,
      name: basename(file),
      bytes,
      source: values.source,
      crs: values.crs === undefined ? undefined : crsOption(values.crs),
      format: values.format,
      encoding: values.encoding,
      delimiter: values.delimiter,
      sheet: values.sheet,
      headingRows: headingRowsOf(values['header-row']),
      mapping,
      noProfile: values['no-profile'] ?? false,
      dollar: dollarOf(values.usd),
      partial: values.partial ?? false,
      sample: values.sample ?? false,
      by,
      dryRun: values['dry-run'] ?? false,
      onProgress: bar.rows,
    }).catch((error) => {
      bar.end();
      throw error;
    });
    const { report, staged } = imported;
    bar.end({
      rows: report.rows,
      refused: report.refused,
      seconds: (performance.now() - start) / 1000,
    });
    const written =
      values.html === undefined ? undefined : await importReport(store.content, imported, collection, values);
    const language = localeLanguage(process.env);
    say(
      values,
      {
        ...report,
        staged,
        ...(staged ? { batch: imported.batch } : {}),
        ...(written ? { html: written } : {}),
      },
      [
        ...reportLines(report, { language }),
        ...(staged ? [`  ${SAY.batch(imported.batch)[language]}`] : []),
        ...(written ? [SAY.report(written)[language]] : []),
        endOf(imported, values)[language],
      ],
    );
    return report.refused > 0 && !values.partial ? 1 : 0;
  } finally {
    await store.close();
  }
}
