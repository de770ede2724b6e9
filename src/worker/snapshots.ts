/** What answers questions about a collection: its release and, where it can be read, the release's snapshot. */
import type { Collection } from '../domain/kinds.ts';
import { mapWith } from '../domain/maps/index.ts';
import { openSnapshot, type Table } from '../domain/snapshot/reader.ts';
import type { Bindings } from './env.ts';
import { IsolateObjects } from './isolate-objects.ts';
import { currentRelease, type Release } from './releases.ts';

/** Bytes of all snapshots kept, of the isolate's 128 MB; a single larger one is not read at all. */
const LIMIT_BYTES = 40 * 1024 * 1024;

const snapshots = new IsolateObjects(LIMIT_BYTES, openSnapshot);

/** A collection's public release, and its table while the snapshot can be read. */
export type Source = { release: Release; table?: Table };

/** The source of a collection; pass the plain bindings. @throws Failure 404 while its map has no release. */
export async function sourceOf(env: Bindings, collection: Collection): Promise<Source> {
  const release = await currentRelease(env.CONTENT, mapWith(collection.id)!.id);
  if (release.snapshot === null || release.snapshot === undefined) return { release };
  const table = (await snapshots.at(env.ARCHIVES, release.snapshot))?.tables.get(collection.id);
  return table ? { release, table } : { release };
}
