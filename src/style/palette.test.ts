import { expect, test } from 'vitest';
import { VIEWS } from '../domain/maps/index.ts';
import { breaksOf } from './breaks.ts';
import { contrast, hex, oklch } from './oklch.ts';
import { GROUND, ramp } from './palette.ts';
import { themeOf } from './theme.ts';

const THEMES = ['light', 'dark'] as const;

test('a colour survives OKLCH', () => {
  for (const color of ['#1f6fc4', '#ffffff', '#000000', '#9a6a00', '#ff0000'])
    expect(hex(oklch(color))).toBe(color);
  expect(() => oklch('red')).toThrow('write #rrggbb');
});

test('text on the ground, on water and on marks has AA contrast', () => {
  for (const name of THEMES) {
    const ground = GROUND[name];
    for (const below of [ground.background, ground.neighbours, ground.city, ground.functional]) {
      expect(contrast(ground.text, below)).toBeGreaterThan(4.5);
      expect(contrast(ground.muted, below)).toBeGreaterThan(4.5);
    }
    expect(contrast(ground.waterText, ground.water)).toBeGreaterThan(4.5);
    for (const map of VIEWS) {
      const theme = themeOf(map, name);
      expect(contrast(theme.onHue, theme.hue), map.id).toBeGreaterThan(4.5);
      expect(contrast(theme.hue, theme.city), map.id).toBeGreaterThan(3);
    }
  }
});

test('a ramp runs one way in lightness, far enough to tell classes apart without hue', () => {
  for (const map of VIEWS)
    for (const name of THEMES) {
      const lightness = ramp(name, map.color).map((color) => oklch(color).l);
      const steps = lightness.slice(1).map((l, i) => (l - lightness[i]!) * (name === 'light' ? -1 : 1));
      for (const step of steps) expect(step).toBeGreaterThan(0.08);
    }
});

test('numbers on every class of a ramp have AA contrast', () => {
  for (const map of VIEWS)
    for (const name of THEMES) {
      const theme = themeOf(map, name);
      theme.ramp.forEach((color, i) => {
        expect(contrast(theme.onRamp[i]!, color), `${map.id} ${name} class ${i}`).toBeGreaterThan(4.5);
      });
    }
});

test('limits part skewed values and rise', () => {
  const limits = breaksOf([3, 5, 8, 20, 70, 200, 900, 4000])!;
  expect(limits).toHaveLength(4);
  expect([...limits].sort((a, b) => a - b)).toEqual([...limits]);
  expect(new Set(breaksOf([7, 7, 7, 7])!).size).toBe(4);
  expect(breaksOf([5e6, 6e6, 7e6, 8e6, 9e6], 1e4)).toEqual([5e6, 6e6, 7e6, 8e6]);
  expect(breaksOf([])).toBeUndefined();
});
