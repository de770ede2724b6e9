/** The load itself: single requests by the mix, and clicks with all the requests they cause. */
import { seeded } from '../../tiles/fixtures.ts';
import type { Known, Site } from './clicks-manifest.ts';
import { type Kind, SHARES } from './clicks-mix.ts';
import { drawer, zipf } from './draw.ts';
import { openLoop } from './open-loop.ts';
import type { Answer } from './open-loop-http.ts';

/** What came of a load; delays in milliseconds from the moment each start was due, one per start. */
export type Outcome = {
  delays: Float64Array;
  late: Float64Array;
  requests: number;
  bytes: number;
  statuses: Map<number, number>;
  faults: Map<string, number>;
  /** For each fault the first path that had it. */
  examples: Map<string, string>;
};

/** A request of a click; it is sent when the request `after` of that click was answered, at once when that is -1. */
export type Step = { known: Known; isRepeat: boolean; after: number };

const count = <T>(counts: Map<T, number>, key: T) => counts.set(key, (counts.get(key) ?? 0) + 1);

function outcome(starts: number) {
  const found: Outcome = {
    delays: new Float64Array(starts),
    late: new Float64Array(0),
    requests: 0,
    bytes: 0,
    statuses: new Map(),
    faults: new Map(),
    examples: new Map(),
  };
  const take = ({ path }: Known, answer: Answer, fault: string | undefined) => {
    found.requests++;
    found.bytes += answer.length;
    count(found.statuses, answer.status);
    if (fault === undefined) return;
    count(found.faults, fault);
    if (!found.examples.has(fault)) found.examples.set(fault, path);
  };
  return { found, take };
}

/** Part of the requests that a visitor makes who has the answer already. */
const REPEATS = 0.1;

/** Sends `requests` requests, `perSecond` a second: kinds by their shares, addresses by Zipf's law, seeded. */
export async function loadRequests(
  site: Site,
  known: Record<Kind, Known[]>,
  requests: number,
  perSecond: number,
): Promise<Outcome> {
  const { found, take } = outcome(requests);
  const random = seeded(31);
  const kinds = (Object.keys(SHARES) as Kind[]).map((kind) => {
    const draw = drawer(zipf(known[kind].length));
    return () => known[kind][draw(random())]!;
  });
  const kind = drawer(Object.values(SHARES));
  const next = (): Known => kinds[kind(random())]!();
  found.late = await openLoop(requests, perSecond, (index, due, done) => {
    const asked = next();
    site.ask(asked, random() < REPEATS, (answer, fault) => {
      found.delays[index] = performance.now() - due;
      take(asked, answer, fault);
      done();
    });
  });
  return found;
}

/** Starts `clicks` clicks, `perSecond` a second, drawn evenly from the recorded ones; a delay ends with the last byte. */
export async function loadClicks(
  site: Site,
  recorded: readonly (readonly Step[])[],
  clicks: number,
  perSecond: number,
): Promise<Outcome> {
  const { found, take } = outcome(clicks);
  const random = seeded(32);
  found.late = await openLoop(clicks, perSecond, (index, due, done) => {
    const steps = recorded[Math.floor(random() * recorded.length)]!;
    let left = steps.length;
    const sendAfter = (answered: number) => {
      for (const [position, { known, isRepeat, after }] of steps.entries())
        if (after === answered)
          site.ask(known, isRepeat, (answer, fault) => {
            take(known, answer, fault);
            left--;
            if (left > 0) return sendAfter(position);
            found.delays[index] = performance.now() - due;
            done();
          });
    };
    sendAfter(-1);
    if (left === 0) done();
  });
  return found;
}
