/** What the section “around here” shows: the radius, and the list behind a count. */
import { circle } from '../../domain/circle.ts';
import { cql2Text } from '../../domain/cql2/filter.ts';
import { distanceText } from '../../domain/distance-text.ts';
import type { Polygon, Position } from '../../domain/geometry.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import { numberText } from '../shell/number.ts';
import { go, language } from '../state/app.ts';
import { kept } from '../state/kept.ts';
import { flyTo } from '../state/opened.ts';
import { ringOf } from '../state/ring.ts';

/** The radius firms are counted in, metres. */
export const radius = kept('radius', 15_000, (value): value is number => typeof value === 'number');

export const far = (metres: number): string => distanceText(metres, language.value);
export const many = (count: number): string => numberText(count, language.value);

/** The circle always fits the view before this zoom. */
const CLOSEST = 15;

/** Lists the records of a collection within so many metres of a place, under further conditions. */
export function listWithin(
  id: string,
  position: Position,
  metres: number,
  params: Readonly<Record<string, string>> = {},
): void {
  const geometry: Polygon = { type: 'Polygon', coordinates: [ringOf(circle(position, metres))] };
  const filter = cql2Text({ op: 'intersects', geometry }, collectionOf(id)!);
  go({ map: mapWith(id)!.id, collection: id, params, filter, q: '', open: undefined });
  flyTo({ geometry, properties: {} }, CLOSEST);
}
