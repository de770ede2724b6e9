/** Seeded features like those of a city: buildings, roads, points of interest and land use around its towns. */

import type { SourceFeature, SourceLayer } from '../../tiles/cut.ts';
import { seeded } from '../../tiles/fixtures.ts';
import type { Geometry, Position } from '../domain/geometry.ts';
import { drawer } from './draw.ts';

/** West, south, east, north of all features, in degrees. */
export const BOUNDS = [120.3, 30.8, 121.3, 32.05] as const;

/** Town centres of the Suzhou region: longitude, latitude, share of what is clustered, spread in degrees. */
const TOWNS = [
  [120.62, 31.31, 20, 0.06],
  [120.72, 31.32, 12, 0.05],
  [120.98, 31.38, 12, 0.05],
  [120.75, 31.65, 10, 0.05],
  [120.55, 31.87, 10, 0.05],
  [121.11, 31.45, 8, 0.04],
  [120.64, 31.14, 8, 0.05],
  [120.43, 31.29, 5, 0.04],
  [120.65, 30.9, 4, 0.03],
  [120.86, 31.12, 3, 0.03],
  [121.03, 31.25, 3, 0.02],
  [120.57, 31.43, 3, 0.03],
  [120.9, 31.78, 2, 0.03],
] as const;

const CHARACTERS = '苏昆太常吴张江园区湖金鸡平虎姑相城高新创业科技产中心大楼广场路村商务智慧云海华东盛泰';
const METRES_PER_DEGREE = 111_320;

type Random = () => number;

const [WEST, SOUTH, EAST, NORTH] = BOUNDS;
// Nothing may lie outside, so what reaches away from its place starts at a distance from the border.
const MARGIN = 0.015;

const inside = ([lon, lat]: Position): boolean =>
  lon > WEST + MARGIN && lon < EAST - MARGIN && lat > SOUTH + MARGIN && lat < NORTH - MARGIN;

const town = drawer(TOWNS.map(([, , share]) => share));

/** A place within BOUNDS: in most cases near a town, the density falling off as a normal distribution. */
export function place(random: Random): Position {
  for (;;) {
    let at: Position = [WEST + random() * (EAST - WEST), SOUTH + random() * (NORTH - SOUTH)];
    if (random() < 0.72) {
      const [lon, lat, , spread] = TOWNS[town(random())]!;
      const radius = spread * Math.sqrt(-2 * Math.log(1 - random()));
      const angle = random() * 2 * Math.PI;
      at = [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    }
    if (inside(at)) return at;
  }
}

/** The point at a distance in metres and an angle from another; seven decimals, about a centimetre. */
function away([lon, lat]: Position, metres: number, angle: number): Position {
  const rounded = (value: number) => Math.round(value * 1e7) / 1e7;
  const east = (metres * Math.cos(angle)) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return [rounded(lon + east), rounded(lat + (metres * Math.sin(angle)) / METRES_PER_DEGREE)];
}

const name = (random: Random, length: number): string =>
  Array.from({ length }, () => CHARACTERS[Math.floor(random() * CHARACTERS.length)]).join('');

/** A ring around a place: counter-clockwise, closed, corner by corner at the given distances and angles. */
function ring(centre: Position, corners: readonly (readonly [metres: number, angle: number])[]): Geometry {
  const points = corners.map(([metres, angle]) => away(centre, metres, angle));
  return { type: 'Polygon', coordinates: [[...points, points[0]!]] };
}

type Made = Pick<SourceFeature, 'geometry' | 'properties' | 'minzoom'>;

function building(random: Random): Made {
  const turn = random() * Math.PI;
  const [half, lean] = [10 + random() * 30, 0.3 + random() * 0.9];
  const corners = [lean, Math.PI - lean, Math.PI + lean, 2 * Math.PI - lean];
  return {
    geometry: ring(
      place(random),
      corners.map((angle) => [half, turn + angle]),
    ),
    properties: {
      floors: 1 + Math.floor(random() ** 2 * 30),
      ...(random() < 0.4 ? { name_zh: name(random, 6) } : {}),
    },
    minzoom: 12,
  };
}

function road(random: Random): Made {
  const draw = random();
  const [kind, minzoom, step] =
    draw < 0.04
      ? (['highway', 4, 400] as const)
      : draw < 0.15
        ? (['main', 10, 200] as const)
        : draw < 0.4
          ? (['side', 12, 120] as const)
          : (['lane', 13, 60] as const);
  let at = place(random);
  let angle = random() * 2 * Math.PI;
  const line = [away(at, 0, 0)];
  for (let left = 6 + Math.floor(random() * 24); left > 0; left--) {
    angle += (random() - 0.5) * 0.6;
    at = away(at, step * (0.5 + random()), angle);
    if (!inside(at)) break;
    line.push(at);
  }
  if (line.length < 2) line.push(away(line[0]!, step, angle));
  return {
    geometry: { type: 'LineString', coordinates: line },
    properties: { kind, ...(kind === 'lane' ? {} : { name_zh: `${name(random, 3)}路` }) },
    minzoom,
  };
}

function poi(random: Random): Made {
  const kinds = ['厂房', '写字楼', '学校', '医院', '商场', '车站', '公园', '酒店'];
  const draw = random();
  // Four of ten are left at each zoom further out.
  const minzoom = draw < 0.6 ? 14 : draw < 0.84 ? 13 : draw < 0.936 ? 12 : draw < 0.975 ? 11 : 8;
  return {
    geometry: { type: 'Point', coordinates: away(place(random), 0, 0) },
    properties: {
      kind: kinds[Math.floor(random() ** 2 * kinds.length)]!,
      name_zh: name(random, 6),
      rent: Math.floor(random() * 2000) / 10,
    },
    minzoom,
  };
}

function landUse(random: Random): Made {
  const kinds = ['工业', '居住', '农田', '绿地', '水域'];
  const size = 150 + random() * 500;
  const count = 7 + Math.floor(random() * 8);
  return {
    geometry: ring(
      place(random),
      Array.from({ length: count }, (_, at) => [
        size * (0.6 + 0.6 * random()),
        (2 * Math.PI * (at + 0.8 * random())) / count,
      ]),
    ),
    properties: { kind: kinds[Math.floor(random() * kinds.length)]! },
    minzoom: 9,
  };
}

const LAYERS = [
  { name: 'land_use', share: 0.03, make: landUse, attributes: { kind: 0 } },
  { name: 'roads', share: 0.15, make: road, attributes: { kind: 0, name_zh: 12 } },
  { name: 'buildings', share: 0.6, make: building, attributes: { floors: 12, name_zh: 13 } },
  { name: 'pois', share: 0.22, make: poi, attributes: { kind: 0, name_zh: 0, rent: 0 } },
] as const;

/** Names of the layers and, per layer, the attributes with the first zoom of each. */
export const layerAttributes: readonly { name: string; attributes: Record<string, number> }[] = LAYERS;

/** `total` features of all layers, layer by layer, made as they are asked for; the same total gives the same ones. */
export function* cityFeatures(total: number): Generator<{ layer: string; feature: SourceFeature }> {
  for (const [number, { name: layer, share, make }] of LAYERS.entries()) {
    const random = seeded(number + 1);
    const count = Math.round(total * share);
    for (let id = 1; id <= count; id++)
      yield { layer, feature: { id, ...make(random), maxzoom: 22, rank: id } };
  }
}

/** `total` features as layers ready to cut: 60 % buildings, 22 % points of interest, 15 % roads, 3 % land use. */
export function cityLayers(total: number): SourceLayer[] {
  const features = new Map<string, SourceFeature[]>(LAYERS.map(({ name }) => [name, []]));
  for (const { layer, feature } of cityFeatures(total)) features.get(layer)!.push(feature);
  return LAYERS.map(({ name, attributes }) => ({ name, attributes, features: features.get(name)! }));
}
