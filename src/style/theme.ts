/** A theme: the ground's colours together with one map's hue and ramp. */
import type { MapDefinition } from '../domain/kinds.ts';
import { GROUND, type Ground, hueOn, inkOn, ramp, type ThemeName } from './palette.ts';

export type Theme = Ground & {
  name: ThemeName;
  /** The map's hue on this ground. */
  hue: string;
  /** Text on a mark filled with the hue. */
  onHue: string;
  /** Five colours from low to high. */
  ramp: readonly string[];
  /** Text on each colour of the ramp. */
  onRamp: readonly string[];
};

/** The theme of a map. */
export function themeOf(map: MapDefinition, name: ThemeName): Theme {
  const colors = ramp(name, map.color);
  return {
    ...GROUND[name],
    name,
    hue: hueOn(name, map.color),
    onHue: name === 'light' ? '#ffffff' : '#12171b',
    ramp: colors,
    onRamp: colors.map(inkOn),
  };
}
