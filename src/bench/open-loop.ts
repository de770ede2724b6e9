/** An open loop: starts come at fixed times whatever the answers do, and delays count from those times. */

/** Milliseconds on the clock of `performance.now()`. */
export type Moment = number;

/**
 * Calls `start` for 0 to count - 1, `perSecond` of them a second, with the moment at which each is due, and waits until
 * each has called `done`. Returns by how many milliseconds each was started late.
 */
export async function openLoop(
  count: number,
  perSecond: number,
  start: (index: number, due: Moment, done: () => void) => void,
): Promise<Float64Array> {
  const late = new Float64Array(count);
  const begin = performance.now();
  let started = 0;
  let left = count;
  await new Promise<void>((resolve) => {
    const done = () => {
      left--;
      if (left === 0) resolve();
    };
    const turn = () => {
      const now = performance.now();
      for (; started < count; started++) {
        const due = begin + (started * 1000) / perSecond;
        if (due > now) break;
        late[started] = now - due;
        start(started, due, done);
      }
      if (started < count) setTimeout(turn, 1);
    };
    if (count === 0) resolve();
    else turn();
  });
  return late;
}

const PARTS = { p50: 0.5, p90: 0.9, p99: 0.99, 'p99.9': 0.999, max: 1 } as const;

export type Percentiles = Record<keyof typeof PARTS, number>;

/** The smallest values that are not below the given part of all values; NaN of none. */
export function percentiles(values: Float64Array): Percentiles {
  const sorted = values.toSorted();
  const at = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
  return Object.fromEntries(Object.entries(PARTS).map(([name, part]) => [name, at(part)])) as Percentiles;
}
