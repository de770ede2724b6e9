/** The colours of the ground, light and dark, and the ramps that follow from a map's hue. */
import type { ThemeName } from '../domain/place.ts';
import { contrast, hex, oklch } from './oklch.ts';

/** Colours of everything that is not a record, all `#rrggbb`. */
export type Ground = {
  background: string;
  neighbours: string;
  city: string;
  functional: string;
  water: string;
  border: string;
  text: string;
  muted: string;
  waterText: string;
  halo: string;
  /** The ring around points and the casing of lines. */
  ring: string;
  /** The mark of the selected record. */
  selected: string;
};

export const GROUND: Record<ThemeName, Ground> = {
  light: {
    background: '#e4e7e4',
    neighbours: '#eaece8',
    city: '#fafaf6',
    functional: '#f4f2ea',
    water: '#c9dde7',
    border: '#aab3ad',
    text: '#333c41',
    muted: '#5c676d',
    waterText: '#3f6478',
    halo: '#ffffff',
    ring: '#ffffff',
    selected: '#1b2226',
  },
  dark: {
    background: '#101418',
    neighbours: '#151a1f',
    city: '#20272d',
    functional: '#262e34',
    water: '#12303f',
    border: '#4f5b65',
    text: '#dfe5e9',
    muted: '#a3b0b9',
    waterText: '#86b3c9',
    halo: '#12171b',
    ring: '#12171b',
    selected: '#ffffff',
  },
};

/** A map's hue on a theme's ground: itself on light, raised to readable lightness on dark. */
export function hueOn(theme: ThemeName, color: string): string {
  if (theme === 'light') return color;
  const { l, c, h } = oklch(color);
  return hex({ l: Math.max(l, 0.74), c: Math.min(c, 0.13), h });
}

/** Black or white, whichever is read better on a colour: at least 4.5:1 (WCAG 2.2, 1.4.3) on any. */
export const inkOn = (color: string): string =>
  contrast('#000000', color) > contrast('#ffffff', color) ? '#000000' : '#ffffff';

const RAMP: Record<ThemeName, { from: number; to: number }> = {
  light: { from: 0.92, to: 0.4 },
  dark: { from: 0.34, to: 0.88 },
};

/**
 * `steps` colours of one hue whose lightness runs evenly from near the ground to its opposite, so that the order
 * is seen without telling hues apart.
 */
export function ramp(theme: ThemeName, color: string, steps = 5): string[] {
  const { c, h } = oklch(color);
  const { from, to } = RAMP[theme];
  return Array.from({ length: steps }, (_, i) => {
    const t = steps === 1 ? 1 : i / (steps - 1);
    const chroma = Math.max(c, 0.09) * (0.35 + 0.65 * Math.sin(t * 0.75 * Math.PI));
    return hex({ l: from + (to - from) * t, c: chroma, h });
  });
}
