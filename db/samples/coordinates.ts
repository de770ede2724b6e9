/** Writes WGS84 places in the coordinate systems that departments use. */
import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { Position } from '../../src/domain/geometry.ts';
import type { Crs } from '../../src/import/coordinate-systems.ts';

/** CGCS2000 3° Gauss-Krüger, zone 40, easting with the zone number (EPSG:4528). */
const GAUSS_KRUGER = proj4('+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=40500000 +y_0=0 +ellps=GRS80 +units=m');

const decimals = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** A WGS84 point as the system writes it: degrees with 6 decimals (7 in CGCS2000), or metres east and north with 3. */
export function written(position: Position, crs: Crs): Position {
  switch (crs) {
    case 'wgs84':
      return [decimals(position[0], 6), decimals(position[1], 6)];
    case 'cgcs2000':
      return [decimals(position[0], 7), decimals(position[1], 7)];
    case 'cgcs2000-gk': {
      const [east, north] = GAUSS_KRUGER.forward([...position]) as Position;
      return [decimals(east, 3), decimals(north, 3)];
    }
    case 'gcj02':
    case 'bd09': {
      const to = crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
      const [lon, lat] = gcoord.transform([...position] as Position, gcoord.WGS84, to) as Position;
      return [decimals(lon, 6), decimals(lat, 6)];
    }
    default:
      throw new RangeError(`No sample file is written in ${crs}`);
  }
}

/** The WGS84 point of a zone-40 Gauss-Krüger pair `[east, north]`. */
export const fromGaussKruger = (position: Position): Position =>
  GAUSS_KRUGER.inverse([...position]) as Position;

/** Boundary points as surveyors list them: X (north) first, 界址点 separated by semicolons, without the closing one. */
export const boundaryPoints = (ring: readonly Position[]): string =>
  ring
    .slice(0, -1)
    .map((position) => {
      const [east, north] = written(position, 'cgcs2000-gk');
      return `${north.toFixed(3)},${east.toFixed(3)}`;
    })
    .join(';');

/** Degrees, minutes and seconds to a hundredth: 120°43′08.50″. */
export function dms(degrees: number): string {
  const hundredths = Math.round(degrees * 360_000);
  const minutes = Math.floor(hundredths / 6000);
  const two = (n: number) => String(n).padStart(2, '0');
  const seconds = ((hundredths % 6000) / 100).toFixed(2).padStart(5, '0');
  return `${Math.floor(minutes / 60)}°${two(minutes % 60)}′${seconds}″`;
}
