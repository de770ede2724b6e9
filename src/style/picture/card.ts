/**
 * A picture of a map for pages that take nothing else: the map's picture, and below it room for a link in letters and
 * as a QR code. The link depends on where the site stands, which a release does not know: it is drawn with the letters
 * that the link can have below what is shown, and whoever serves it sets the link from them.
 */
import type { Theme } from '../theme.ts';
import type { Box } from './frame.ts';
import { textAt } from './markup.ts';
import { FONT_FAMILY } from './sheet.ts';
import { PICTURE } from './size.ts';

const STRIP = 250;

/** In pixels. */
export const CARD = { width: PICTURE.width, height: PICTURE.height + STRIP } as const;

/** Where the QR code stands, in pixels of the card. */
export const CODE_BOX: Box = { x: CARD.width - 252, y: PICTURE.height + 11, width: 228, height: 228 };
/** Where the link stands. */
export const LINK_BOX: Box = { x: 48, y: PICTURE.height + 122, width: 868, height: 92 };

/** The letters: printable ASCII, and a block of ink after them, in cells from the left below the card. */
const FIRST = 33;
const LAST = 126;
const CELL = { width: 40, height: 46 } as const;
const PER_ROW = CARD.width / CELL.width;
const SIZE = 32;
const INK = LAST + 1;

/** The cell of a character; undefined for one that is no letter of a link. */
export function letterBox(code: number): Box | undefined {
  if (code < FIRST || code > LAST) return undefined;
  return cellOf(code);
}

function cellOf(code: number): Box {
  const n = code - FIRST;
  return {
    x: (n % PER_ROW) * CELL.width,
    y: CARD.height + Math.floor(n / PER_ROW) * CELL.height,
    ...CELL,
  };
}

/** A cell all of ink. */
export const INK_BOX: Box = cellOf(INK);

/** Card and letters, in pixels. */
export const DRAWN_HEIGHT = INK_BOX.y + CELL.height;

const INK_COLOUR = '#000000';
const PAPER = '#ffffff';

function letters(): string {
  const cells = Array.from({ length: LAST - FIRST + 1 }, (_, n) => {
    const { x, y, width, height } = cellOf(FIRST + n);
    const letter = String.fromCharCode(FIRST + n);
    return textAt(x + width / 2, y + height - 13, letter, { size: SIZE, fill: INK_COLOUR, anchor: 'middle' });
  });
  const { x, y, width, height } = INK_BOX;
  return `${cells.join('')}<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${INK_COLOUR}"/>`;
}

/** The card as SVG around a picture of {@link PICTURE}; `hint` says what the link is for. */
export function card(picture: string, hint: string, theme: Theme): string {
  const { width, height } = CARD;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${DRAWN_HEIGHT}" viewBox="0 0 ${width} ${DRAWN_HEIGHT}" font-family="${FONT_FAMILY}">`,
    `<rect width="${width}" height="${DRAWN_HEIGHT}" fill="${PAPER}"/>`,
    picture,
    `<rect y="${PICTURE.height}" width="12" height="${height - PICTURE.height}" fill="${theme.hue}"/>`,
    `<rect y="${PICTURE.height}" width="${width}" height="2" fill="${theme.border}"/>`,
    textAt(LINK_BOX.x, PICTURE.height + 86, hint, { size: 34, fill: theme.text, bold: true }),
    letters(),
    '</svg>',
  ].join('');
}
