/** A picture of a page for messengers and social networks: what it says on the left, the map on the right. */
import type { Theme } from '../theme.ts';
import type { Box } from './frame.ts';
import { balanced, textAt, widthOf, wrapped } from './markup.ts';
import { PICTURE } from './size.ts';

const PANEL = 500;
const LEFT = 48;
const ROOM = PANEL - LEFT - 30;

/** Where pictures show the map. */
export const MAP_BOX: Box = { x: PANEL, y: 0, width: PICTURE.width - PANEL, height: PICTURE.height };

/** The family that the rasteriser brings; Chinese and Latin letters. */
export const FONT_FAMILY = 'Noto Sans S Chinese';

/** What a picture says; all of it in one language. */
export type Saying = {
  /** City and product. */
  brand: string;
  /** What kind of thing it is about. */
  kicker?: string;
  title: string;
  /** Key facts or counts, the most important first: a value with what it is of. */
  facts: readonly { label: string; value: string }[];
  asOf: string;
  /** The sample mark; absent for real data. */
  sample?: string | undefined;
  /** 审图号, or that there is none, and what the base map is. */
  approval: readonly string[];
};

const TITLE_SIZES = [54, 46, 40];
const SMALL = 18;
const SMALL_STEP = 25;

/** The title as large as two lines allow, else cut in three lines of the smallest size. */
function titled(title: string): { size: number; lines: string[] } {
  for (const size of TITLE_SIZES) {
    const lines = balanced(title, ROOM / size, 3);
    if (lines.length <= 2 && !lines.some((line) => line.endsWith('…'))) return { size, lines };
  }
  const size = TITLE_SIZES.at(-1)!;
  return { size, lines: balanced(title, ROOM / size, 3) };
}

/** The foot, from the bottom up: 审图号, the day of the data, the sample mark; and where it begins. */
function foot({ asOf, sample, approval }: Saying, theme: Theme): { markup: string; top: number } {
  const lines = approval.flatMap((line) => balanced(line, (ROOM + 14) / SMALL, 2));
  let y = PICTURE.height - 34 - lines.length * SMALL_STEP;
  const parts = [textAt(LEFT, y, asOf, { size: 21, fill: theme.text })];
  for (const [i, line] of lines.entries())
    parts.push(textAt(LEFT, y + (i + 1) * SMALL_STEP, line, { size: SMALL, fill: theme.muted }));
  if (!sample) return { markup: parts.join(''), top: y - 21 };
  y -= 42;
  const width = Math.ceil(widthOf(sample) * 23) + 28;
  parts.push(
    `<rect x="${LEFT}" y="${y - 28}" width="${width}" height="40" rx="6" fill="${theme.text}"/>`,
    textAt(LEFT + 14, y, sample, { size: 22, fill: theme.halo, bold: true }),
  );
  return { markup: parts.join(''), top: y - 28 };
}

const FACT_STEP = 38;

function panel(saying: Saying, theme: Theme): string {
  const { brand, kicker, title, facts } = saying;
  const ending = foot(saying, theme);
  const parts = [
    `<rect width="${PANEL}" height="${PICTURE.height}" fill="${theme.halo}"/>`,
    `<rect width="12" height="${PICTURE.height}" fill="${theme.hue}"/>`,
    textAt(LEFT, 62, brand, { size: 24, fill: theme.muted }),
  ];
  let y = 88;
  if (kicker) {
    y += 28;
    parts.push(textAt(LEFT, y, wrapped(kicker, ROOM / 24, 1)[0]!, { size: 24, fill: theme.hue, bold: true }));
  }
  const { size, lines } = titled(title);
  y += 8;
  for (const line of lines) {
    y += Math.round(size * 1.2);
    parts.push(textAt(LEFT, y, line, { size, fill: theme.text, bold: true }));
  }
  y += 22;
  for (const { label, value } of facts) {
    y += FACT_STEP;
    if (y + 26 > ending.top) break;
    const head = `${label}\u2002`;
    const room = (ROOM - widthOf(head) * 22) / 26;
    const runs = [
      { text: head, size: 22, fill: theme.muted },
      { text: wrapped(value, room, 1)[0]!, bold: true as const },
    ];
    parts.push(textAt(LEFT, y, runs, { size: 26, fill: theme.text }));
  }
  return parts.join('') + ending.markup;
}

/** The whole picture as SVG; `map` is markup in {@link MAP_BOX}, and what reaches beyond it lies under the panel. */
export const sheet = (saying: Saying, map: string, theme: Theme): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" font-family="${FONT_FAMILY}">${map}${panel(saying, theme)}</svg>`;
