/** `relitu renewals`: links by which owners say that their records still hold. */
import { writeFile } from 'node:fs/promises';
import type { Database } from '../../db/bindings.ts';
import { renewals, revokeRenewal } from '../../db/renewals.ts';
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
  makeLinks,
  ownedRecord,
  stateOf,
} from './renewals.ts';
import { openStore } from './store.ts';
import { noMore, UsageError } from './usage.ts';

type Values = {
  days?: string | undefined;
  expires?: string | undefined;
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

const blocks = (made: readonly MadeLink[]) =>
  made
    .map((one) =>
      [`${one.contact_office ?? one.name_zh} <${one.contact_mailbox ?? 'no mailbox'}>`, '', letter(one)].join(
        '\n',
      ),
    )
    .join('\n\n----\n\n');

const links = (made: readonly MadeLink[], values: Values): Result => ({
  result: made,
  text: values.csv ? linksCsv(made) : `${made.length > 0 ? blocks(made) : 'No record ends in these days.'}\n`,
});

/** Reads what an action needs before anything is opened. */
const ACTIONS: Readonly<
  Record<string, (values: Values, what: string | undefined) => (context: Context) => Promise<Result>>
> = {
  make(values, id) {
    if (id === undefined) throw new UsageError("an ID is missing; it is the last part of a record's address");
    const options = { site: siteOf(values), days: daysOf('expires', values.expires, LINK_DAYS) };
    const by = personOf('by', values.by) ?? null;
    return async ({ content, secret, now, day }) => {
      const record = await ownedRecord(content, id);
      return links(
        await makeLinks(content, [record], { ...options, secret: await secret(), now, day, by }),
        values,
      );
    };
  },
  due(values, more) {
    noMore(more);
    const ahead = daysOf('days', values.days, SOON_DAYS);
    const options = { site: siteOf(values), days: daysOf('expires', values.expires, LINK_DAYS) };
    const by = personOf('by', values.by) ?? null;
    return async ({ content, secret, now, day }) => {
      const records = await endingRecords(content, day, ahead);
      return links(
        await makeLinks(content, records, { ...options, secret: await secret(), now, day, by }),
        values,
      );
    };
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
