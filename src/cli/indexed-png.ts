/** PNG with a palette (PNG 3, colour type 3): a third of the bytes of true colour where few colours are used. */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { pngOf } from '../style/picture/png.ts';

const deflated = promisify(deflate);

const MOST_COLOURS = 64;
const LEVEL = 9;

const channels = (colour: number) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255] as const;

function nearest(colour: number, palette: readonly number[]): number {
  const [r, g, b] = channels(colour);
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < palette.length; i++) {
    const [pr, pg, pb] = channels(palette[i]!);
    const distance = (r - pr) ** 2 + (g - pg) ** 2 + (b - pb) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = i;
  }
  return best;
}

/**
 * Opaque pixels (RGBA, 8 bits each) as PNG in their 64 most frequent colours; the others, rims of shapes and letters,
 * take the nearest of these.
 */
export async function indexedPng(pixels: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const words = new Uint32Array(new Uint8Array(pixels).buffer);
  const counts = new Map<number, number>();
  // Neighbours are mostly equal: looked up once a run.
  for (let start = 0, end = 0; start < words.length; start = end) {
    const word = words[start]!;
    while (end < words.length && words[end] === word) end += 1;
    counts.set(word, (counts.get(word) ?? 0) + end - start);
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_COLOURS)
    .map(([word]) => word);
  const indices = new Map([...counts.keys()].map((word) => [word, nearest(word, palette)]));
  // Each line begins with its filter, 0 for none: differences of palette indices mean nothing.
  const lines = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) {
    let last = -1;
    let index = 0;
    for (let x = 0; x < width; x++) {
      const word = words[y * width + x]!;
      if (word !== last) index = indices.get(word)!;
      last = word;
      lines[y * (width + 1) + x + 1] = index;
    }
  }
  return pngOf({
    width,
    height,
    palette: Uint8Array.from(palette.flatMap(channels)),
    lines: await deflated(lines, { level: LEVEL }),
  });
}
