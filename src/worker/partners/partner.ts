/** Partners, as every part of the Worker knows them. */
import { SharedLoads } from '../../../tiles/shared-loads.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Bindings } from '../env.ts';

/** How long a partner that was changed or revoked may still be known as it was. */
const TRUSTED_MILLISECONDS = 5000;

type Row = {
  key: string;
  name_zh: string;
  name_en: string;
  origins: string;
  logo_sha256: string | null;
  action_zh: string | null;
  action_en: string | null;
  action_url: string | null;
};

type Partners = ReadonlyMap<string, Partner>;
type Memory = { known?: { at: number; partners: Partners }; loads: SharedLoads<'partners', Partners> };

// Isolate memory, keyed by binding so that tests with other databases do not meet.
const memories = new WeakMap<object, Memory>();

const LOGO_DIGITS = 16;

const partnerFrom = (row: Row): Partner => ({
  key: row.key,
  name: { zh: row.name_zh, en: row.name_en },
  origins: JSON.parse(row.origins) as string[],
  // Another logo has another address, so that it can be kept for ever.
  logo:
    row.logo_sha256 === null ? null : `/partners/${row.key}/logo?v=${row.logo_sha256.slice(0, LOGO_DIGITS)}`,
  action:
    row.action_url === null
      ? null
      : { label: { zh: row.action_zh!, en: row.action_en! }, url: row.action_url },
});

async function read(database: D1Database): Promise<Partners> {
  const { results } = await database
    .prepare(
      `SELECT key, name_zh, name_en, origins, logo_sha256, action_zh, action_en, action_url
       FROM partner WHERE revoked_at IS NULL`,
    )
    .all<Row>();
  return new Map(results.map((row) => [row.key, partnerFrom(row)]));
}

/** All of them: they are few, and whoever asks for keys at random causes no reads. */
async function currentPartners(database: D1Database): Promise<Partners> {
  const memory: Memory = memories.get(database) ?? { loads: new SharedLoads() };
  memories.set(database, memory);
  const { known, loads } = memory;
  const at = Date.now();
  if (known && at >= known.at && at - known.at < TRUSTED_MILLISECONDS) return known.partners;
  return loads.share(
    'partners',
    () => read(database),
    (partners) => {
      memory.known = { at, partners };
    },
  );
}

/** The partner of a key, at most 5 s old; undefined when there is none (any more). */
export const partnerOf = async (env: Pick<Bindings, 'PARTNERS'>, key: string): Promise<Partner | undefined> =>
  (await currentPartners(env.PARTNERS)).get(key);
