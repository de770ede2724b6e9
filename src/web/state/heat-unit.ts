/** The unit of the heat view. */
import type { Collection } from '../../domain/kinds.ts';
import type { Unit } from '../../domain/units.ts';
import { heatField, heatUnit } from '../../style/breaks.ts';
import { language } from './app.ts';
import { wishedFor } from './units.ts';

/** The unit sums of a heat view are written in: a coarse one of the kind the visitor has switched to. */
export function heatUnitOf(collection: Collection): Unit | undefined {
  const stored = heatField(collection)?.unit;
  return heatUnit(collection, language.value, stored && wishedFor(stored));
}
