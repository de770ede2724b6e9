/** Keeps a tile within its byte budget by leaving out the features that matter least. */
import { gzipSync } from 'fflate';

/** The compressed size of a tile in bytes: gzip at level 6. */
export function gzipSize(data: Uint8Array): number {
  return gzipSync(data, { level: 6, mtime: 0 }).length;
}

/**
 * The longest prefix of `ordered` (most important first) that was found to encode to at most `budget` bytes by
 * `measure`, and its encoding. The search assumes that bytes grow with features and stops once the rest is worth
 * less than 2 % of the budget; the prefix may be empty.
 */
export function fitted<T>(
  ordered: readonly T[],
  encoding: (kept: readonly T[]) => Uint8Array,
  measure: (data: Uint8Array) => number,
  budget: number,
): { kept: readonly T[]; data: Uint8Array } {
  const whole = encoding(ordered);
  // Compressing never adds more than a few bytes of framing, so most tiles need no measuring.
  if (whole.length + 64 <= budget) return { kept: ordered, data: whole };
  let above = measure(whole);
  if (above <= budget) return { kept: ordered, data: whole };
  let best = { kept: ordered.slice(0, 0), data: encoding([]) };
  let below = 0;
  let low = 0;
  let high = ordered.length;
  for (let step = 0; high - low > 1 && (low === 0 || below < budget * 0.98); step++) {
    // Sizes grow almost in proportion; every third step halves, in case they do not.
    const share = step % 3 === 2 ? 0.5 : (budget * 0.99 - below) / (above - below);
    const middle = Math.min(Math.max(low + Math.floor((high - low) * share), low + 1), high - 1);
    const kept = ordered.slice(0, middle);
    const data = encoding(kept);
    const size = measure(data);
    if (size <= budget) {
      low = middle;
      below = size;
      best = { kept, data };
    } else {
      high = middle;
      above = size;
    }
  }
  return best;
}
