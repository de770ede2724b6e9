/** Intervals of places, ascending and apart. */

/** From and to, both inclusive; from is not above to. */
export type Interval = readonly [from: number, to: number];

/** What lies in both. */
export function common(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i]!, b[j]!];
    const [from, to] = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
    if (from <= to) found.push([from, to]);
    if (one[1] < other[1]) i += 1;
    else j += 1;
  }
  return found;
}

/** What lies in either. */
export function either(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  for (const [from, to] of [...a, ...b].sort((one, other) => one[0] - other[0])) {
    const last = found.at(-1);
    if (last && from <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], to)];
    else found.push([from, to]);
  }
  return found;
}
