/** `relitu enquiries`: lists, exports and deletes enquiries. */
import { writeFile } from 'node:fs/promises';
import type { Database } from '../../db/bindings.ts';
import { receiptFrom } from '../domain/receipt.ts';
import { startOfDay } from '../domain/zoned-day.ts';
import { enquiriesCsv, enquiryLines, purgeEnquiries, readEnquiries, type Selection } from './enquiries.ts';
import { openStore } from './store.ts';
import { UsageError } from './usage.ts';

type Values = {
  since?: string | undefined;
  before?: string | undefined;
  office?: string | undefined;
  receipt?: string | undefined;
  partner?: string | undefined;
  format?: string | undefined;
  output?: string | undefined;
  json?: boolean | undefined;
  remote?: boolean | undefined;
  'dry-run'?: boolean | undefined;
};

function dayOf(option: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const day = startOfDay(text);
  if (Number.isNaN(day.getTime())) throw new UsageError(`--${option} ${text}: write a day as YYYY-MM-DD`);
  return day;
}

function receiptOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const receipt = receiptFrom(text);
  if (receipt === undefined)
    throw new UsageError(`--receipt ${text}: this is no receipt number; a symbol may be wrong or missing`);
  return receipt;
}

const selectionOf = ({ since, office, receipt, partner }: Values): Selection => ({
  partner,
  since: dayOf('since', since),
  office,
  receipt: receiptOf(receipt),
});

type Action = (values: Values) => (enquiries: Database) => Promise<void>;

const list: Action = (values) => {
  const selection = selectionOf(values);
  return async (enquiries) => {
    const found = await readEnquiries(enquiries, selection);
    const lines = found.length > 0 ? found.flatMap(enquiryLines) : ['There are no such enquiries.'];
    console.log(values.json ? JSON.stringify(found, null, 2) : lines.join('\n'));
  };
};

const exported: Action = (values) => {
  const format = values.format ?? (values.json ? 'json' : 'csv');
  if (format !== 'csv' && format !== 'json') throw new UsageError(`--format ${format}: use csv or json`);
  const selection = selectionOf(values);
  return async (enquiries) => {
    const found = await readEnquiries(enquiries, selection);
    const text = format === 'csv' ? enquiriesCsv(found) : `${JSON.stringify(found, null, 2)}\n`;
    if (!values.output) process.stdout.write(text);
    else {
      // Others on this machine must not read it.
      await writeFile(values.output, text, { mode: 0o600 });
      console.error(`${found.length} enquiries in ${values.output}: personal data, delete it when answered.`);
    }
  };
};

const purge: Action = (values) => {
  const [before, receipt] = [dayOf('before', values.before), receiptOf(values.receipt)];
  if (
    values.since !== undefined ||
    values.office !== undefined ||
    values.partner !== undefined ||
    (before === undefined) === (receipt === undefined)
  )
    throw new UsageError('purge takes --before DAY or --receipt NUMBER, one of them and nothing else');
  if (before !== undefined && before.getTime() > Date.now())
    throw new UsageError(`--before ${values.before}: this day has not begun`);
  return async (enquiries) => {
    if (receipt !== undefined && (await readEnquiries(enquiries, { receipt })).length === 0)
      throw new Error(`There is no enquiry ${receipt}; it may have been deleted before`);
    const which = receipt === undefined ? { before: before! } : { receipt };
    const receipts = values['dry-run']
      ? (await readEnquiries(enquiries, receipt === undefined ? {} : { receipt }))
          .filter(({ received_at }) => before === undefined || received_at < before.toISOString())
          .map((one) => one.receipt)
      : await purgeEnquiries(enquiries, which);
    const end = values['dry-run'] ? 'would be deleted; nothing was.' : 'deleted.';
    const result = { deleted: values['dry-run'] ? 0 : receipts.length, receipts };
    console.log(
      values.json ? JSON.stringify(result, null, 2) : [...receipts, `${receipts.length} ${end}`].join('\n'),
    );
  };
};

const ACTIONS: Readonly<Record<string, Action>> = { list, export: exported, purge };

/** Runs the verb. @throws UsageError before anything is opened. */
export async function runEnquiries({
  values,
  positionals,
}: {
  values: Values;
  positionals: readonly string[];
}): Promise<number> {
  const [name = 'list', more] = positionals;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action || more !== undefined)
    throw new UsageError(`enquiries ${positionals.join(' ')}: use one of ${Object.keys(ACTIONS).join(', ')}`);
  const run = action(values);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    await run(store.enquiries);
    return 0;
  } finally {
    await store.close();
  }
}
