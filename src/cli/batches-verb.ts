/** `relitu batches`: what was handed in, what it changes, and what is decided about it. */
import { batchHead, batchList, batchRows } from '../../db/batch-rows.ts';
import type { Database } from '../../db/bindings.ts';
import { judge, selectedRows, sign } from '../../db/verdicts.ts';
import { undo } from '../../tiles/undo.ts';
import { filterFromCql2 } from '../domain/cql2/filter.ts';
import type { Filter } from '../domain/filter.ts';
import type { Collection } from '../domain/kinds.ts';
import { collectionOf } from '../domain/maps/index.ts';
import type { Report } from '../import/report.ts';
import { changedRows, diffLines, headLine } from './batch-lines.ts';
import { needed, personOf } from './persons.ts';
import { writeReport } from './report-file.ts';
import { reportLines } from './report-lines.ts';
import { takenAsSame } from './same-thing.ts';
import { openStore } from './store.ts';
import { UsageError } from './usage.ts';

type Values = {
  row?: string[] | undefined;
  where?: string | undefined;
  by?: string | undefined;
  reason?: string | undefined;
  same?: boolean | undefined;
  limit?: string | undefined;
  html?: string | undefined;
  json?: boolean | undefined;
  remote?: boolean | undefined;
};

type Outcome = { result: unknown; lines: string[] };
type Act = (content: Database) => Promise<Outcome>;

const LIST_LENGTH = 40;
const DIFF_LENGTH = 200;

function limitOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new UsageError(`--limit ${text}: write a whole number of at least 1`);
  return Number(text);
}

/** `3`, `3-8` and `3,5` as numbers; undefined when the option is missing. */
function rowsOf(texts: readonly string[] | undefined): number[] | undefined {
  return texts?.flatMap((text) =>
    text.split(',').flatMap((part) => {
      const [, first, last = first] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part.trim()) ?? [];
      if (first === undefined || Number(last) < Number(first))
        throw new UsageError(`--row ${text}: write a row of the file, such as 3, 3-8 or 3,5`);
      return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i);
    }),
  );
}

/** The rule in `--where`, on a collection. */
function ruleOf(text: string | undefined, collection: Collection): Filter | undefined {
  if (text === undefined) return undefined;
  const read = filterFromCql2(text, 'cql2-text', collection);
  if ('filter' in read) return read.filter;
  throw new UsageError(`--where ${text}: ${read.errors.map(({ reason }) => reason).join('; ')}`);
}

/** A batch with its collection, report and rows. */
export async function openBatch(content: Database, name: string) {
  const { head, report } = await batchHead(content, name);
  const collection = collectionOf(head.collection);
  if (!collection)
    throw new Error(
      `Batch ${head.id} is of ${head.collection}, which no map has; put the collection back into a map to open it`,
    );
  return { head, report, collection, rows: await batchRows(content, head) };
}

const list = (values: Values): Act => {
  const limit = limitOf(values.limit, LIST_LENGTH);
  return async (content) => {
    const batches = await batchList(content, limit);
    return { result: batches, lines: batches.length > 0 ? batches.map(headLine) : ['There are no batches.'] };
  };
};

const diff = (values: Values, name: string): Act => {
  const limit = limitOf(values.limit, DIFF_LENGTH);
  return async (content) => {
    const { head, collection, rows } = await openBatch(content, name);
    return {
      result: { ...head, rows: changedRows(rows, collection) },
      lines: diffLines(head, rows, collection, limit),
    };
  };
};

const report = (values: Values, name: string): Act => {
  const limit = limitOf(values.limit, DIFF_LENGTH);
  return async (content) => {
    const { head, report: kept, collection, rows } = await openBatch(content, name);
    if (values.html !== undefined) {
      const file = await writeReport(
        content,
        { head, state: head.status, report: kept as Report, collection, rows },
        values.html,
      );
      return { result: { batch: head.id, file }, lines: [`Report in ${file}`] };
    }
    return {
      result: { ...head, report: kept, rows: changedRows(rows, collection) },
      lines: [...reportLines(kept as Report), ...diffLines(head, rows, collection, limit)],
    };
  };
};

const verdict =
  (is: 'accepted' | 'rejected') =>
  (values: Values, name: string): Act => {
    const by = needed('by', values.by, 'a verdict is kept with the name of who gave it');
    const reason = values.reason?.trim() || null;
    if (is === 'rejected' && reason === null)
      throw new UsageError('--reason is missing: whoever handed the rows in is told why');
    if (is === 'rejected' && values.same)
      throw new UsageError('--same goes with accept: a rejected row is no record at all');
    const numbers = rowsOf(values.row);
    return async (content) => {
      const { head, report: kept, collection, rows } = await openBatch(content, name);
      const where = ruleOf(values.where, collection);
      const selected = selectedRows(rows, { rows: numbers, where }, collection);
      const meant = values.same
        ? await takenAsSame(content, head, selected, collection, kept as Report)
        : selected;
      await judge(content, head, meant, { is, by, reason, at: new Date().toISOString() });
      const end = is === 'rejected' ? 'no release takes them' : 'the next release takes them';
      return {
        result: { batch: head.id, [is]: meant.map(({ row, id }) => ({ row, id })) },
        lines: [`${meant.length} of ${rows.length} rows of batch ${head.id} ${is} by ${by}; ${end}.`],
      };
    };
  };

const undone = (values: Values, name: string): Act => {
  const by = personOf('by', values.by) ?? null;
  return async (content) => {
    const { head } = await batchHead(content, name);
    const result = await undo(content, head, { by, now: new Date() });
    const { batch, restored, withdrawn, overtaken } = result;
    return {
      result,
      lines: [
        `Batch ${batch} takes ${head.id} back: ${restored} records as they were before, ${withdrawn} go; \`relitu release\` makes it public.`,
        ...overtaken.map(
          (one) =>
            `  stays as it is: ${one.name} (${one.id}), changed later by batch ${one.by.batch}${one.by.release === null ? ', which waits' : ` in release ${one.by.release}`}`,
        ),
      ],
    };
  };
};

const signed = (values: Values, name: string): Act => {
  const by = needed('by', values.by, 'the name of who answers for the batch');
  return async (content) => {
    const { head } = await batchHead(content, name);
    await sign(content, head, by);
    return { result: { batch: head.id, submitted_by: by }, lines: [`${by} answers for batch ${head.id}.`] };
  };
};

const ACTS: Readonly<Record<string, (values: Values, batch: string) => Act>> = {
  diff,
  report,
  accept: verdict('accepted'),
  reject: verdict('rejected'),
  undo: undone,
  sign: signed,
};

/** Runs the verb. @throws UsageError before anything is opened, but for rules, which need the batch's collection. */
export async function runBatches({
  values,
  positionals,
}: {
  values: Values;
  positionals: readonly string[];
}): Promise<number> {
  const [name = 'list', batch, more] = positionals;
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if ((!act && name !== 'list') || more !== undefined || (name === 'list' && batch !== undefined))
    throw new UsageError(
      `batches ${positionals.join(' ')}: use list, or one of ${Object.keys(ACTS).join(', ')} with a BATCH`,
    );
  if (act && batch === undefined)
    throw new UsageError(`batches ${name}: a BATCH is missing; relitu batches lists them`);
  const run = act ? act(values, batch!) : list(values);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const { result, lines } = await run(store.content);
    console.log(values.json ? JSON.stringify(result, null, 2) : lines.join('\n'));
    return 0;
  } finally {
    await store.close();
  }
}
