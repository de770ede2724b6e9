/** Writes what isolates hold of a release. */
import type { Bucket } from '../db/bindings.ts';
import { sha256 } from '../src/domain/digest.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { pause } from './pause.ts';

const PAUSE_MILLISECONDS = 50;
const LARGE = 500_000;

/** What is under a key never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Writes an object of a planned release and returns its key: version and a hash name it. */
export async function upload(
  archives: Bucket,
  { map, version }: { map: MapDefinition; version: number },
  {
    folder,
    bytes,
    extension,
    contentType,
  }: { folder: string; bytes: Uint8Array; extension: string; contentType: string },
): Promise<string> {
  // Making so many bytes has held the thread.
  if (bytes.length > LARGE) await pause(PAUSE_MILLISECONDS);
  const key = `${folder}/${map.id}/${version}-${(await sha256(bytes)).slice(0, 8)}.${extension}`;
  await archives.put(key, bytes, { httpMetadata: { contentType, cacheControl: IMMUTABLE } });
  return key;
}
