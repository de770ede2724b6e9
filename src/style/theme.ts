/** A theme: the ground's colours together with one map's hue and ramp. */
import type { MapDefinition } from '../domain/kinds.ts';
import { GROUND, type Ground, hueOn, ramp, type ThemeName } from './palette.ts';

export type Theme = Ground & {
  name: ThemeName;
  /** The map's hue on this ground. */
  hue: string;
  /** Text on a mark filled with the hue. */
  onHue: string;
  /** Five colours from low to high. */
  ramp: readonly string[];
};

/** The theme of a map. */
export const themeOf = (map: MapDefinition, name: ThemeName): Theme => ({
  ...GROUND[name],
  name,
  hue: hueOn(name, map.color),
  onHue: name === 'light' ? '#ffffff' : '#12171b',
  ramp: ramp(name, map.color),
});
