/** The hexagons of the city where most goes on, around its zones. */
import { CITY } from '../../src/domain/city.ts';
import { distance } from '../../src/domain/distance.ts';
import type { Position } from '../../src/domain/geometry.ts';
import type { DivisionCode } from './geography.ts';
import { type Hexagon, hexagons } from './hexagons.ts';
import type { Random } from './random.ts';
import { BUSTLE, type World } from './world.ts';

/** Metres at which a zone's pull has fallen to 60 %. */
const PULL = 3500;

type BusyCell = Hexagon & { division: DivisionCode; bustle: number };

const bustleAt = ({ zones }: World, place: Position) =>
  zones.reduce(
    (sum, { centre, level }) =>
      sum + (BUSTLE[level] ?? 1) * Math.exp(-(distance(place, centre) ** 2) / (2 * PULL ** 2)),
    0,
  );

/** The `count` busiest hexagons of that width in metres whose centres are clear land; `bustle` is 0–1. */
export function busyCells(world: World, random: Random, width: number, count: number): BusyCell[] {
  const cells = hexagons(CITY.bounds, width).flatMap((hexagon) => {
    const division = world.places.divisionAt(hexagon.centre);
    if (!division || !world.places.isClear(hexagon.centre, division)) return [];
    return [{ ...hexagon, division, bustle: bustleAt(world, hexagon.centre) * random.between(0.75, 1.25) }];
  });
  const busiest = cells.sort((a, b) => b.bustle - a.bustle).slice(0, count);
  const most = busiest[0]?.bustle ?? 1;
  return busiest.map((cell) => ({ ...cell, bustle: cell.bustle / most }));
}
