/** Releases that the Worker is asked for by messages, one map each, so that each has the time of a run of its own. */
import { Unapproved } from '../../tiles/approval.ts';
import { gzip } from '../../tiles/compression.ts';
import { mapsWithEnded, releaseEnded } from '../../tiles/ended.ts';
import { Busy } from '../../tiles/lease.ts';
import { release, SETTLE_MILLISECONDS } from '../../tiles/publish.ts';
import { mapOf } from '../domain/maps/index.ts';
import { type Bindings, storeOf } from './env.ts';

/**
 * What is asked: that what has ended goes, without anything staged; or that what is staged becomes public, `approvedBy` as in
 * `relitu release --approved-by`.
 */
export type ReleaseRequest =
  | { map: string; what: 'ended' }
  | { map: string; what: 'staged'; approvedBy?: string };

/** Asks for the maps in whose release something has ended. */
export async function askForEnded(env: Bindings, now: Date): Promise<void> {
  const maps = await mapsWithEnded(storeOf(env), now);
  if (maps.length > 0)
    await env.RELEASES.sendBatch(maps.map(({ id }) => ({ body: { map: id, what: 'ended' } })));
}

async function done(env: Bindings, request: ReleaseRequest): Promise<void> {
  const map = mapOf(request.map);
  if (!map) return console.error(JSON.stringify({ request, error: 'no such map' }));
  const store = storeOf(env);
  const how = { gzip, now: new Date(), settle: SETTLE_MILLISECONDS };
  if (request.what === 'staged') await release(store, [map], { ...how, approvedBy: request.approvedBy });
  // Asked for every minute until it is done: another run may have done it meanwhile.
  else if ((await mapsWithEnded(store, how.now)).includes(map)) await releaseEnded(store, map, how);
}

const BUSY_SECONDS = 10;
const MOST_SECONDS = 600;

/**
 * Does what the messages of a batch ask, the same request once. One that fails is tried again, later each time; one that lacks
 * an approval, or names no map, is not, and says so in the log. Live data is as before in both cases.
 */
export async function releaseAsked(batch: MessageBatch<ReleaseRequest>, env: Bindings): Promise<void> {
  const asked = Map.groupBy(batch.messages, ({ body }) => JSON.stringify(body));
  for (const [text, messages] of asked)
    try {
      await done(env, messages[0]!.body);
      for (const message of messages) message.ack();
    } catch (error) {
      console.error(JSON.stringify({ request: text, error: String(error) }));
      for (const message of messages)
        if (error instanceof Unapproved) message.ack();
        else {
          const later = Math.min(MOST_SECONDS, BUSY_SECONDS * 2 ** (message.attempts - 1));
          message.retry({ delaySeconds: error instanceof Busy ? BUSY_SECONDS : later });
        }
    }
}
