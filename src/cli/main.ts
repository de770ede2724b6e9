/** The `relitu` command: picks the verb, prints its result, turns failures into exit codes. */
import { parseArgs } from 'node:util';
import { ReadError } from '../import/sheet.ts';
import { localeLanguage } from './row-progress.ts';
import { UsageError } from './usage.ts';

const isChinese = localeLanguage(process.env) === 'zh';

const help = async () =>
  isChinese ? (await import('./help-zh.ts')).HELP_ZH : (await import('./help.ts')).HELP;

/** An error in the language of the terminal. */
const said = async (message: string): Promise<string> =>
  isChinese ? (await import('./errors-zh.ts')).errorInChinese(message) : message;

const OPTIONS = {
  collection: { type: 'string' },
  source: { type: 'string' },
  crs: { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  sheet: { type: 'string' },
  'header-row': { type: 'string' },
  map: { type: 'string', multiple: true },
  usd: { type: 'string' },
  'no-profile': { type: 'boolean' },
  partial: { type: 'boolean' },
  sample: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  all: { type: 'boolean' },
  format: { type: 'string' },
  output: { type: 'string' },
  csv: { type: 'boolean' },
  since: { type: 'string' },
  before: { type: 'string' },
  office: { type: 'string' },
  receipt: { type: 'string' },
  partner: { type: 'string' },
  'name-zh': { type: 'string' },
  'name-en': { type: 'string' },
  origin: { type: 'string', multiple: true },
  logo: { type: 'string' },
  'action-label-zh': { type: 'string' },
  'action-label-en': { type: 'string' },
  'action-url': { type: 'string' },
  undo: { type: 'boolean' },
  by: { type: 'string' },
  'approved-by': { type: 'string' },
  reason: { type: 'string' },
  same: { type: 'boolean' },
  row: { type: 'string', multiple: true },
  where: { type: 'string' },
  limit: { type: 'string' },
  html: { type: 'string' },
  days: { type: 'string' },
  expires: { type: 'string' },
  until: { type: 'string' },
  site: { type: 'string' },
  json: { type: 'boolean' },
  remote: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export type Arguments = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

type Verb = (args: Arguments) => Promise<number>;

/** Each with what it needs: what a release waits for is not what an import is made of. */
const VERBS: Record<string, () => Promise<Verb>> = {
  import: async () => (await import('./import-verb.ts')).runImport,
  release: async () => (await import('./release-verb.ts')).runRelease,
  releases: async () => (await import('./releases-verb.ts')).runReleases,
  batches: async () => (await import('./batches-verb.ts')).runBatches,
  rollback: async () => (await import('./release-verb.ts')).runRollback,
  withdraw: async () => (await import('./release-verb.ts')).runWithdraw,
  export: async () => (await import('./export-verb.ts')).runExport,
  template: async () => (await import('./template-verb.ts')).runTemplate,
  places: async () => (await import('./places-verb.ts')).runPlaces,
  renewals: async () => (await import('./renewals-verb.ts')).runRenewals,
  verify: async () => (await import('./verify-verb.ts')).runVerify,
  enquiries: async () => (await import('./enquiries-verb.ts')).runEnquiries,
  partner: async () => (await import('./partner-verb.ts')).runPartner,
};

async function run([verb, ...rest]: string[]): Promise<number> {
  const args = (() => {
    try {
      return parseArgs({ args: rest, options: OPTIONS, allowPositionals: true });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  const command = verb === undefined ? undefined : VERBS[verb];
  if (verb === undefined || verb === '--help' || (args.values.help && !command)) {
    console.log((await help()).relitu);
    return verb === undefined ? 2 : 0;
  }
  if (!command) throw new UsageError(`There is no command "${verb}"`);
  if (args.values.help) {
    console.log((await help())[verb]);
    return 0;
  }
  return (await command())(args);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    const texts = await help();
    console.error(`${await said(error.message)}\n\n${texts[process.argv[2] ?? ''] ?? texts.relitu}`);
    process.exitCode = 2;
  } else {
    const row = error instanceof ReadError ? error.row : undefined;
    const message = error instanceof Error ? error.message : String(error);
    const way = message.includes('no such table')
      ? 'The databases are not set up yet: run `npm start` once.'
      : message;
    const place = row === undefined ? '' : ` (row ${row})`;
    if (process.argv.includes('--json')) console.log(JSON.stringify({ error: way + place }));
    console.error(
      isChinese
        ? `${await said(way)}${row === undefined ? '' : `（第 ${row} 行）`}\n没有改动任何内容。`
        : `${way}${place}\nNothing was changed.`,
    );
    process.exitCode = 1;
  }
}
