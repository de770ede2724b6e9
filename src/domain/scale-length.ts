/** Lengths of scale bars. */

/** The longest of 1, 2, 5, 10 … metres within a length in metres. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}

/** A round length as maps write it in any language. */
export const lengthText = (metres: number): string =>
  metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
