import { expect, test } from 'vitest';
import { VIEWS } from '../domain/maps/index.ts';
import { breaksOf } from './breaks.ts';
import { contrast, hex, oklch } from './oklch.ts';
import { GROUND, ramp } from './palette.ts';
import { themeOf } from './theme.ts';

/** Linear sRGB as complete dichromats see it (Machado, Oliveira and Fernandes 2009, severity 1). */
const BLINDNESS = [
  [
    'protanopia',
    [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  ],
  [
    'deuteranopia',
    [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  ],
  ['tritanopia', [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039]],
] as const;

function simulated(color: string, matrix: readonly number[]): string {
  const linear = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const seen = [0, 1, 2].map((row) =>
    linear.reduce((sum, value, column) => sum + value * matrix[row * 3 + column]!, 0),
  );
  return `#${seen
    .map((value) => Math.min(1, Math.max(0, value)))
    .map((value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055))
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

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
      expect(contrast(theme.onMark, theme.mark), map.id).toBeGreaterThan(4.5);
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

test.each(BLINDNESS)(
  'neighbouring classes of a ramp keep their distance in lightness with %s',
  (_, matrix) => {
    for (const map of VIEWS)
      for (const name of THEMES) {
        const seen = ramp(name, map.color).map((color) => oklch(simulated(color, matrix)).l);
        const steps = seen.slice(1).map((l, i) => (l - seen[i]!) * (name === 'light' ? -1 : 1));
        for (const step of steps) expect(step, `${map.id} ${name}: ${seen}`).toBeGreaterThan(0.06);
      }
  },
);

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
