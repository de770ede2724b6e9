/** A partner's colour as one that text and buttons can have on the page's paper. */
import type { ThemeName } from '../domain/place.ts';
import { contrast, hex, oklch } from './oklch.ts';

/** The paper of the page, as in `web/css/tokens.css`, with the shade that lies under a choice. */
const PAPER: Record<ThemeName, string> = { light: '#f4f5f2', dark: '#2c353c' };

/** Text on the page (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.6;

/** The colour itself where it can be read, else darker on light paper and lighter on dark, in the same hue. */
export function accentOn(theme: ThemeName, color: string): string {
  const { l, c, h } = oklch(color);
  const step = theme === 'light' ? -0.02 : 0.02;
  let shown = color;
  for (let lightness = l; contrast(shown, PAPER[theme]) < LEAST_CONTRAST; ) {
    lightness += step;
    if (lightness < 0 || lightness > 1) break;
    shown = hex({ l: lightness, c, h });
  }
  return shown;
}
