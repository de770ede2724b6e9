/** What a search looks words up in: the vocabularies of all current releases, in isolate memory. */
import { Lexicon } from '../../domain/search/lexicon.ts';
import type { Knowledge } from '../../domain/search/part.ts';
import { tokenizerId } from '../../domain/search/tokens.ts';
import { type StoredVocabulary, Vocabulary } from '../../domain/search/vocabulary.ts';
import type { Bindings } from '../env.ts';
import { IsolateObjects } from '../isolate-objects.ts';
import { currentReleases, type Release } from '../releases.ts';
import { stem } from './stem.ts';

const LIMIT_BYTES = 24 * 1024 * 1024;

const vocabularies = new IsolateObjects(LIMIT_BYTES, (buffer) => ({
  stored: JSON.parse(new TextDecoder().decode(buffer)) as StoredVocabulary,
  bytes: buffer.byteLength,
}));

export type Searched = {
  /** The releases whose search rows this code can read. */
  releases: Release[];
  knowledge: Knowledge;
  /** Names all that an answer depends on. */
  key: string;
};

// Keyed by binding so that tests with other buckets do not meet.
const merged = new WeakMap<object, { key: string; knowledge: Knowledge }>();

/**
 * Releases and knowledge of a search; pass the plain bindings. A vocabulary that cannot be read just now is left out:
 * its map is searched as the text stands, without prefixes, pinyin and corrections of its own.
 */
export async function searched(env: Bindings): Promise<Searched> {
  const folder = `vocabularies/${tokenizerId()}/`;
  const releases = [...(await currentReleases(env.CONTENT)).values()].filter(({ vocabulary }) =>
    vocabulary?.startsWith(folder),
  );
  const found = await Promise.all(
    releases.map(async ({ vocabulary }) => ({
      key: vocabulary!,
      value: await vocabularies.at(env.ARCHIVES, vocabulary!),
    })),
  );
  const key = found.map((one) => (one.value ? one.key : `without ${one.key}`)).join(' ');
  const known = merged.get(env.ARCHIVES);
  if (known?.key === key) return { releases, ...known };
  const vocabulary = new Vocabulary(
    found.flatMap(({ value }) => (value ? [value.stored] : [])),
    stem,
  );
  const knowledge = { vocabulary, lexicon: new Lexicon(vocabulary.zones, vocabulary.towns, stem), stem };
  merged.set(env.ARCHIVES, { key, knowledge });
  return { releases, knowledge, key };
}
