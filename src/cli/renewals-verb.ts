/** `relitu renewals`: links by which owners say that their records still hold. */
import { writeFile } from 'node:fs/promises';
import type { Database } from '../../db/bindings.ts';
import { renewals, revokeRenewal } from '../../db/renewals.ts';
import { dayNumber } from '../domain/calendar-day.ts';
import { CITY } from '../domain/city.ts';
import { dayAt } from '../domain/filter.ts';
import { LINK_DAYS } from '../domain/renewal.ts';
import { personOf } from './persons.ts';
import { renewalSecret } from './renewal-secret.ts';
import {
  endingRecords,
  letter,
  linksCsv,
  type MadeLink,
  type MakeOptions,
  makeLinks,
  type Owned,
  ownedRecord,
  stateOf,
} from './renewals.ts';
import { openStore } from './store.ts';
import { noMore, UsageError } from './usage.ts';

type Values = {
  days?: string | undefined;
  expires?: string | undefined;
  until?: string | undefined;
  site?: string | undefined;
  by?: string | undefined;
  csv?: boolean | undefined;
  output?: string | undefined;
  json?: boolean | undefined;
  remote?: boolean | undefined;
};

const MOST_DAYS = 366;
const SOON_DAYS = 30;
const LOCAL_SITE = 'http://127.0.0.1:8787';

function daysOf(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const days = /^\d+$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS)
    throw new UsageError(`--${option} ${text}: write a number of days from 1 to ${MOST_DAYS}`);
  return days;
}

function untilOf({ until }: Values): { until?: string } {
  if (until === undefined) return {};
  if (dayNumber(until) === undefined)
    throw new UsageError(`--until ${until}: write a day of the calendar, YYYY-MM-DD`);
  return { until };
}

function siteOf({ site, remote }: Values): string {
  if (site === undefined) {
    if (remote)
      throw new UsageError('--site is missing: the address of the map, https://…, which links begin with');
    return LOCAL_SITE;
  }
  const url = URL.parse(site);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new UsageError(`--site ${site}: write the address of the map without a path, https://map.example`);
  return url.origin;
}

type Context = { content: Database; secret: () => Promise<string>; now: Date; day: string };
type Result = { result: unknown; text: string };

const block = (one: MadeLink, day: string) =>
  [
    `${one.contact_office ?? one.name_zh} <${one.contact_mailbox ?? 'no mailbox'}>`,
    '',
    letter(one, day),
  ].join('\n');

/** Links to some records, made and as what is asked for. */
async function links(
  records: (context: Context) => Promise<Owned[]>,
  values: Values,
  options: Pick<MakeOptions, 'site' | 'days' | 'until' | 'by'>,
  context: Context,
): Promise<Result> {
  const { content, now, day } = context;
  const secret = await context.secret();
  const made = await makeLinks(content, await records(context), { ...options, secret, now, day });
  const letters = made.map((one) => block(one, day)).join('\n\n----\n\n');
  const text = values.csv ? linksCsv(made) : `${letters || 'No record ends in these days.'}\n`;
  return { result: made, text };
}

const linkOptions = (values: Values) => ({
  site: siteOf(values),
  days: daysOf('expires', values.expires, LINK_DAYS),
  by: personOf('by', values.by) ?? null,
  ...untilOf(values),
});

/** Reads what an action needs before anything is opened. */
const ACTIONS: Readonly<
  Record<string, (values: Values, what: string | undefined) => (context: Context) => Promise<Result>>
> = {
  make(values, id) {
    if (id === undefined) throw new UsageError("an ID is missing; it is the last part of a record's address");
    const options = linkOptions(values);
    return (context) =>
      links(async ({ content }) => [await ownedRecord(content, id)], values, options, context);
  },
  due(values, more) {
    noMore(more);
    const ahead = daysOf('days', values.days, SOON_DAYS);
    const options = linkOptions(values);
    return (context) =>
      links(({ content, day }) => endingRecords(content, day, ahead), values, options, context);
  },
  list(_, more) {
    noMore(more);
    return async ({ content, day }) => {
      const all = await renewals(content);
      const lines = all.map(
        (one) =>
          `${one.key}  ${one.collection} ${one.record}  ${stateOf(one, day)}${one.made_by ? `, made by ${one.made_by}` : ''}`,
      );
      return { result: all, text: `${lines.length > 0 ? lines.join('\n') : 'No links were made.'}\n` };
    };
  },
  revoke(_, key) {
    if (key === undefined) throw new UsageError('a KEY is missing; `relitu renewals list` shows them');
    return async ({ content, now }) => {
      if (!(await revokeRenewal(content, key, now.toISOString())))
        throw new Error(`No link with the key ${key} works; \`relitu renewals list\` shows all`);
      return { result: { key, revoked: true }, text: `Link ${key} works no longer.\n` };
    };
  },
};

/** Runs the command. */
export async function runRenewals({
  values,
  positionals,
}: {
  values: Values;
  positionals: string[];
}): Promise<number> {
  const [name = 'list', what, more] = positionals;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new UsageError(`"${name}": use ${Object.keys(ACTIONS).join(', ')}`);
  noMore(more);
  const run = action(values, what);
  const remote = values.remote ?? false;
  const store = await openStore({ remote });
  try {
    const now = new Date();
    const { result, text } = await run({
      content: store.content,
      secret: () => renewalSecret(remote),
      now,
      day: dayAt(now, CITY.timeZone),
    });
    const written = values.json ? `${JSON.stringify(result, null, 2)}\n` : text;
    if (values.output) await writeFile(values.output, written);
    else process.stdout.write(written);
    return 0;
  } finally {
    await store.close();
  }
}
