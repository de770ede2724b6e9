/** Reports of batches as files. */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BatchRow, liveRows } from '../../db/batch-rows.ts';
import type { Database } from '../../db/bindings.ts';
import type { Collection } from '../domain/kinds.ts';
import { batchReport, type Known } from '../worker/batches/batch-report.ts';
import { batchReportPage } from '../worker/batches/report-page.ts';
import type { State } from '../worker/batches/report-text.ts';
import type { Imported } from './import-file.ts';
import { UsageError } from './usage.ts';

/** Writes the report to a file, or under the name of the batch into a folder, and returns where it is. */
export async function writeReport(content: Database, known: Known, path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(path, `${known.head.id}.html`) : path;
  const page = await batchReportPage(await batchReport(content, known, new Date()));
  await writeFile(file, page).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--html ${file} cannot be written: ${error.code}`);
  });
  return file;
}

type Options = {
  html?: string | undefined;
  by?: string | undefined;
  sample?: boolean | undefined;
  'dry-run'?: boolean | undefined;
};

function stateOf({ report, staged }: Imported, options: Options): State {
  if (staged) return 'staged';
  if (options['dry-run']) return 'checked';
  return report.refused > 0 ? 'refused' : 'nothing';
}

/** Writes the report of an import, also of one that was refused or only checked. */
export async function importReport(
  content: Database,
  imported: Imported,
  collection: Collection,
  options: Options,
): Promise<string> {
  const { batch, report, rows } = imported;
  const live = await liveRows(
    content,
    collection.id,
    rows.map(({ id }) => id),
  );
  return writeReport(
    content,
    {
      head: {
        id: batch,
        created_at: new Date().toISOString(),
        is_sample: options.sample ?? false,
        submitted_by: options.by ?? null,
        undoes: null,
      },
      state: stateOf(imported, options),
      report,
      collection,
      rows: rows.map(
        ({ row, id, change, record }): BatchRow => ({ row, id, change, before: live.get(id), after: record }),
      ),
    },
    options.html!,
  );
}
