/** What answers questions about a collection: its release and, where it can be read, the release's snapshot. */
import type { Collection } from '../domain/kinds.ts';
import { mapWith } from '../domain/maps/index.ts';
import { type TextFilters, textFilters } from '../domain/search/text-filters.ts';
import { SNAPSHOT_FOLDER } from '../domain/snapshot/format.ts';
import { openSnapshot, type Table } from '../domain/snapshot/reader.ts';
import type { Bindings } from './env.ts';
import { IsolateObjects } from './isolate-objects.ts';
import { currentRelease, type Release } from './releases.ts';
import { searched } from './search/knowledge.ts';
import { type TextMatch, textMatch } from './search/text-match.ts';

/** Bytes of all snapshots kept, of the isolate's 128 MB; a single larger one is not read at all. */
const LIMIT_BYTES = 40 * 1024 * 1024;

const snapshots = new IsolateObjects(LIMIT_BYTES, openSnapshot);

/** What answers about a collection: its public release, its table while the snapshot can be read, and its texts. */
export type Source = {
  release: Release;
  table?: Table;
  /** The records that a text finds; see `textMatch`. */
  textMatch: (text: string) => Promise<TextMatch | undefined>;
  /** The words of a text that are values of fields; see `textFilters`. */
  textFilters: (text: string, except: readonly string[]) => Promise<TextFilters>;
};

/**
 * The source of a collection; pass the plain bindings, and the search database by which rows are counted.
 * @throws Failure 404 while its map has no release.
 */
export async function sourceOf(
  env: Bindings,
  collection: Collection,
  search: D1Database = env.SEARCH,
): Promise<Source> {
  const map = mapWith(collection.id)!.id;
  const release = await currentRelease(env.CONTENT, map);
  const source = {
    release,
    textMatch: (text: string) => textMatch(env, search, collection, map, text),
    textFilters: async (text: string, except: readonly string[]) =>
      textFilters(text, collection, (await searched(env)).knowledge.lexicon, except),
  };
  // One of another format is none to this code, until its map is released anew.
  if (!release.snapshot?.startsWith(`${SNAPSHOT_FOLDER}/`)) return source;
  const table = (await snapshots.at(env.ARCHIVES, release.snapshot))?.tables.get(collection.id);
  return table ? { ...source, table } : source;
}
