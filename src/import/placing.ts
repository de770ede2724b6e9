/** Places the rows of one file, one after the other, and tells at the end what was put right and what is odd. */
import { distance } from '../domain/distance.ts';
import { labelPoint } from '../domain/label-point.ts';
import type { Crs } from './coordinate-systems.ts';
import { divisionOf, type Place, type Placed, placeOf } from './place.ts';
import { collect, type Repair, rowList } from './report.ts';
import type { Draft, Known, RowOptions, SourceRow } from './rows.ts';
import { betterSystem, type Witness } from './system-verdict.ts';
import { isEmpty } from './values.ts';

/** A record found this far from its known place makes the file's system worth a look. Metres. */
const MOVED = 150;

/** What the file as a whole says: repairs and notes, and the system of degrees its rows prove it to be in. */
export type Placings = { repairs: Repair[]; notes: string[]; proved: Crs | undefined };

export function placing(options: RowOptions) {
  const repairs: Repair[] = [];
  const doubts = new Map<string, number[]>();
  const witnesses: Witness[] = [];
  const counts = { kept: 0, divisions: 0, shifted: 0 };

  /** Whoever sent no coordinates keeps the place the record has, as long as the address is the same. */
  function kept(placed: Placed, values: Draft['values'], known: Known | undefined): Placed {
    if (placed.geometry !== null || placed.sent !== null || placed.needs === undefined) return placed;
    if (!known || (values.address && known.address !== values.address)) return placed;
    counts.kept += 1;
    const geometry = known.geometry();
    return {
      sent: null,
      crs: 'wgs84',
      geometry,
      division: divisionOf(geometry, options),
      repairs: [],
      doubts: [],
    };
  }

  function witness(
    { sent, geometry, ...placed }: Placed,
    division: string | undefined,
    known: Known | undefined,
  ): void {
    if (sent === null) return;
    const point = known?.point;
    witnesses.push({ sent, division, known: point });
    const isMoved = geometry !== null && point !== undefined && distance(labelPoint(geometry), point) > MOVED;
    if (isMoved || 'shifted' in placed) counts.shifted += 1;
  }

  /** The place of a row; fills in the division it lies in. @throws RowFault as `placeOf` */
  function place(row: SourceRow, columns: Place, values: Draft['values']): Placed {
    const named = typeof values.division === 'string' ? values.division : undefined;
    const known = options.known?.(String(values.source_dept), String(values.source_no));
    const placed = kept(placeOf(row, columns, named, options), values, known);
    if (isEmpty(columns.crs?.cell ?? null)) witness(placed, named, known);
    for (const what of placed.repairs) repairs.push({ row: row.number, what });
    for (const doubt of placed.doubts) collect(doubts, doubt, row.number);
    if (placed.geometry && placed.division !== undefined) {
      if (named === undefined) counts.divisions += 1;
      values.division = placed.division;
    }
    return placed;
  }

  function end(taken: ReadonlySet<number>): Placings {
    const notes: string[] = [];
    if (counts.divisions > 0)
      notes.push(`the division of ${counts.divisions} rows was filled in from their place`);
    if (counts.kept > 0) notes.push(`${counts.kept} rows without coordinates keep the place they have`);
    for (const [doubt, rows] of doubts) notes.push(`${doubt}: ${rowList(rows)}; check the coordinates`);
    const better = counts.shifted > 0 ? betterSystem(witnesses, options.crs, options) : undefined;
    if (better) {
      const { said, found } = better;
      const proof = `${said.outside} rows contradict ${options.crs}, ${found.outside} contradict ${found.crs}${found.same > 0 ? `, which puts ${found.same} records where they were` : ''}`;
      if (options.isAssumed)
        repairs.unshift({
          row: 0,
          what: `the whole file read as ${found.crs}, as nobody named its system: ${proof}`,
        });
      else
        notes.push(
          `the file looks like ${found.crs}, not ${options.crs}: ${proof}; say --crs ${found.crs} if that is so`,
        );
    }
    return {
      repairs: repairs.filter(({ row }) => row === 0 || taken.has(row)),
      notes,
      proved: options.isAssumed ? better?.found.crs : undefined,
    };
  }

  return { place, end };
}
