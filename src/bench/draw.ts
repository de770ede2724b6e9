/** Draws in proportion to weights: towns by size, tiles by popularity, kinds of request by share. */

/** Gives for evenly drawn numbers in [0, 1) indexes of `weights`, each as often as its weight says. */
export function drawer(weights: readonly number[]): (at: number) => number {
  const until = new Float64Array(weights.length);
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    sum += weight;
    until[index] = sum;
  }
  return (at) => {
    const drawn = at * sum;
    let [low, high] = [0, weights.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (until[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Zipf's law with exponent 1: the weight of a rank is one by it. */
export const zipf = (count: number): number[] => Array.from({ length: count }, (_, rank) => 1 / (rank + 1));
