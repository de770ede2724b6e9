/** The secret that renewal links are signed with. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stateFolder } from './store.ts';

/** The secret of this computer, beside its state; made when first asked for, readable by its owner only. */
export async function localSecret(): Promise<string> {
  const file = join(dirname(stateFolder()), 'renewal-secret');
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}

/** The secret that signs links of this computer, or of production. @throws Error when that of production is not said. */
export async function renewalSecret(remote: boolean): Promise<string> {
  if (!remote) return localSecret();
  const secret = process.env.RENEWAL_SECRET?.trim();
  if (!secret)
    throw new Error(
      'RENEWAL_SECRET is not set: give the secret that production has (npx wrangler secret put RENEWAL_SECRET; openssl rand -hex 32 makes one) in the environment of this command',
    );
  return secret;
}
