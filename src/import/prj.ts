/** Which coordinate system a .prj file (OGC WKT 1, its Esri dialect, or WKT 2) describes. */
import { type Crs, crsNamed } from './coordinate-systems.ts';
import { quoted, ReadError } from './sheet.ts';

const CGCS2000 = /cgcs_?2000|china_?geodetic_?coordinate_?system_?2000/i;
const WGS84 = /wgs_?(19)?84/i;
const MERCATOR =
  /"(Mercator_Auxiliary_Sphere|Popular_Visualisation[^"]*|Mercator_1SP)"|pseudo-?\s?mercator|web_?mercator/i;
const GAUSS_KRUGER = /"(Gauss_?[ -]?Kr(u|ü|ue)ger|Transverse[_ ]Mercator)"/i;
const WAY_OUT = 'export the layer in CGCS2000 degrees (EPSG:4490) or WGS84 (EPSG:4326)';

const name = (wkt: string, ...keys: string[]) =>
  new RegExp(`\\b(?:${keys.join('|')})\\s*[[(]\\s*"([^"]*)"`, 'i').exec(wkt)?.[1];

function parameter(wkt: string, ...keys: string[]): number | undefined {
  const found = new RegExp(`"(?:${keys.join('|')})"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(wkt)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * The system of the text of a .prj file.
 * @throws ReadError 'crs' with the way out for 北京54, 西安80, UTM and other planes, and anything unknown
 */
export function crsOfWkt(wkt: string): Crs {
  const geographic = name(wkt, 'GEOGCS', 'GEOGCRS', 'GEODCRS', 'BASEGEOGCRS', 'BASEGEODCRS') ?? '';
  const projected = name(wkt, 'PROJCS', 'PROJCRS', 'PROJECTEDCRS');
  if (projected === undefined) {
    if (CGCS2000.test(geographic)) return 'cgcs2000';
    return WGS84.test(geographic) ? 'wgs84' : crsNamed(geographic);
  }
  if (MERCATOR.test(wkt)) return 'web-mercator';
  if (!CGCS2000.test(geographic) && !WGS84.test(geographic)) return crsNamed(projected);
  if (!CGCS2000.test(geographic) || !GAUSS_KRUGER.test(wkt))
    throw new ReadError('crs', `The .prj file names ${quoted(projected)}, which is not read; ${WAY_OUT}`, {
      value: projected,
    });
  const meridian = parameter(wkt, 'central_meridian', 'Longitude of natural origin');
  return meridian === undefined ? 'cgcs2000-gk' : `cgcs2000-gk-${meridian}`;
}
