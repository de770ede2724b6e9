/** A theme: the ground's colours together with one map's hue and ramp. */

import { cellField } from '../domain/collections.ts';
import type { MapDefinition } from '../domain/kinds.ts';
import type { ThemeName } from '../domain/place.ts';
import { GROUND, type Ground, hueOn, inkOn, ramp } from './palette.ts';

export type Theme = Ground & {
  name: ThemeName;
  /** The map's hue on this ground. */
  hue: string;
  /** Marks of points and clusters: the hue, or ink where they stand on cells in shades of the hue. */
  mark: string;
  /** Text on a mark. */
  onMark: string;
  /** Five colours from low to high. */
  ramp: readonly string[];
  /** Text on each colour of the ramp. */
  onRamp: readonly string[];
};

/** The theme of a map. */
export function themeOf(map: MapDefinition, name: ThemeName): Theme {
  const colors = ramp(name, map.color);
  const ground = GROUND[name];
  const hue = hueOn(name, map.color);
  const hasCells = map.collections.some((collection) => cellField(collection) !== undefined);
  return {
    ...ground,
    name,
    hue,
    mark: hasCells ? ground.text : hue,
    onMark: ground.ring,
    ramp: colors,
    onRamp: colors.map(inkOn),
  };
}
