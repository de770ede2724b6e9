import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { LiveRecord } from '../../tiles/layers.ts';
import { MAPS, mapOf } from '../domain/maps/index.ts';
import { PICTURE } from '../style/picture/size.ts';
import { TEXT } from '../worker/pages/text.ts';
import { picturesIn } from './picture-contents.ts';
import { draw } from './rasteriser.ts';
import { ROOT } from './store.ts';

/** Width, height and the colour of every pixel of a PNG with a palette, as a reader of the format takes it apart. */
function decoded(png: Uint8Array) {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get('IHDR')!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const palette = chunks.get('PLTE')!;
  const lines = inflateSync(chunks.get('IDAT')!);
  expect(lines.length).toBe(height * (width + 1));
  const at = (x: number, y: number) => {
    const index = lines[y * (width + 1) + 1 + x]!;
    return palette.subarray(index * 3, index * 3 + 3).toString('hex');
  };
  return { width, height, at };
}

type Decoded = ReturnType<typeof decoded>;

/** How many pixels of a rectangle have another colour than its upper left one. */
function marked({ at }: Decoded, x: number, y: number, width: number, height: number): number {
  let count = 0;
  for (let dy = 0; dy < height; dy++)
    for (let dx = 0; dx < width; dx++) if (at(x + dx, y + dy) !== at(x, y)) count += 1;
  return count;
}

const ring = (west: number, south: number, side: number) =>
  JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  });

const area: LiveRecord = {
  id: 'a1',
  name_zh: '样例·昆山基地',
  name_en: 'Sample Kunshan Base',
  status: 'supplying',
  tier: 'base',
  area_free: 666_666,
  division: '320583',
  geometry: ring(120.9, 31.3, 0.03),
  lon: 120.915,
  lat: 31.315,
  is_sample: 1,
  verified_at: '2026-08-04',
  valid_until: null,
};

const division: LiveRecord = {
  id: 'd1',
  name_zh: '昆山市',
  name_en: 'Kunshan',
  short_zh: '昆山',
  kind: 'statutory',
  geometry: ring(120.6, 31.1, 0.6),
  lon: 120.9,
  lat: 31.4,
};

const land = mapOf('land')!;
const subject = {
  map: land,
  records: new Map([['areas', [area]]]),
  base: new Map([['divisions', [division]]]),
  asOf: '2026-11-20',
};

test('pictures of a map and of its area: their size, letters on the left, shapes on the right', async () => {
  const planned = [...picturesIn(subject)].filter(({ name }) => !name.startsWith('cards/'));
  expect(planned.map(({ name }) => name)).toEqual(['land.zh', 'areas/a1.zh', 'land.en', 'areas/a1.en']);
  const { pngs, missing } = await draw(planned.map(({ svg }) => svg));
  expect(missing).toEqual([]);
  for (const png of pngs) {
    const picture = decoded(png);
    expect([picture.width, picture.height]).toEqual([PICTURE.width, PICTURE.height]);
    // Brand, title, foot, map.
    expect(marked(picture, 40, 30, 400, 40)).toBeGreaterThan(300);
    expect(marked(picture, 40, 120, 440, 90)).toBeGreaterThan(1500);
    expect(marked(picture, 40, 500, 440, 120)).toBeGreaterThan(1500);
    expect(marked(picture, 520, 10, 660, 600)).toBeGreaterThan(5000);
    // No text reaches out of the panel: its last pixels are ground.
    expect(marked(picture, 484, 20, 12, 590)).toBe(0);
    expect(png.length).toBeLessThan(60_000);
  }
  expect(new Set(pngs.map((png) => Buffer.from(png).toString('base64'))).size).toBe(4);
});

test('a character that the font lacks is reported, and a mark stands for it', async () => {
  const svg = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><text x="20" y="40" font-size="30">${text}</text></svg>`;
  const { pngs, missing } = await draw([svg('吉'), svg('𠮷'), svg('〓')]);
  expect(missing).toEqual(['𠮷']);
  expect(pngs[1]).toEqual(pngs[2]);
  expect(pngs[0]).not.toEqual(pngs[1]);
});

test('the font has every character of definitions, texts and names of places', async () => {
  const files = ['divisions.geojson', 'zones.csv', 'hubs.csv'].map((name) =>
    readFileSync(join(ROOT, 'db', 'base', name), 'utf8'),
  );
  const everything = [JSON.stringify([MAPS, TEXT]), ...files].join('');
  const characters = [...new Set(everything.normalize())].filter((c) => c > ' ' && !'<>&"'.includes(c));
  const { missing } = await draw([
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>${characters.join('')}</text></svg>`,
  ]);
  expect(missing).toEqual([]);
  expect(characters.length).toBeGreaterThan(700);
});

test('a record that ends gives its picture an end', () => {
  const ending = new Map([['areas', [{ ...area, valid_until: '2027-01-31' }]]]);
  const planned = [...picturesIn({ ...subject, records: ending })];
  expect(planned.map(({ until }) => until)).toEqual([null, null, '2027-01-31', null, null, '2027-01-31']);
});

test('the base map has no pictures', () => {
  expect([...picturesIn({ ...subject, map: mapOf('base')! })]).toEqual([]);
});
