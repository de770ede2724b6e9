/** Partners in their database: made, changed, revoked, given a secret for their figures. */
import type { Database } from '../../db/bindings.ts';
import { sha256 } from '../domain/digest.ts';
import { figuresPath, type Partner } from '../domain/partner.ts';

export type Logo = { type: string; bytes: Uint8Array };

/** What can be said of a partner; null takes a logo or a button away. */
export type PartnerEntries = {
  name_zh?: string | undefined;
  name_en?: string | undefined;
  origins?: readonly string[] | undefined;
  logo?: Logo | null | undefined;
  action?: Partner['action'] | undefined;
};

/** A partner as the command shows it. Times are UTC. */
export type KeptPartner = {
  key: string;
  name_zh: string;
  name_en: string;
  origins: string[];
  logo_type: string | null;
  action_zh: string | null;
  action_en: string | null;
  action_url: string | null;
  has_secret: boolean;
  created_at: string;
  changed_at: string;
  revoked_at: string | null;
};

type Row = Omit<KeptPartner, 'origins' | 'has_secret'> & { origins: string; has_secret: number };

/** All partners by key, or the one of a key. */
export async function readPartners(database: Database, key?: string): Promise<KeptPartner[]> {
  const { results } = await database
    .prepare(
      `SELECT key, name_zh, name_en, origins, logo_type, action_zh, action_en, action_url,
              secret_sha256 IS NOT NULL AS has_secret, created_at, changed_at, revoked_at
       FROM partner WHERE ?1 IS NULL OR key = ?1 ORDER BY key`,
    )
    .bind(key ?? null)
    .all<Row>();
  return results.map((row) => ({
    ...row,
    origins: JSON.parse(row.origins) as string[],
    has_secret: row.has_secret === 1,
  }));
}

/** The columns that entries set. */
async function columnsOf(entries: PartnerEntries): Promise<Record<string, string | null>> {
  const { name_zh, name_en, origins, logo, action } = entries;
  return {
    ...(name_zh === undefined ? {} : { name_zh }),
    ...(name_en === undefined ? {} : { name_en }),
    ...(origins === undefined ? {} : { origins: JSON.stringify(origins) }),
    ...(logo === undefined
      ? {}
      : {
          logo_type: logo?.type ?? null,
          logo_sha256: logo && (await sha256(logo.bytes)),
          logo: logo && btoa(String.fromCharCode(...logo.bytes)),
        }),
    ...(action === undefined
      ? {}
      : {
          action_zh: action?.label.zh ?? null,
          action_en: action?.label.en ?? null,
          action_url: action?.url ?? null,
        }),
  };
}

const missing = (key: string) => new Error(`There is no partner "${key}"; \`relitu partner list\` shows all`);

/** Makes a partner. @throws Error when the key is taken, also by one that was revoked. */
export async function addPartner(
  database: Database,
  key: string,
  entries: PartnerEntries,
  now: Date,
): Promise<void> {
  const [taken] = await readPartners(database, key);
  if (taken)
    throw new Error(
      taken.revoked_at === null
        ? `There is a partner "${key}" already; \`relitu partner change ${key}\` changes it`
        : `The key "${key}" was revoked; \`relitu partner revoke ${key} --undo\` brings it back`,
    );
  const at = now.toISOString();
  const row = { key, ...(await columnsOf(entries)), created_at: at, changed_at: at };
  await database
    .prepare(
      `INSERT INTO partner (${Object.keys(row).join()}) VALUES (${Object.keys(row)
        .map(() => '?')
        .join()})`,
    )
    .bind(...Object.values(row))
    .all();
}

/** Sets columns of a partner. @throws Error when there is no such partner. */
async function set(
  database: Database,
  key: string,
  columns: Record<string, string | null>,
  now: Date,
): Promise<void> {
  const row = { ...columns, changed_at: now.toISOString() };
  const { results } = await database
    .prepare(
      `UPDATE partner SET ${Object.keys(row)
        .map((name) => `${name} = ?`)
        .join()} WHERE key = ? RETURNING key`,
    )
    .bind(...Object.values(row), key)
    .all();
  if (results.length === 0) throw missing(key);
}

/** Changes what the entries say, and nothing else. @throws Error when there is no such partner. */
export const changePartner = async (
  database: Database,
  key: string,
  entries: PartnerEntries,
  now: Date,
): Promise<void> => set(database, key, await columnsOf(entries), now);

/** Ends a partner, or brings it back: its maps are framed no longer and its figures are closed; its counts stay. */
export const revokePartner = (database: Database, key: string, now: Date, undo = false): Promise<void> =>
  set(database, key, { revoked_at: undo ? null : now.toISOString() }, now);

const SECRET_BYTES = 32;

/** Gives a partner a new secret, which opens its figures; the one before opens nothing any more. Only its hash is kept. */
export async function renewSecret(
  database: Database,
  key: string,
  now: Date,
): Promise<{ key: string; secret: string; path: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  await set(database, key, { secret_sha256: await sha256(secret) }, now);
  return { key, secret, path: figuresPath(key, secret) };
}

/** A partner in a few lines, for a terminal. */
export const partnerLines = (one: KeptPartner): string[] => [
  `${one.key}  ${one.name_zh} / ${one.name_en}${one.revoked_at === null ? '' : `  revoked ${one.revoked_at}`}`,
  ...one.origins.map((origin) => `  ${origin}`),
  ...(one.logo_type === null ? [] : [`  logo: ${one.logo_type}`]),
  ...(one.action_url === null ? [] : [`  ${one.action_zh} / ${one.action_en} → ${one.action_url}`]),
  `  figures: ${one.has_secret ? 'open to who has the secret' : `closed; \`relitu partner key ${one.key}\` makes a secret`}`,
];
