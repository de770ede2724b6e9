/** Who may see the figures of a partner. */
import { sha256 } from '../../domain/digest.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Bindings } from '../env.ts';
import { partnerOf } from './partner.ts';

/** What a partner without a secret, and nobody, is compared with: no text has it as hash. */
const NOBODY = 'x'.repeat(64);

/** Whether two texts of one length are the same, in a time that does not tell where they differ. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}

/** The partner whose secret it is; undefined, after the same work, for an unknown partner and a wrong secret. */
export async function partnerWith(
  env: Pick<Bindings, 'PARTNERS'>,
  key: string,
  secret: string,
): Promise<Partner | undefined> {
  const [partner, given, row] = await Promise.all([
    partnerOf(env, key),
    sha256(secret),
    env.PARTNERS.prepare('SELECT secret_sha256 FROM partner WHERE key = ? AND revoked_at IS NULL')
      .bind(key)
      .first<{ secret_sha256: string | null }>(),
  ]);
  return isSame(given, row?.secret_sha256 ?? NOBODY) ? partner : undefined;
}
