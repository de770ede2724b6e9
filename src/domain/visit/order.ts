/** The shortest order of stops: an open travelling salesman problem, its ends free or fixed. */

/** Distances in any one unit: between stops, and from a fixed start and to a fixed end where there is one. */
export type Ways = {
  between: readonly (readonly number[])[];
  from?: readonly number[];
  to?: readonly number[];
};

/** Each stop once, by its place in `Ways.between`. */
export type Order = readonly number[];

/** Up to so many stops the order is the shortest there is. */
export const EXACT = 9;

/** The way through all stops in an order, fixed start and end included. */
export function lengthOf(order: Order, { between, from, to }: Ways): number {
  if (order.length === 0) return 0;
  let sum = (from?.[order[0]!] ?? 0) + (to?.[order.at(-1)!] ?? 0);
  for (let i = 1; i < order.length; i++) sum += between[order[i - 1]!]![order[i]!]!;
  return sum;
}

/** Always on to the nearest stop that is left; begins at `first`, by default at the stop nearest to the start. */
export function nearestNeighbour({ between, from }: Ways, first?: number): number[] {
  const left = between.map((_, i) => i);
  const order: number[] = [];
  const nearest = (ways: readonly number[]) => left.reduce((a, b) => (ways[b]! < ways[a]! ? b : a));
  let next = first ?? (from ? nearest(from) : 0);
  while (left.length > 0) {
    order.push(next);
    left.splice(left.indexOf(next), 1);
    if (left.length > 0) next = nearest(between[next]!);
  }
  return order;
}

/** Dynamic programming over subsets (Held and Karp 1962): 2ⁿ · n² steps. */
function exact({ between, from, to }: Ways): number[] {
  const n = between.length;
  const full = (1 << n) - 1;
  const best = new Float64Array((full + 1) * n).fill(Number.POSITIVE_INFINITY);
  const before = new Int8Array((full + 1) * n).fill(-1);
  for (let i = 0; i < n; i++) best[(1 << i) * n + i] = from?.[i] ?? 0;
  for (let set = 1; set <= full; set++)
    for (let last = 0; last < n; last++) {
      const length = best[set * n + last]!;
      if (length === Number.POSITIVE_INFINITY) continue;
      for (let next = 0; next < n; next++) {
        if (set & (1 << next)) continue;
        const there = (set | (1 << next)) * n + next;
        const longer = length + between[last]![next]!;
        if (longer >= best[there]!) continue;
        best[there] = longer;
        before[there] = last;
      }
    }
  const whole = (last: number) => best[full * n + last]! + (to?.[last] ?? 0);
  let last = between.map((_, i) => i).reduce((a, b) => (whole(b) < whole(a) ? b : a));
  const order: number[] = [];
  for (let set = full; last >= 0; ) {
    order.unshift(last);
    const earlier = before[set * n + last]!;
    set &= ~(1 << last);
    last = earlier;
  }
  return order;
}

/** Longest run of stops that is moved as one. */
const RUN = 3;

function* neighbours(order: Order): Generator<number[]> {
  const n = order.length;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++)
      yield [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)];
  for (let size = 1; size <= Math.min(RUN, n - 1); size++)
    for (let i = 0; i + size <= n; i++) {
      const rest = [...order.slice(0, i), ...order.slice(i + size)];
      for (let at = 0; at <= rest.length; at++)
        if (at !== i) yield [...rest.slice(0, at), ...order.slice(i, i + size), ...rest.slice(at)];
    }
}

/**
 * An order that costs no more: stretches are turned round (2-opt, Croes 1958) and short runs put elsewhere (Or 1976) until
 * neither helps.
 */
export function improved(order: Order, cost: (order: Order) => number): Order {
  let current = order;
  let least = cost(order);
  for (let better = true; better; ) {
    better = false;
    for (const other of neighbours(current)) {
      const costs = cost(other);
      if (costs >= least - 1e-6) continue;
      current = other;
      least = costs;
      better = true;
      break;
    }
  }
  return current;
}

/** So many of the shortest nearest-neighbour orders are improved. */
const STARTS = 4;

/**
 * A short order of all stops: the shortest up to `EXACT` of them, beyond that the best that improving the shortest
 * nearest-neighbour orders finds.
 */
export function shortOrder(ways: Ways): Order {
  const stops = ways.between.map((_, i) => i);
  if (stops.length < 2) return stops;
  if (stops.length <= EXACT) return exact(ways);
  const length = (order: Order) => lengthOf(order, ways);
  const shortestFirst = (a: Order, b: Order) => length(a) - length(b);
  const starts = [nearestNeighbour(ways), ...stops.map((i) => nearestNeighbour(ways, i))];
  return starts
    .sort(shortestFirst)
    .slice(0, STARTS)
    .map((start) => improved(start, length))
    .sort(shortestFirst)[0]!;
}
