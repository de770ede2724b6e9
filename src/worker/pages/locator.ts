/** A schematic picture of where a record is: outlines of divisions, water and neighbours, and the record's own shape. */
import { html, raw } from 'hono/html';
import { ByteCache } from '../../../tiles/byte-cache.ts';
import { CITY } from '../../domain/city.ts';
import { distanceText } from '../../domain/distance-text.ts';
import {
  type Bounds,
  bounds,
  type Geometry,
  lines,
  type Position,
  polygons,
  union,
} from '../../domain/geometry.ts';
import type { Language } from '../../domain/kinds.ts';
import { roundLength } from '../../domain/scale-length.ts';
import { type Box, type Frame, frameOf } from '../../style/picture/frame.ts';
import type { Row } from '../features/feature.ts';
import { plainName } from './facts.ts';
import type { Html } from './layout.ts';
import { SAY } from './text.ts';

const WIDTH = 720;
const HEIGHT = 480;
const BOX: Box = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
/** Room around what is shown. */
const MARGIN = 48;
/** A picture shows at least so many degrees, or it would show nothing one knows. */
const LEAST_DEGREES = 0.06;
/** What lies further outside is moved to this distance: it is not seen, and many points become one. */
const BEYOND = 40;

/** A shape of the base map; `code` is a division's. */
type Shape = { kind: 'division' | 'water' | 'neighbour'; row: Row; code: string | null; geometry: Geometry };

/** The base map as pictures need it. */
export type BaseShapes = readonly Shape[];

const LIMIT_BYTES = 4 * 1024 * 1024;
const kept = new WeakMap<object, ByteCache<string, { shapes: BaseShapes; bytes: number }>>();

const SHAPES: readonly [kind: Shape['kind'], sql: string][] = [
  [
    'neighbour',
    `SELECT NULL AS code, name_zh, name_en, lon, lat, geometry FROM neighbours WHERE geometry IS NOT NULL`,
  ],
  ['division', `SELECT code, name_zh, name_en, lon, lat, geometry FROM divisions WHERE geometry IS NOT NULL`],
  [
    'water',
    `SELECT NULL AS code, name_zh, name_en, lon, lat, geometry FROM water WHERE geometry IS NOT NULL`,
  ],
];

/** The shapes of a release of the base map, read once by an isolate. `key` names the release. */
export async function baseShapes(plain: object, content: D1Database, key: string): Promise<BaseShapes> {
  const cache =
    kept.get(plain) ??
    new ByteCache<string, { shapes: BaseShapes; bytes: number }>(
      LIMIT_BYTES,
      ({ bytes }) => bytes,
      LIMIT_BYTES,
    );
  kept.set(plain, cache);
  const { shapes } = await cache.load(key, async () => {
    const results = await content.batch<Row>(SHAPES.map(([, sql]) => content.prepare(sql)));
    const shapes = SHAPES.flatMap(([kind], i) =>
      results[i]!.results.map((row): Shape => {
        const { geometry, ...rest } = row;
        return {
          kind,
          row: rest,
          code: rest.code as string | null,
          geometry: JSON.parse(String(geometry)) as Geometry,
        };
      }),
    );
    const bytes = results
      .flatMap(({ results }) => results)
      .reduce((sum, row) => sum + 4 * String(row.geometry).length, 0);
    return { shapes, bytes };
  });
  return shapes;
}

const clamped = (value: number, most: number) =>
  Math.round(Math.min(most + BEYOND, Math.max(-BEYOND, value)));

/** Points of the base map nearer to the one before than this are left out. */
const LEAST_STEP = 2;

/** SVG path data in whole units; empty where nothing of it would be seen. */
function pathOf(ring: readonly Position[], frame: Frame, closed: boolean): string {
  const points: [x: number, y: number][] = [];
  for (const position of ring) {
    const [x, y] = frame.at(position);
    const [at, last] = [[clamped(x, WIDTH), clamped(y, HEIGHT)] as [number, number], points.at(-1)];
    if (!last || Math.max(Math.abs(at[0] - last[0]), Math.abs(at[1] - last[1])) >= LEAST_STEP)
      points.push(at);
  }
  const isOut = (test: (point: [number, number]) => boolean) => points.every(test);
  if (
    isOut(([x]) => x < 0) ||
    isOut(([x]) => x > WIDTH) ||
    isOut(([, y]) => y < 0) ||
    isOut(([, y]) => y > HEIGHT)
  )
    return '';
  if (closed && points.length < 3) return '';
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${closed ? 'Z' : ''}`;
}

const shapePath = (geometry: Geometry, frame: Frame): string =>
  [
    ...polygons(geometry)
      .flat()
      .map((ring) => pathOf(ring, frame, true)),
    ...lines(geometry).map((line) => pathOf(line, frame, false)),
  ].join('');

const isSeen = ([x, y]: [number, number], room: number) =>
  x > room && x < WIDTH - room && y > 14 && y < HEIGHT - 40;

/** The box that is shown: the record and its division, the whole city where it lies in none. */
function shownBounds(geometry: Geometry | null, own: Shape | undefined): Bounds | undefined {
  const parts = [own && bounds(own.geometry), geometry && bounds(geometry)].filter(
    (box) => box !== undefined && box !== null,
  );
  if (parts.length === 0) return undefined;
  const [west, south, east, north] = (own ? parts : [...parts, CITY.bounds]).reduce(union);
  const room = Math.max(0, (LEAST_DEGREES - (east - west)) / 2);
  return [west - room, south, east + room, north];
}

/** A bar of a round length, about a fifth of the width. */
function scaleBar({ scale }: Frame, language: Language): Html {
  const metres = roundLength(WIDTH / 5 / scale);
  const length = Math.round(metres * scale);
  return html`<path class="bar" d="M20 ${HEIGHT - 18}v6h${length}v-6" /><text class="bar-text" x="${26 + length}" y="${HEIGHT - 12}">${distanceText(metres, language)}</text>`;
}

const MARK = 'M0 0c-5-9-11-14-11-22a11 11 0 0 1 22 0c0 8-6 13-11 22z';

/**
 * The picture as SVG that takes its colours from the page's style sheet; undefined where neither place nor division
 * is known.
 */
export function locator(
  row: Row,
  geometry: Geometry | null,
  shapes: BaseShapes,
  language: Language,
): Html | undefined {
  const own = shapes.find(({ kind, code }) => kind === 'division' && code === row.division);
  const box = shownBounds(geometry, own);
  if (!box) return undefined;
  const frame = frameOf(box, BOX, MARGIN);
  const drawn = shapes.map(({ kind, geometry, code }) => {
    const d = shapePath(geometry, frame);
    return d === '' ? '' : `<path class="${kind}${own && code === own.code ? ' own' : ''}" d="${d}"/>`;
  });
  const labels = shapes
    .filter(({ kind }) => kind !== 'water')
    .flatMap((shape) => {
      const at = frame.at([Number(shape.row.lon), Number(shape.row.lat)]);
      if (!isSeen(at, 50)) return [];
      return [
        html`<text class="${shape === own ? 'label own-label' : 'label'}" x="${Math.round(at[0])}" y="${Math.round(at[1])}">${plainName(shape.row, language)}</text>`,
      ];
    });
  const [x, y] =
    geometry && row.lon !== null ? frame.at([Number(row.lon), Number(row.lat)]) : [undefined, undefined];
  const isShape = geometry !== null && geometry.type !== 'Point';
  return html`<svg class="locator" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${SAY.placeOf(plainName(row, language))[language]}">
    <rect class="ground" width="${WIDTH}" height="${HEIGHT}" />
    ${raw(drawn.join(''))}
    ${isShape ? raw(`<path class="shape ${lines(geometry).length > 0 ? 'line' : 'face'}" d="${shapePath(geometry, frame)}"/>`) : ''}
    ${labels}
    ${x === undefined ? '' : html`<path class="mark" transform="translate(${Math.round(x)} ${Math.round(y!)})" d="${MARK}" />`}
    ${scaleBar(frame, language)}
  </svg>`;
}
