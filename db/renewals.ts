/** SQL of the links by which owners renew records. */
import type { Database, Statement } from './bindings.ts';
import { jsonChunks } from './json-chunks.ts';

export type RenewalRow = {
  key: string;
  collection: string;
  record: string;
  made_at: string;
  made_by: string | null;
  ends: string;
  revoked_at: string | null;
  used_at: string | null;
};

/** The statements that keep new links. */
export const keepRenewals = (
  content: Database,
  rows: readonly Omit<RenewalRow, 'revoked_at' | 'used_at'>[],
): Statement[] =>
  [...jsonChunks(rows)].map((json) =>
    content
      .prepare(
        `INSERT INTO renewal (key, collection, record, made_at, made_by, ends)
         SELECT value->>'key', value->>'collection', value->>'record', value->>'made_at', value->>'made_by', value->>'ends'
         FROM json_each(?)`,
      )
      .bind(json),
  );

/** The link with that key. */
export const renewalOf = (content: Database, key: string): Promise<RenewalRow | null> =>
  content.prepare('SELECT * FROM renewal WHERE key = ?').bind(key).first<RenewalRow>();

/** All links, the newest first. */
export async function renewals(content: Database): Promise<RenewalRow[]> {
  const { results } = await content
    .prepare('SELECT * FROM renewal ORDER BY made_at DESC, key')
    .all<RenewalRow>();
  return results;
}

/** The statement that says when a link was used. */
export const useRenewal = (content: Database, key: string, at: string): Statement =>
  content.prepare('UPDATE renewal SET used_at = ?2 WHERE key = ?1').bind(key, at);

/** Ends a link; whether there was one that still worked. */
export async function revokeRenewal(content: Database, key: string, at: string): Promise<boolean> {
  const found = await content
    .prepare('UPDATE renewal SET revoked_at = ?2 WHERE key = ?1 AND revoked_at IS NULL RETURNING key')
    .bind(key, at)
    .first<{ key: string }>();
  return found !== null;
}
