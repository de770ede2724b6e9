/**
 * The Worker as it is deployed, with the door a bench needs: `x-bench: cold` is an isolate that knows nothing yet,
 * `x-bench: no-snapshot` one that cannot read R2,
 * `x-bench: pressure` makes the collector work, and `x-bench: release` asks the queue for a release of premises. Every answer says what it cost beside what the Worker says itself.
 */
import type { Bindings } from '../worker/env.ts';
import worker from '../worker/index.ts';
import { meteredDatabase, newMeter } from '../worker/meter.ts';
import type { ReleaseRequest } from '../worker/release-queue.ts';

type Cost = { meter: ReturnType<typeof newMeter>; reads: number };

const PRESSURES = 100;
const METHODS = new Set(['get', 'head', 'put', 'list', 'delete']);

/** Bindings that count; the Worker keeps what it knows by binding, so new ones are a new isolate to it. */
function counted(env: Bindings, hasBucket: boolean): { env: Bindings; cost: Cost } {
  const cost: Cost = { meter: newMeter(), reads: 0 };
  const ARCHIVES = new Proxy(env.ARCHIVES, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function' || !METHODS.has(String(name))) return value;
      return (...args: unknown[]) => {
        cost.reads += 1;
        if (!hasBucket) return Promise.reject(new Error('the bench has taken the bucket away'));
        return (value as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  const [CONTENT, SEARCH] = [env.CONTENT, env.SEARCH].map((database) =>
    meteredDatabase(database, cost.meter),
  );
  return { env: { ...env, METER: '1', ARCHIVES, CONTENT: CONTENT!, SEARCH: SEARCH! }, cost };
}

let warm: ReturnType<typeof counted> | undefined;
let blind: ReturnType<typeof counted> | undefined;

/** Fills memory with what nobody keeps, so that the collector takes away what nobody kept before. */
function pressure(): Response {
  let sum = 0;
  for (let i = 0; i < PRESSURES; i++) sum += new Uint8Array(1 << 20).length;
  return Response.json(sum);
}

/** One request at a time: the counts are those of the isolate. */
export default {
  async fetch(request, env, context) {
    const state = request.headers.get('x-bench');
    if (state === 'pressure') return pressure();
    if (state === 'release') {
      await env.RELEASES.send({ map: 'premises', what: 'staged' });
      return Response.json('asked');
    }
    if (state === 'cold') warm = undefined;
    warm ??= counted(env, true);
    blind ??= counted(env, false);
    const { env: bindings, cost } = state === 'no-snapshot' ? blind : warm;
    const before = { rows: cost.meter.rowsRead, reads: cost.reads };
    const answer = await worker.fetch(request, bindings, context);
    const response = new Response(answer.body, answer);
    response.headers.set('x-rows-in-all', String(cost.meter.rowsRead - before.rows));
    response.headers.set('x-bucket-reads', String(cost.reads - before.reads));
    return response;
  },
  queue: worker.queue,
} satisfies ExportedHandler<Bindings, ReleaseRequest>;
