/** `relitu verify`: whether an archive is sound, and what it holds. */
import { verify } from '../../tiles/verify.ts';
import { bytesOf, only, say } from './import-verb.ts';
import type { Arguments } from './main.ts';

/** Runs `relitu verify`. */
export async function runVerify({ values, positionals }: Arguments): Promise<number> {
  const file = only(positionals, 'ARCHIVE.pmtiles');
  const found = await verify(await bytesOf(file));
  const layers = found.layers.map(({ name, features, ids }) => ({ name, features, ids: ids.size }));
  say(values, { ...found, layers }, [
    `${file}: ${found.tiles} tiles, ${found.bytes} bytes`,
    ...layers.map(({ name, ids }) => `  ${name}: ${ids} records at the last zoom`),
  ]);
  return 0;
}

/** What a staged file needs to become public: samples nothing more, all else two people. */
