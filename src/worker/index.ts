/** The Worker's entry. */
import { app } from './app.ts';
import { purgeExpired } from './enquiries/kept.ts';
import type { Bindings } from './env.ts';
import { askForEnded, type ReleaseRequest, releaseAsked } from './release-queue.ts';
import { DAILY } from './schedule.ts';
import { tile } from './tiles/tile.ts';
import { purgeUnopened } from './views/kept.ts';

async function settled(response: Promise<Response>): Promise<void> {
  await response.catch(() => undefined);
}

export default {
  fetch(request, env, context) {
    const response = tile(request, env, context) ?? app.fetch(request, env, context);
    // Other requests may be waiting for what this one reads: its client going away must not end it.
    if (response instanceof Promise) context.waitUntil(settled(response));
    return response;
  },

  /** Every minute what has ended goes; once a day what was kept long enough. */
  async scheduled({ cron, scheduledTime }, env) {
    const now = new Date(scheduledTime);
    if (cron === DAILY)
      await Promise.all([purgeExpired(env.ENQUIRIES, now), purgeUnopened(env.ENQUIRIES, now)]);
    else await askForEnded(env, now);
  },

  queue: releaseAsked,
} satisfies ExportedHandler<Bindings, ReleaseRequest>;
