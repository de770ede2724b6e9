/** QR codes (ISO/IEC 18004) as an SVG path. */
import { encode } from 'uqr';

/** Light modules around the code that readers need. */
const QUIET = 4;

/** Side of the square in modules, and its dark modules as a path; undefined where the text is too long for a code. */
export function qrPath(text: string): { size: number; path: string } | undefined {
  try {
    const { data, size } = encode(text, { ecc: 'M', border: QUIET });
    const path = data
      .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('');
    return { size, path };
  } catch {
    return undefined;
  }
}
