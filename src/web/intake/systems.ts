/** Coordinate systems and encodings in words. */
import type { Label } from '../../domain/kinds.ts';

export const CRS_LABELS: Readonly<Record<string, Label>> = {
  wgs84: { zh: 'WGS84（GPS）', en: 'WGS84 (GPS)' },
  cgcs2000: { zh: 'CGCS2000 经纬度、天地图', en: 'CGCS2000 degrees, Tianditu' },
  'cgcs2000-gk': { zh: 'CGCS2000 平面坐标（米）', en: 'CGCS2000 plane (metres)' },
  gcj02: { zh: 'GCJ-02（高德、腾讯）', en: 'GCJ-02 (AMap, Tencent)' },
  bd09: { zh: 'BD-09（百度经纬度）', en: 'BD-09 (Baidu degrees)' },
  bd09mc: { zh: 'BD-09 平面（百度米制）', en: 'BD-09 (Baidu metres)' },
  'web-mercator': { zh: 'Web 墨卡托（米）', en: 'Web Mercator (metres)' },
};

export const ENCODINGS: readonly (readonly [id: string, name: string])[] = [
  ['utf-8', 'UTF-8'],
  ['gb18030', 'GB18030 (GBK, GB2312)'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['big5', 'Big5'],
  ['windows-1252', 'Windows-1252'],
];
