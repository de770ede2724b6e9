/**
 * Whether the rows of a file together prove that its degrees are of another system than was said. One row proves nothing, as
 * the systems are half a kilometre to one apart; many rows near borders, or records whose place is known, do.
 */
import { distance } from '../domain/distance.ts';
import type { Geometry, Position } from '../domain/geometry.ts';
import { labelPoint } from '../domain/label-point.ts';
import type { Crs } from './coordinate-systems.ts';
import { DEGREES, fitOf, type Ground, isDegrees, readAs } from './readings.ts';

/** A place as sent with what is known of where it must be. */
export type Witness = { sent: Geometry; division: string | undefined; known: Position | undefined };

/** This many rows must speak against a system before it is given up. */
const LEAST = 3;

/** A record handed in again lies this near to its known place, when both were read right. Metres. */
const SAME = 5;

export type Tally = { crs: Crs; outside: number; same: number };

function tallyOf(crs: Crs, witnesses: readonly Witness[], ground: Ground): Tally {
  const tally: Tally = { crs, outside: 0, same: 0 };
  for (const { sent, division, known } of witnesses) {
    const geometry = readAs(sent, crs);
    if (!geometry || (division !== undefined && fitOf(geometry, division, ground) === 'outside'))
      tally.outside += 1;
    else if (known && distance(labelPoint(geometry), known) < SAME) tally.same += 1;
  }
  return tally;
}

/**
 * The only system of degrees under which the rows fit, when the one that was said does not: either it is contradicted by
 * divisions and each other one but the found one as well, or known places are hit under the found one alone. `said` and `found`
 * tell the counts.
 */
export function betterSystem(
  witnesses: readonly Witness[],
  crs: Crs,
  ground: Ground,
): { said: Tally; found: Tally } | undefined {
  if (!isDegrees(crs) || ground.divisions.length === 0) return undefined;
  const name = crs === 'cgcs2000' ? 'wgs84' : crs;
  const tallies = DEGREES.map((one) => tallyOf(one, witnesses, ground));
  const said = tallies.find((tally) => tally.crs === name)!;
  const others = tallies.filter((tally) => tally !== said);
  const knownRows = witnesses.filter(({ known }) => known).length;
  const hit = others.filter(
    ({ same, outside }) => same >= LEAST && same > knownRows / 2 && outside <= said.outside,
  );
  if (said.same === 0 && hit.length === 1) return { said, found: hit[0]! };
  const [found, ...more] = others.filter(({ outside }) => outside === 0);
  const isProved =
    found !== undefined &&
    more.length === 0 &&
    said.same === 0 &&
    tallies.every((tally) => tally === found || tally.outside >= LEAST);
  return isProved ? { said, found } : undefined;
}
