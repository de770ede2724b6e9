/** Areas of a search, as index expressions and as conditions on cards. */
import { type SQL, sql } from 'drizzle-orm';
import type { Bounds, Position } from '../../domain/geometry.ts';
import { cellsAround, coveringCells } from '../../domain/search/cover.ts';
import { anyOf, type Expression } from '../../domain/search/expression.ts';
import { cellToken } from '../../domain/search/tokens.ts';

/** What the index is asked for the cells of an area; undefined when it is so large that the index would narrow nothing. */
export type Area = { expression: Expression | undefined; condition?: SQL };

const expressionOf = (cells: readonly string[]): Expression | undefined =>
  cells.length === 0 ? undefined : anyOf(cells.map(cellToken));

/** A box in degrees; one whose west is beyond its east crosses the antimeridian. */
export function boxArea([west, south, east, north]: Bounds): Area {
  const longitude =
    west <= east ? sql`c.lon BETWEEN ${west} AND ${east}` : sql`(c.lon >= ${west} OR c.lon <= ${east})`;
  return {
    expression: west <= east ? expressionOf(coveringCells([west, south, east, north])) : undefined,
    condition: sql`${longitude} AND c.lat BETWEEN ${south} AND ${north}`,
  };
}

/** Areas of about 6 and 25 km around a focus. */
export const ringsAround = (focus: Position): Expression[] =>
  ([13, 11] as const).map((zoom) => expressionOf(cellsAround(focus, zoom))!);
