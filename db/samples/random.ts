/** Seeded random numbers: the same seed and name give the same stream on every machine. */

export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items, in proportion to its weight. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** `count` different items in their given order; all of them when there are fewer. */
  some<T>(items: readonly T[], count: number): T[];
  /** Standard normal deviate (Box and Muller 1958). */
  normal(): number;
  /** Log-normal deviate with the given median, kept within the limits. */
  lognormal(median: number, sigma: number, low: number, high: number): number;
};

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A stream of its own for each name, so that one map's numbers do not move another's (sfc32 by Doty-Humphrey). */
export function random(seed: number, name: string): Random {
  let [a, b, c, counter] = [hash(name), seed | 0, hash(`${seed} ${name}`), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  const between = (low: number, high: number) => low + (high - low) * next();
  const whole = (low: number, high: number) => low + Math.floor((high - low + 1) * next());
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between,
    whole,
    normal,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)]!,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items.at(-1)![0];
    },
    some: (items, count) => {
      let [left, wanted] = [items.length, Math.min(count, items.length)];
      return items.filter(() => {
        const taken = next() * left-- < wanted;
        if (taken) wanted--;
        return taken;
      });
    },
    lognormal: (median, sigma, low, high) =>
      Math.min(high, Math.max(low, median * Math.exp(sigma * normal()))),
  };
}
