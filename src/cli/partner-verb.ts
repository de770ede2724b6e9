/** `relitu partner`: who may frame maps under a key. */
import { readFile } from 'node:fs/promises';
import type { Database } from '../../db/bindings.ts';
import { actionUrlFrom, logoTypeOf, originFrom, PARTNER_KEY, PARTNER_MOST } from '../domain/partner.ts';
import {
  addPartner,
  changePartner,
  type Logo,
  type PartnerEntries,
  partnerLines,
  readPartners,
  renewSecret,
  revokePartner,
} from './partners.ts';
import { openStore } from './store.ts';
import { UsageError } from './usage.ts';

type Values = {
  'name-zh'?: string | undefined;
  'name-en'?: string | undefined;
  origin?: string[] | undefined;
  logo?: string | undefined;
  'action-label-zh'?: string | undefined;
  'action-label-en'?: string | undefined;
  'action-url'?: string | undefined;
  undo?: boolean | undefined;
  json?: boolean | undefined;
  remote?: boolean | undefined;
};

const NONE = 'none';
const LOGO_PATIENCE = 20_000;

/** A text for people to read, of one line. */
function line(option: string, text: string | undefined, most: number): string | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '' || [...trimmed].length > most || /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(trimmed))
    throw new UsageError(`--${option} "${text}": write one line of 1 to ${most} characters`);
  return trimmed;
}

function originsOf(texts: readonly string[] | undefined): string[] | undefined {
  if (texts === undefined) return undefined;
  const origins = texts.map((text) => {
    const read = originFrom(text);
    if ('reason' in read) throw new UsageError(`--origin ${text}: ${read.reason}`);
    return read.origin;
  });
  const all = [...new Set(origins)];
  if (all.length > PARTNER_MOST.origins)
    throw new UsageError(`--origin: name ${PARTNER_MOST.origins} origins at most`);
  return all;
}

async function downloaded(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(LOGO_PATIENCE) });
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    size += part.byteLength;
    if (size > PARTNER_MOST.logo) break;
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function logoOf(text: string | undefined): Promise<Logo | null | undefined> {
  if (text === undefined) return undefined;
  if (text === NONE) return null;
  const bytes = await (/^https?:/i.test(text) ? downloaded(text) : readFile(text)).catch((error: unknown) => {
    throw new UsageError(`--logo ${text}: cannot be read: ${(error as Error).message}`);
  });
  const read = logoTypeOf(bytes);
  if ('reason' in read) throw new UsageError(`--logo ${text}: ${read.reason}`);
  return { type: read.type, bytes };
}

function actionOf(values: Values): PartnerEntries['action'] {
  const [zh, en, text] = [values['action-label-zh'], values['action-label-en'], values['action-url']];
  if (zh === undefined && en === undefined && text === undefined) return undefined;
  if (text === NONE && zh === undefined && en === undefined) return null;
  if (zh === undefined || en === undefined || text === undefined)
    throw new UsageError('a button needs --action-label-zh, --action-label-en and --action-url');
  const read = actionUrlFrom(text);
  if ('reason' in read) throw new UsageError(`--action-url ${text}: ${read.reason}`);
  const label = {
    zh: line('action-label-zh', zh, PARTNER_MOST.action)!,
    en: line('action-label-en', en, PARTNER_MOST.action)!,
  };
  return { label, url: read.url };
}

const entriesOf = async (values: Values): Promise<PartnerEntries> => ({
  name_zh: line('name-zh', values['name-zh'], PARTNER_MOST.name),
  name_en: line('name-en', values['name-en'], PARTNER_MOST.name),
  origins: originsOf(values.origin),
  action: actionOf(values),
  logo: await logoOf(values.logo),
});

type Result = { result: unknown; lines: string[] };
type Run = (database: Database, now: Date) => Promise<Result>;

const shown = async (database: Database, key: string): Promise<Result> => {
  const [one] = await readPartners(database, key);
  if (!one) throw new Error(`There is no partner "${key}"; \`relitu partner list\` shows all`);
  return { result: one, lines: partnerLines(one) };
};

/** Reads what an action needs before anything is opened. */
const ACTIONS: Readonly<Record<string, (key: string, values: Values) => Promise<Run> | Run>> = {
  show: (key) => (database) => shown(database, key),
  async add(key, values) {
    const entries = await entriesOf(values);
    const { name_zh, name_en, origins } = entries;
    if (name_zh === undefined || name_en === undefined || origins === undefined)
      throw new UsageError('add needs --name-zh, --name-en and at least one --origin');
    return async (database, now) => {
      await addPartner(database, key, entries, now);
      return shown(database, key);
    };
  },
  async change(key, values) {
    const entries = await entriesOf(values);
    if (Object.values(entries).every((entry) => entry === undefined))
      throw new UsageError('change needs something to change: a name, --origin, --logo or the button');
    return async (database, now) => {
      await changePartner(database, key, entries, now);
      return shown(database, key);
    };
  },
  revoke:
    (key, { undo }) =>
    async (database, now) => {
      await revokePartner(database, key, now, undo);
      return shown(database, key);
    },
  key: (key) => async (database, now) => {
    const made = await renewSecret(database, key, now);
    const lines = [made.path, 'Shown this once; whoever has it sees the figures. The one before is void.'];
    return { result: made, lines };
  },
};

const list: Run = async (database) => {
  const all = await readPartners(database);
  return { result: all, lines: all.length > 0 ? all.flatMap(partnerLines) : ['There are no partners.'] };
};

async function runOf(values: Values, [name = 'list', key, more]: readonly string[]): Promise<Run> {
  if (name === 'list' && key === undefined) return list;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new UsageError(`partner ${name}: use one of list, ${Object.keys(ACTIONS).join(', ')}`);
  if (key === undefined || more !== undefined) throw new UsageError(`partner ${name} takes one KEY`);
  if (!PARTNER_KEY.test(key))
    throw new UsageError(`${key}: a key has 2 to 40 small letters, digits and -, and does not begin with -`);
  return action(key, values);
}

/** Runs the verb. @throws UsageError before anything is opened. */
export async function runPartner({
  values,
  positionals,
}: {
  values: Values;
  positionals: readonly string[];
}): Promise<number> {
  const run = await runOf(values, positionals);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const { result, lines } = await run(store.partners, new Date());
    console.log(values.json ? JSON.stringify(result, null, 2) : lines.join('\n'));
    return 0;
  } finally {
    await store.close();
  }
}
