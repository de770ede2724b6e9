/** TileJSON of a release. */
import type { Release } from '../releases.ts';

/** The TileJSON 3.0 document of a release, with absolute addresses. */
export function tileJson(release: Release, origin: string): object {
  return {
    tilejson: '3.0.0',
    tiles: [`${origin}/tiles/${release.map}/${release.version}/{z}/{x}/{y}.mvt`],
    ...(JSON.parse(release.tilejson) as object),
    version: `${release.version}.0.0`,
    release: release.version,
    data_as_of: release.data_as_of,
    sample: release.is_sample === 1,
    scheme: 'xyz',
  };
}
