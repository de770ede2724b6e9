/** Bars by month as SVG, for pages without script. */
import { html } from 'hono/html';
import { numberFormat } from '../../domain/formats.ts';
import type { Language } from '../../domain/kinds.ts';
import { LOCALE } from '../../domain/sentence.ts';
import type { Html } from '../pages/layout.ts';

export type Bar = { month: string; count: number };

const WIDTH = 320;
const HEIGHT = 120;
const FOOT = 18;
const HEAD = 16;
/** Half of what the name of a month takes. */
const LABEL = 28;

/** Bars on a scale of their own, the largest and the last with its number; what they say is in `label`. */
export function monthBars(bars: readonly Bar[], label: string, language: Language): Html {
  const number = numberFormat(LOCALE[language]);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = WIDTH / bars.length;
  const top = (count: number) => HEIGHT - FOOT - ((HEIGHT - FOOT - HEAD) * count) / most;
  const largest = bars.findIndex(({ count }) => count === most);
  const middle = (i: number) => Math.min(WIDTH - LABEL, Math.max(LABEL, step * (i + 0.5)));
  const isNamed = (i: number) => i === 0 || i === bars.length - 1;
  const isNumbered = (i: number) =>
    bars[i]!.count > 0 && (i === largest || (i === bars.length - 1 && i - largest > 1));
  return html`<svg class="month-bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    ${bars.map(
      ({ month, count }, i) =>
        html`<g><title>${month}: ${number.format(count)}</title><rect class="room" x="${step * i}" y="0" width="${step}" height="${HEIGHT - FOOT}" /><rect class="bar" x="${(step * (i + 0.14)).toFixed(1)}" y="${top(count).toFixed(1)}" width="${(step * 0.72).toFixed(1)}" height="${(HEIGHT - FOOT - top(count)).toFixed(1)}" rx="2" /></g>`,
    )}
    <line class="axis" x1="0" x2="${WIDTH}" y1="${HEIGHT - FOOT}" y2="${HEIGHT - FOOT}" />
    ${bars.map(({ month, count }, i) => [
      isNamed(i) ? html`<text x="${middle(i)}" y="${HEIGHT - 4}">${month}</text>` : '',
      isNumbered(i)
        ? html`<text class="number" x="${middle(i)}" y="${(top(count) - 4).toFixed(1)}">${number.format(count)}</text>`
        : '',
    ])}
  </svg>`;
}
