/** On which side of a line a point lies, without rounding. */
import type { Position } from './geometry.ts';

/** Bound of the rounding error of the determinant in doubles (Shewchuk 1997, stage A). */
const ERROR = (3 + 16 * Number.EPSILON) * Number.EPSILON;

const view = new DataView(new ArrayBuffer(8));

/** A double as whole number times 2^exponent. */
function parts(value: number): [whole: bigint, exponent: number] {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const whole = biased === 0 ? fraction : fraction | (1n << 52n);
  return [value < 0 ? -whole : whole, Math.max(biased, 1) - 1075];
}

function exact(values: readonly number[]): number {
  const split = values.map(parts);
  const least = Math.min(...split.map(([, exponent]) => exponent));
  const [ax, ay, bx, by, cx, cy] = split.map(([whole, exponent]) => whole << BigInt(exponent - least));
  const determinant = (ax! - cx!) * (by! - cy!) - (ay! - cy!) * (bx! - cx!);
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0;
}

/** 1 when c lies to the left of the line from a to b, -1 to the right, 0 on it: exact for all finite coordinates. */
export function orientation(a: Position, b: Position, c: Position): number {
  const left = (a[0] - c[0]) * (b[1] - c[1]);
  const right = (a[1] - c[1]) * (b[0] - c[0]);
  const determinant = left - right;
  if (Math.abs(determinant) > ERROR * (Math.abs(left) + Math.abs(right))) return Math.sign(determinant);
  return exact([a[0], a[1], b[0], b[1], c[0], c[1]]);
}
