import { expect, test } from 'vitest';
import { distance } from '../../domain/distance.ts';
import type { Bounds, Position } from '../../domain/geometry.ts';
import { land } from '../../domain/maps/land.ts';
import { premises } from '../../domain/maps/premises.ts';
import { frameOf, isInside, pathOf } from './frame.ts';
import type { Ground } from './ground.ts';
import type { PictureRecord } from './marks.ts';
import { balanced, escaped, widthOf, wrapped } from './markup.ts';
import { mapPicture, recordPicture } from './picture.ts';
import { MAP_BOX, type Saying } from './sheet.ts';

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as Position[],
  ],
});

const EXTENT: Bounds = [120, 31, 121, 32];

const GROUND: Ground = {
  neighbours: [square(119, 31, 0.5)],
  water: [square(120.2, 31.2, 0.1)],
  divisions: [
    { geometry: square(120, 31, 1), at: [120.5, 31.5], name: '昆山 <&> "市"', isFunctional: false },
    { geometry: square(120.1, 31.1, 0.5), at: [120.5, 31.5], name: 'Kunshan', isFunctional: true },
  ],
};

const SAYING: Saying = {
  brand: '苏州 · 热力图',
  kicker: '拿地',
  title: '<script>alert("&")</script>',
  facts: [{ label: '可供面积', value: '12 亩' }],
  asOf: '数据截至 2026-11-20',
  sample: '演示数据',
  approval: ['未取得审图号，仅供内部演示'],
};

const record = (id: string, west: number, south: number, side: number): PictureRecord => ({
  row: { id },
  at: [west + side / 2, south + side / 2],
  geometry: square(west, south, side),
});

/** The texts of an SVG, entities resolved, in the order of the document. */
const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, content]) =>
    content!
      .replace(/<\/?tspan[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );

test('what departments write is text in the picture, never markup', () => {
  const records = new Map([['areas', [record('a', 120.4, 31.4, 0.05)]]]);
  const svg = mapPicture({ map: land, records, ground: GROUND, extent: EXTENT }, SAYING);
  expect(svg).not.toContain('<script');
  expect(texts(svg)).toContain('昆山 <&> "市"');
  expect(texts(svg).join('')).toContain('<script>alert("&")</');
  expect(escaped('a\u0000b\u001f\ud800c')).toBe('ab\ufffdc');
});

test('a picture says title, facts, day, sample mark and approval', () => {
  const said = texts(mapPicture({ map: land, records: new Map(), ground: GROUND, extent: EXTENT }, SAYING));
  for (const text of [
    '苏州 · 热力图',
    '拿地',
    '可供面积\u200212 亩',
    SAYING.asOf,
    '演示数据',
    SAYING.approval[0]!,
  ])
    expect(said).toContain(text);
  const { sample, ...real } = SAYING;
  expect(
    texts(mapPicture({ map: land, records: new Map(), ground: GROUND, extent: EXTENT }, real)),
  ).not.toContain(sample);
});

test('equal content is equal markup, and another record is another picture', () => {
  const draw = (west: number) =>
    mapPicture(
      {
        map: land,
        records: new Map([['areas', [record('a', west, 31.4, 0.05)]]]),
        ground: GROUND,
        extent: EXTENT,
      },
      SAYING,
    );
  expect(draw(120.4)).toBe(draw(120.4));
  expect(draw(120.4)).not.toBe(draw(120.5));
});

test('few points are circles, many are hexagons', () => {
  const points = (count: number) =>
    Array.from({ length: count }, (_, i): PictureRecord => {
      const at: Position = [120.1 + (i % 40) * 0.02, 31.1 + Math.floor(i / 40) * 0.02];
      return { row: { id: String(i) }, at, geometry: { type: 'Point', coordinates: at } };
    });
  const circles = (count: number) =>
    mapPicture(
      { map: premises, records: new Map([['premises', points(count)]]), ground: GROUND, extent: EXTENT },
      SAYING,
    ).match(/<circle/g)?.length ?? 0;
  expect(circles(200)).toBe(200);
  expect(circles(1200)).toBe(0);
});

test('a record fills a good part of its picture, and its plots are drawn', () => {
  const area = record('a', 120.4, 31.4, 0.03);
  const records = new Map([
    ['areas', [area]],
    ['plots', [record('p', 120.41, 31.41, 0.002)]],
  ]);
  const svg = recordPicture({ map: land, records, ground: GROUND, extent: EXTENT }, area, SAYING);
  const without = recordPicture(
    { map: land, records: new Map([['areas', [area]]]), ground: GROUND, extent: EXTENT },
    area,
    SAYING,
  );
  expect(svg.length).toBeGreaterThan(without.length);
});

test('names do not stand on one another', () => {
  const svg = mapPicture({ map: land, records: new Map(), ground: GROUND, extent: EXTENT }, SAYING);
  const heights = [
    ...svg.matchAll(/<text x="\d+" y="(\d+)"[^>]*font-size="19"[^>]*text-anchor="middle"/g),
  ].map(([, y]) => Number(y));
  expect(heights.length).toBe(2);
  expect(Math.abs(heights[0]! - heights[1]!)).toBeGreaterThan(20);
});

test('a frame shows its bounds within its margin, and leaves out what lies outside', () => {
  const frame = frameOf(EXTENT, MAP_BOX, 20);
  for (const corner of [
    [120, 31],
    [121, 32],
  ] as Position[])
    expect(isInside(corner, frame, 19.9)).toBe(true);
  expect(isInside([122, 31], frame)).toBe(false);
  expect(pathOf(square(125, 31, 1), frame)).toBe('');
  expect(pathOf(square(120.4, 31.4, 0.2), frame)).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){3,4}Z$/);
});

test('a frame is as large on paper as its scale says, in both directions', () => {
  const frame = frameOf([120, 31, 121, 31.5], { x: 0, y: 0, width: 400, height: 400 }, 16);
  const [[west, south], [east, north]] = [frame.at([120, 31]), frame.at([121, 31.5])];
  expect((east - west) / frame.scale / distance([120, 31.25], [121, 31.25])).toBeCloseTo(1, 2);
  expect((south - north) / frame.scale / distance([120, 31], [120, 31.5])).toBeCloseTo(1, 2);
});

test('lines are not closed, points have no path, and what falls together is written once', () => {
  const frame = frameOf([120, 31, 121, 32], { x: 0, y: 0, width: 100, height: 100 }, 0);
  const coordinates: Position[] = [
    [120, 31],
    [120.00001, 31],
    [121, 32],
  ];
  expect(pathOf({ type: 'LineString', coordinates }, frame)).toMatch(/^M[\d. ]+L[\d. ]+$/);
  expect(pathOf({ type: 'Point', coordinates: [120, 31] }, frame)).toBe('');
});

test('lines are broken between words, of Chinese too, and cut where there are too many', () => {
  expect(wrapped('Suzhou Industrial Park', 7, 3)).toEqual(['Suzhou', 'Industrial', 'Park']);
  expect(wrapped('昆山丁丑产业基地', 5, 3)).toEqual(['昆山丁丑', '产业基地']);
  expect(wrapped('苏州，工业', 3, 3)).toEqual(['苏州，', '工业']);
  expect(wrapped('基地（一期）', 4, 3)).toEqual(['基地', '（一期）']);
  const cut = wrapped('工业园区产业基地', 3, 2);
  expect(cut.length).toBe(2);
  expect(cut[1]!.endsWith('…')).toBe(true);
  expect(wrapped('', 3, 2)).toEqual(['']);
  for (const line of wrapped('x'.repeat(500), 10, 2)) expect(widthOf(line)).toBeLessThanOrEqual(10);
});

test('balanced lines are as many, and none is left with a single word', () => {
  const text = 'No map approval number: internal demonstration only';
  expect(wrapped(text, 25, 2).at(-1)).toBe('only');
  expect(balanced(text, 25, 2)).toEqual(['No map approval number:', 'internal demonstration only']);
  expect(balanced('工业园区产业基地', 3, 2)).toEqual(wrapped('工业园区产业基地', 3, 2));
});
