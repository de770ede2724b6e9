/** The coordinate systems an import takes, and the many names that files, columns and people give them. */
import { quoted, ReadError } from './sheet.ts';

/** The names `--crs` lists. `cgcs2000-gk-MERIDIAN` stands for one of many. */
export const CRS = [
  'wgs84',
  'cgcs2000',
  'cgcs2000-gk',
  'gcj02',
  'bd09',
  'bd09mc',
  'web-mercator',
] as const satisfies readonly Crs[];

/**
 * `cgcs2000` is EPSG:4490, equal to WGS84 within a metre; `cgcs2000-gk` its Gauss-Krüger planes in metres, where an
 * easting without a zone number lies in the 3° zone of the city, or about the meridian that `cgcs2000-gk-123` names;
 * `gcj02` AMap and Tencent; `bd09` Baidu in degrees, `bd09mc` Baidu in metres; `web-mercator` EPSG:3857. One text each,
 * so that a choice can be stored, remembered for a source and shown as it is.
 */
export type Crs =
  | 'wgs84'
  | 'cgcs2000'
  | 'cgcs2000-gk'
  | `cgcs2000-gk-${number}`
  | 'gcj02'
  | 'bd09'
  | 'bd09mc'
  | 'web-mercator';

/** The central meridian in degrees that a Gauss-Krüger system names; undefined where it names none. */
export function centralMeridianOf(crs: Crs): number | undefined {
  const [, degrees] = /^cgcs2000-gk-(.+)$/.exec(crs) ?? [];
  return degrees === undefined ? undefined : Number(degrees);
}

export const isGaussKruger = (crs: Crs): boolean => crs.startsWith('cgcs2000-gk');

const NAMES: Record<string, Crs> = {
  wgs84: 'wgs84',
  wgs1984: 'wgs84',
  gcswgs1984: 'wgs84',
  epsg4326: 'wgs84',
  crs84: 'wgs84',
  gps: 'wgs84',
  gps原始: 'wgs84',
  cgcs2000: 'cgcs2000',
  cgcs2000经纬度: 'cgcs2000',
  cgcs2000大地: 'cgcs2000',
  cgcs2000地理: 'cgcs2000',
  chinageodeticcoordinatesystem2000: 'cgcs2000',
  gcschinageodeticcoordinatesystem2000: 'cgcs2000',
  epsg4490: 'cgcs2000',
  国家2000: 'cgcs2000',
  '2000国家大地': 'cgcs2000',
  国家大地2000: 'cgcs2000',
  大地2000: 'cgcs2000',
  天地图: 'cgcs2000',
  cgcs2000gk: 'cgcs2000-gk',
  cgcs2000平面: 'cgcs2000-gk',
  国家2000平面: 'cgcs2000-gk',
  gcj02: 'gcj02',
  火星: 'gcj02',
  国测局: 'gcj02',
  高德: 'gcj02',
  腾讯: 'gcj02',
  amap: 'gcj02',
  tencent: 'gcj02',
  autonavi: 'gcj02',
  bd09: 'bd09',
  bd09ll: 'bd09',
  百度: 'bd09',
  百度经纬度: 'bd09',
  baidu: 'bd09',
  bd09mc: 'bd09mc',
  百度墨卡托: 'bd09mc',
  百度米制: 'bd09mc',
  百度平面: 'bd09mc',
  webmercator: 'web-mercator',
  web墨卡托: 'web-mercator',
  pseudomercator: 'web-mercator',
  wgs84pseudomercator: 'web-mercator',
  wgs1984webmercatorauxiliarysphere: 'web-mercator',
  epsg3857: 'web-mercator',
  epsg900913: 'web-mercator',
};

const OLD =
  /(北京|beijing|bj).*54|54.*(北京|beijing)|(西安|xian|xa).*80|80.*(西安|xian)|(^|\D)(4214|4610|2327|2437|2349|2385)$/i;
const OLD_WAY_OUT =
  'the shift of 北京54 and 西安80 to CGCS2000 differs from place to place and is classified; have the surveying office convert the file to CGCS2000';
const LOCAL = /独立坐标|地方坐标|城建坐标|城市坐标|local grid/i;
const LOCAL_WAY_OUT =
  'the parameters of a local system are known to the surveying office alone; have it convert the file to CGCS2000';

function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^urn:ogc:def:crs:|^https?:\/\/www\.opengis\.net\/def\/crs\//, '')
    .replace(/^ogc[:/][\d.]+[:/]|(?<=^epsg)[:/][\d.]*[:/]/, '')
    .replace(/坐标系?统?|地图|系$/g, '')
    .replace(/[\s:_()/-]/g, '');
}

const KEYS = new Map(Object.entries(NAMES).map(([name, crs]) => [keyOf(name), crs]));

const about = (meridian: number): Crs => `cgcs2000-gk-${meridian}`;

/** EPSG counts the Gauss-Krüger zones of CGCS2000 through: each row is one run of codes with its first meridian. */
const EPSG_RUNS: readonly [first: number, last: number, meridian: number, step: number][] = [
  [4491, 4501, 75, 6],
  [4502, 4512, 75, 6],
  [4513, 4533, 75, 3],
  [4534, 4554, 75, 3],
];

function fromEpsg(key: string): Crs | undefined {
  const code = Number(/^epsg(\d{4})$/.exec(key)?.[1]);
  const run = EPSG_RUNS.find(([first, last]) => code >= first && code <= last);
  return run && about(run[2] + (code - run[0]) * run[3]);
}

const GAUSS = /gauss|高斯|gk|[36三六](度|°|degree)|投影带|中央(子午|经)线|zone\d|\d带/;

/** `CGCS2000 3度带 中央子午线120°`, `CGCS2000_3_Degree_GK_Zone_40`, `CGCS2000 3-degree Gauss-Kruger CM 120E` … */
function fromGaussKrugerName(key: string): Crs | undefined {
  if (!GAUSS.test(key)) return undefined;
  const meridian = /(?:中央(?:子午|经)线|cm|gk)(\d{2,3}(?:\.\d+)?)/.exec(key)?.[1];
  if (meridian !== undefined) return about(Number(meridian));
  const zone = Number(/(?:zone|带号|第)(\d\d)|(\d\d)(?:号?带)/.exec(key)?.slice(1).find(Boolean));
  if (zone >= 13 && zone <= 23) return about(zone * 6 - 3);
  if (zone >= 24 && zone <= 45) return about(zone * 3);
  return 'cgcs2000-gk';
}

/**
 * The system a user, a column or a file names: `wgs84`, `EPSG:4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `高德`,
 * `CGCS2000 / 3-degree Gauss-Kruger zone 40`, `cgcs2000-gk-123` …
 * @throws ReadError 'crs' for 北京54, 西安80, local grids and anything unknown
 */
export function crsNamed(name: string): Crs {
  const fail = (fact: string): never => {
    throw new ReadError('crs', `Coordinate system ${quoted(name)} ${fact}`, { value: name });
  };
  if (OLD.test(name.trim())) return fail(`is not accepted: ${OLD_WAY_OUT}`);
  if (LOCAL.test(name)) return fail(`is not accepted: ${LOCAL_WAY_OUT}`);
  const key = keyOf(name.trim());
  const crs = KEYS.get(key) ?? fromEpsg(key) ?? fromGaussKrugerName(key);
  const meridian = crs && centralMeridianOf(crs);
  if (!crs || (meridian !== undefined && (meridian < 72 || meridian > 138)))
    return fail(`is not known; choose one of ${CRS.join(', ')}`);
  return crs;
}
