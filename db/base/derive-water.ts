/** Schematic water around Suzhou: 太湖, 长江 and the sea from GSHHG, smaller lakes from geo-maps. */
import { readFileSync } from 'node:fs';
import { bounds, type Position, pointInPolygon, type Ring } from '../../src/domain/geometry.ts';
import {
  type Clipper,
  type Feature,
  feature,
  multiPolygon,
  rectangle,
  type Shape,
  shapeArea,
  simplified,
  smoothed,
  tidy,
} from './derive-rings.ts';
import { closedLand, type Hdf5, type Shoreline, shorelines } from './derive-shoreline.ts';

const WINDOW: [number, number, number, number] = [119, 30, 122, 33];
const TOLERANCE = 0.0006;
const DIGITS = 5;

const TAIHU = 180_569;
const ISLAND_IN_LAKE = 3;
/** GSHHG sits this far west and south of the true shore at 太湖. */
const TAIHU_SHIFT: Position = [0.0022, 0.0055];
/** Reaches of 长江 above Jiangyin, which GSHHG files as lakes. */
const UPSTREAM = [187_116, 181_400, 185_461];

const SMALLEST_ISLAND = 500_000;
/** m²: lakes below are left out, in the city and beyond it. */
const SMALLEST_LAKE = { city: 750_000, beyond: 3_000_000 };

const LAKES: [Position, string, string][] = [
  [[120.78, 31.43], '阳澄湖', 'Yangcheng Lake'],
  [[120.71, 31.405], '阳澄西湖', 'Yangcheng West Lake'],
  [[120.96, 31.12], '淀山湖', 'Dianshan Lake'],
  [[120.825, 31.21], '澄湖', 'Cheng Lake'],
  [[120.682, 31.31], '金鸡湖-独墅湖', 'Jinji Lake and Dushu Lake'],
  [[120.745, 31.59], '昆承湖', 'Kuncheng Lake'],
  [[120.58, 31.5], '漕湖-鹅真荡', 'Cao Lake and Ezhen Lake'],
  [[120.69, 31.65], '尚湖', 'Shang Lake'],
  [[120.867, 31.415], '傀儡湖', 'Kuilei Lake'],
  [[120.592, 31.24], '石湖', 'Shi Lake'],
  [[120.545, 30.92], '北麻漾', 'Beima Lake'],
  [[119.81, 31.6], '滆湖', 'Ge Lake'],
  [[119.55, 31.62], '长荡湖', 'Changdang Lake'],
];

type Water = { name_zh: string; name_en: string; kind: 'lake' | 'river' | 'sea'; shape: Shape };

function closedRings(shore: Shoreline | undefined): Shape {
  return (shore?.lines ?? []).filter((line) => line[0] === line.at(-1)).map((ring) => [ring]);
}

function shifted(shape: Shape, [east, north]: Position): Shape {
  const moved = (ring: Ring) => ring.map(([lon, lat]): Position => [lon + east, lat + north]);
  return shape.map((polygon) => polygon.map(moved));
}

function islands(shores: Map<number, Shoreline>, level: number): Shape {
  const all = [...shores.values()].filter((shore) => shore.level === level).flatMap(closedRings);
  return all.filter((polygon) => shapeArea([polygon]) >= SMALLEST_ISLAND);
}

/** The part of `water` beyond a cape: the polygon of its cut by `side` that holds `inside`. */
function beyond(water: Shape, side: Shape, inside: Position, clipper: Clipper): Shape {
  const parts = clipper.intersection(water, side);
  return parts.filter((polygon) => pointInPolygon(inside, multiPolygon([polygon])));
}

function salt(shores: Map<number, Shoreline>, clipper: Clipper): Water[] {
  const coast = shores.get(0)!.lines;
  const land = closedLand(coast, WINDOW).map((ring) => [ring]);
  const water = clipper.difference(
    rectangle(...WINDOW),
    simplified([...land, ...islands(shores, 1)], TOLERANCE),
  );
  const easternmost = (south: number, north: number) =>
    coast
      .flat()
      .filter(([lon, lat]) => lon < 121.99 && lat > south && lat < north)
      .reduce((a, b) => (b[0] > a[0] ? b : a));
  const northCape = easternmost(31.5, 32)[1];
  const southCape = easternmost(30.7, 31.3)[1];
  const yellow = beyond(water, rectangle(119, northCape, 122, 33), [121.95, 32.3], clipper);
  const bay = beyond(water, rectangle(119, 30, 122, southCape), [121.4, 30.5], clipper);
  const upstream = UPSTREAM.flatMap((id) => closedRings(shores.get(id)));
  const river = clipper.difference(water, yellow, bay);
  const reaches = clipper.difference(simplified(upstream, TOLERANCE), islands(shores, ISLAND_IN_LAKE));
  return [
    { name_zh: '长江', name_en: 'Yangtze River', kind: 'river', shape: clipper.union(river, reaches) },
    { name_zh: '杭州湾', name_en: 'Hangzhou Bay', kind: 'sea', shape: bay },
    { name_zh: '黄海', name_en: 'Yellow Sea', kind: 'sea', shape: yellow },
  ];
}

function taihu(shores: Map<number, Shoreline>, clipper: Clipper): Water {
  const lake = closedRings(shores.get(TAIHU));
  const open = clipper.difference(lake, islands(shores, ISLAND_IN_LAKE));
  const shape = shifted(simplified(open, TOLERANCE), TAIHU_SHIFT);
  return { name_zh: '太湖', name_en: 'Taihu Lake', kind: 'lake', shape };
}

function overlaps([west, south, east, north]: number[], [w, s, e, n]: number[]): boolean {
  return west! < e! && east! > w! && south! < n! && north! > s!;
}

function smallLakes(path: string, city: Shape, box: Shape, larger: Shape, clipper: Clipper): Water[] {
  const source = JSON.parse(readFileSync(path, 'utf8')) as { geometries: { coordinates: Shape }[] };
  const boxBounds = bounds(multiPolygon(box));
  const lakes: Water[] = [];
  for (const polygon of source.geometries.flatMap((geometry) => geometry.coordinates)) {
    if (!overlaps(bounds(multiPolygon([polygon])), boxBounds)) continue;
    const rings = polygon.map((ring) => smoothed(ring, 2));
    const whole: Shape = [
      rings.filter((ring, index) => index === 0 || shapeArea([[ring]]) >= SMALLEST_ISLAND),
    ];
    const near = larger.filter((other) =>
      overlaps(bounds(multiPolygon([other])), bounds(multiPolygon(whole))),
    );
    const shape = near.length === 0 ? whole : clipper.difference(whole, near);
    const inCity = shape.flat(2).some((point) => pointInPolygon(point, multiPolygon(city)));
    const size = shapeArea(shape);
    if (size < 0.6 * shapeArea(whole) || size < SMALLEST_LAKE[inCity ? 'city' : 'beyond']) continue;
    const named = LAKES.find(([point]) => pointInPolygon(point, multiPolygon(shape)));
    lakes.push({ name_zh: named?.[1] ?? '', name_en: named?.[2] ?? '', kind: 'lake', shape });
  }
  return lakes;
}

/** The features of water.geojson, clipped to `box`, largest first; `shape` is all of them as one multipolygon. WGS84, 5 decimals. */
export async function waterFeatures(
  folder: string,
  city: Shape,
  box: Shape,
  clipper: Clipper,
  hdf5: Hdf5,
): Promise<{ features: Feature[]; shape: Shape }> {
  const shores = await shorelines(hdf5, `${folder}/gmt-gshhg-full/binned_GSHHS_f.nc`, WINDOW);
  const large = [taihu(shores, clipper), ...salt(shores, clipper)];
  const covered = large.flatMap(({ shape }) => shape);
  const small = smallLakes(`${folder}/earth-lakes-10m/map.geo.json`, city, box, covered, clipper);
  const clipped = [...large, ...small].map((water) => {
    const clean = clipper.union(tidy(clipper.intersection(water.shape, box), DIGITS, 10_000));
    return { ...water, shape: tidy(clean, DIGITS, 10_000) };
  });
  const features = clipped
    .filter(({ shape }) => shape.length > 0)
    .sort((a, b) => shapeArea(b.shape) - shapeArea(a.shape))
    .map(({ shape, ...names }) => feature({ ...names, area_m2: Math.round(shapeArea(shape)) }, shape));
  return { features, shape: clipped.flatMap(({ shape }) => shape) };
}
