import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { VIEWS } from '../../domain/maps/index.ts';
import { CARD } from '../../style/picture/card.ts';
import { pngParts } from '../../style/picture/png.ts';

const BASE = process.env.RELITU_URL!;

/** What the QR code of a picture says, read from its pixels. */
function codeIn(png: Uint8Array): string | undefined {
  const { width, height, palette, lines } = pngParts(png);
  expect([width, height]).toEqual([CARD.width, CARD.height]);
  const indices = inflateSync(lines);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const index = indices[y * (width + 1) + 1 + x]! * 3;
      rgba.set(palette.subarray(index, index + 3), (y * width + x) * 4);
    }
  return jsQR(rgba, width, height)?.data;
}

test.each(VIEWS.flatMap(({ id }) => ['zh', 'en'].map((language) => [id, language])))(
  'the card of %s in %s leads to a page that is there',
  async (id, language) => {
    const response = await fetch(new URL(`/pictures/cards/${id}.png?lang=${language}`, BASE));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    const png = new Uint8Array(await response.arrayBuffer());
    expect(png.length).toBeLessThan(150_000);
    const link = codeIn(png);
    expect(link).toBe(new URL(`/?map=${id}&lang=${language}`, BASE).href);
    expect((await fetch(link!)).status).toBe(200);
  },
);
