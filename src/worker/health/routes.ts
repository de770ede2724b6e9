/** `/healthz` asks nothing; `/readyz` asks every dependency. */
import { Hono } from 'hono';
import type { App, Bindings } from '../env.ts';
import { currentReleases } from '../releases.ts';

export const health = new Hono<App>();

const NO_STORE = { 'cache-control': 'no-store' };

health.get('/healthz', (c) => c.json({ status: 'ok' }, 200, NO_STORE));

const CHECKS: Record<string, (env: Bindings) => Promise<boolean>> = {
  content: async (env) => (await currentReleases(env.CONTENT)).size > 0,
  search: async (env) => (await env.SEARCH.prepare('SELECT 1 AS one').first()) !== null,
  archives: async (env) => {
    const [release] = (await currentReleases(env.CONTENT)).values();
    return release !== undefined && (await env.ARCHIVES.head(release.archive)) !== null;
  },
};

type State = 'ok' | 'failed';

/** Whether everything the Worker depends on answers, and each part. */
export async function readiness(env: Bindings): Promise<{ status: State; parts: Record<string, State> }> {
  const parts = await Promise.all(
    Object.entries(CHECKS).map(
      async ([name, check]): Promise<[string, State]> => [
        name,
        (await check(env).catch(() => false)) ? 'ok' : 'failed',
      ],
    ),
  );
  const isReady = parts.every(([, state]) => state === 'ok');
  return { status: isReady ? 'ok' : 'failed', parts: Object.fromEntries(parts) };
}

health.get('/readyz', async (c) => {
  const state = await readiness(c.env);
  return c.json(state, state.status === 'ok' ? 200 : 503, NO_STORE);
});
