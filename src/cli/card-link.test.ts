import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { land } from '../domain/maps/land.ts';
import { CARD, LINK_BOX, letterBox } from '../style/picture/card.ts';
import { mapCard } from '../style/picture/picture.ts';
import { pngParts } from '../style/picture/png.ts';
import { withLink } from '../worker/pictures/link.ts';
import { draw } from './rasteriser.ts';

const svg = mapCard(
  {
    map: land,
    records: new Map(),
    ground: { neighbours: [], water: [], divisions: [] },
    extent: [119.9, 30.75, 121.4, 32.06],
  },
  {
    brand: '苏州 · 热力图',
    title: land.label.zh,
    facts: [],
    asOf: '数据截至 2026-11-20',
    approval: ['示意'],
  },
  '扫码或输入网址，打开互动地图',
);
const drawn = (await draw([svg])).pngs[0]!;

/** The colour of every pixel, as a reader of the format takes a PNG apart. */
function pixels(png: Uint8Array) {
  const { width, height, palette, lines } = pngParts(png);
  const indices = inflateSync(lines);
  expect(indices.length).toBe(height * (width + 1));
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const index = indices[y * (width + 1) + 1 + x]! * 3;
      rgba.set(palette.subarray(index, index + 3), (y * width + x) * 4);
    }
  return { width, height, rgba };
}

/** Dark pixels of the room for the link, by line of pixels. */
function darkIn({ width, rgba }: ReturnType<typeof pixels>): number[] {
  return Array.from({ length: LINK_BOX.height }, (_, y) => {
    const start = (LINK_BOX.y + y) * width + LINK_BOX.x;
    return Array.from({ length: LINK_BOX.width }, (__, x) => rgba[(start + x) * 4]!).filter(
      (red) => red < 100,
    ).length;
  });
}

test.each([
  'https://example.org/?map=land&lang=zh',
  'https://map.investment-promotion.example.gov.cn:8443/?map=opportunities&lang=en',
])('the card says %s as a QR code and in letters', async (link) => {
  const card = pixels(await withLink(drawn, link));
  expect([card.width, card.height]).toEqual([CARD.width, CARD.height]);
  expect(jsQR(card.rgba, card.width, card.height)?.data).toBe(link);
  const dark = darkIn(card);
  const half = LINK_BOX.height / 2;
  const sum = (lines: number[]) => lines.reduce((a, b) => a + b, 0);
  expect(sum(dark.slice(0, half))).toBeGreaterThan(1000);
  // A long one takes two lines and loses nothing at their ends.
  expect(sum(dark.slice(half)) > 0).toBe(link.length > 60);
  const lastColumn = Array.from({ length: LINK_BOX.height }, (_, y) => {
    const x = LINK_BOX.x + LINK_BOX.width - 1;
    return card.rgba[((LINK_BOX.y + y) * card.width + x) * 4];
  });
  expect(new Set(lastColumn)).toEqual(new Set([255]));
});

test('what is no letter of an address is left out, and a link too long for its lines breaks nothing', async () => {
  expect([letterBox(32), letterBox(127), letterBox(0x4e00)]).toEqual([undefined, undefined, undefined]);
  const link = `https://例子.example/?q=${'x'.repeat(300)}`;
  const card = pixels(await withLink(drawn, link));
  expect(jsQR(card.rgba, card.width, card.height)?.data).toBe(link);
});
