/** The scripts of partners' pages as they are built, without writing them. */
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { ROOT } from './store.ts';

async function built(config: string, file: string): Promise<Rolldown.OutputChunk> {
  const result = await build({ configFile: join(ROOT, config), logLevel: 'error', build: { write: false } });
  const chunks = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const found = chunks.find(({ fileName }) => fileName === file);
  if (found?.type !== 'chunk') throw new Error(`${config} makes no ${file}`);
  return found;
}

/** `/embed.js` and `/embed.mjs`. */
export const embedScripts = () =>
  Promise.all([built('vite.sdk.config.ts', 'embed.js'), built('vite.scripts.config.ts', 'embed.mjs')]);
