/** Ids: minted once for a number of a department, never used again. */
import { hash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Ten characters of lower-case base32 (50 bits) from SHA-256 of the identity; `salt` after a collision. */
export function mintedId(collection: string, source: string, sourceNo: string, salt = 0): string {
  const text = [collection, source, sourceNo, ...(salt ? [String(salt)] : [])].join('\n');
  const digest = hash('sha256', text, 'buffer');
  let id = '';
  for (let i = 0; i < 10; i++) id += BASE32[digest[i]! & 31];
  return id;
}

/** Hands out the id of a (source, number): the known one, or a new one, `first` if no other has it. Staging keeps it. */
export function minter(collection: string, known: ReadonlyMap<string, string>) {
  const ids = new Set(known.values());
  const fresh = new Map<string, string>();
  return (source: string, sourceNo: string, first?: string): string => {
    const key = `${source}\n${sourceNo}`;
    const found = known.get(key) ?? fresh.get(key);
    if (found !== undefined) return found;
    let salt = 0;
    let id = first ?? mintedId(collection, source, sourceNo);
    while (ids.has(id)) id = mintedId(collection, source, sourceNo, ++salt);
    ids.add(id);
    fresh.set(key, id);
    return id;
  };
}
