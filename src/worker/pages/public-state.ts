/** What all pages depend on. */
import type { Context } from 'hono';
import type { App } from '../env.ts';
import { currentReleases } from '../releases.ts';

/** The releases, whether any is a sample, and a name for all of them that changes with each. */
export async function publicState(c: Context<App>) {
  const releases = await currentReleases(c.env.CONTENT);
  const all = [...releases.values()];
  return {
    releases,
    sample: all.some(({ is_sample }) => is_sample === 1),
    key: all.map(({ map, version, archive }) => `${map}${version}${archive}`).join(),
  };
}
