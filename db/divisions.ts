/** Divisions as totals need them, from rows of their table. */
import type { Division } from '../src/domain/cells.ts';
import type { Geometry } from '../src/domain/geometry.ts';
import type { Database } from './bindings.ts';

export type DivisionRow = { [column: string]: string | number | null };

/** The outline and label point of a division's row. */
export const divisionOf = ({ code, geometry, lon, lat }: DivisionRow): Division => ({
  code: String(code),
  geometry: JSON.parse(String(geometry)) as Geometry,
  lon: Number(lon),
  lat: Number(lat),
});

/** The live divisions, in the order of their rids. */
export async function liveDivisions(content: Pick<Database, 'prepare'>): Promise<Division[]> {
  const { results } = await content
    .prepare('SELECT code, geometry, lon, lat FROM divisions ORDER BY rid')
    .all<DivisionRow>();
  return results.map(divisionOf);
}
