import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

/** Paints a path of unit squares on white, some pixels a module, as a reader's camera gives it. */
function painted({ size, path }: { size: number; path: string }, scale = 4): Uint8ClampedArray {
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++)
        pixels.set([0, 0, 0], ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4);
  return pixels;
}

test.each([
  'https://example.org/records/premises/rxhqmxhl2a',
  'https://example.org/?map=land&q=昆山',
  `https://example.org/?filter=${'POLYGON((120.5 31.2))'.repeat(40)}`,
])('a reader finds %s in its code', (text) => {
  const code = qrPath(text)!;
  expect(jsQR(painted(code), code.size * 4, code.size * 4)?.data).toBe(text);
});

test('what is too long for any code has none', () => {
  expect(qrPath('x'.repeat(3000))).toBeUndefined();
});
