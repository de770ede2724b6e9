import { expect, test } from 'vitest';
import { crsNamed } from './coordinate-systems.ts';

test('systems are known by many names; old ones are refused with the way out', () => {
  const names = {
    wgs84: [
      'WGS84',
      'wgs-84',
      'EPSG:4326',
      'urn:ogc:def:crs:OGC:1.3:CRS84',
      'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
      'urn:ogc:def:crs:EPSG::4326',
    ],
    cgcs2000: [
      'CGCS2000',
      'GCS_China_Geodetic_Coordinate_System_2000',
      'EPSG:4490',
      'urn:ogc:def:crs:EPSG::4490',
      '国家2000坐标系',
    ],
    'cgcs2000-gk': ['cgcs2000-gk', 'CGCS2000 高斯-克吕格 3度带', '国家2000平面坐标'],
    'cgcs2000-gk-120': [
      'EPSG:4549',
      'urn:ogc:def:crs:EPSG:6.9:4528',
      'cgcs2000-gk-120',
      'CGCS2000 3度带 中央子午线120°',
      'CGCS2000_3_Degree_GK_CM_120E',
    ],
    'cgcs2000-gk-123': ['EPSG:4510', 'CGCS2000 / Gauss-Kruger zone 21', 'CGCS2000 6度带 第21带'],
    'cgcs2000-gk-117': ['EPSG:4548', 'CGCS2000_3_Degree_GK_Zone_39', 'CGCS2000 高斯投影 39带'],
    bd09mc: ['BD-09MC', 'bd09mc', '百度墨卡托'],
    'web-mercator': ['EPSG:3857', 'WGS_1984_Web_Mercator_Auxiliary_Sphere', 'Web墨卡托'],
    gcj02: ['GCJ-02', '高德地图', '火星坐标系', '腾讯地图坐标'],
    bd09: ['BD-09', '百度坐标系', 'bd09ll'],
  };
  for (const [crs, spellings] of Object.entries(names))
    for (const name of spellings) expect(crsNamed(name)).toBe(crs);
  for (const name of [
    '北京54',
    '1954年北京坐标系',
    '西安80坐标系',
    '1980西安坐标系',
    'Xian_1980',
    'Beijing 1954',
    'EPSG:4610',
    'EPSG:2385',
  ])
    expect(() => crsNamed(name), name).toThrow(/surveying office/);
  expect(() => crsNamed('苏州独立坐标系')).toThrow(/surveying office/);
  for (const name of ['', 'EPSG:27700', 'cgcs2000-gk-12', '板块'])
    expect(() => crsNamed(name), name).toThrow(/not known; choose one of/);
});
