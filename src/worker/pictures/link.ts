/** Sets a link into a card that a release left without: in letters, and as a QR code (ISO/IEC 18004). */
import { encode } from 'uqr';
import { CARD, CODE_BOX, INK_BOX, LINK_BOX, letterBox } from '../../style/picture/card.ts';
import type { Box } from '../../style/picture/frame.ts';
import { pngOf, pngParts } from '../../style/picture/png.ts';

/** Palette indices of a picture, one a pixel, behind the filter of each line. */
type Canvas = { lines: Uint8Array; width: number };

const at = ({ width }: Canvas, x: number, y: number) => y * (width + 1) + 1 + x;

/** Light modules around the code that readers need. */
const QUIET = 4;
/** Pixels between letters, and between lines. */
const TRACKING = 3;

function drawCode(canvas: Canvas, text: string, ink: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const module = Math.floor(CODE_BOX.width / size);
  const margin = Math.floor((CODE_BOX.width - module * size) / 2);
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries()) {
      if (!dark) continue;
      const x = CODE_BOX.x + margin + column * module;
      for (let dy = 0; dy < module; dy++) {
        const start = at(canvas, x, CODE_BOX.y + margin + row * module + dy);
        canvas.lines.fill(ink, start, start + module);
      }
    }
}

/** The part of a letter's cell that has anything on it, from side to side. */
function inkIn(canvas: Canvas, { x, y, width, height }: Box, paper: number): Box {
  const isBlank = (column: number) => {
    for (let dy = 0; dy < height; dy++) if (canvas.lines[at(canvas, column, y + dy)] !== paper) return false;
    return true;
  };
  let left = x;
  let right = x + width;
  while (left < right && isBlank(left)) left += 1;
  while (right > left && isBlank(right - 1)) right -= 1;
  return { x: left, y, width: right - left, height };
}

/** The letters of a text in lines that fit the room for the link; what begins the query begins a line. */
function lettersOf(canvas: Canvas, text: string, paper: number): Box[][] {
  const boxes = [...text].flatMap((letter) => {
    const box = letterBox(letter.codePointAt(0)!);
    return box ? [inkIn(canvas, box, paper)] : [];
  });
  const lengthOf = (line: readonly Box[]) => line.reduce((sum, { width }) => sum + width + TRACKING, 0);
  if (lengthOf(boxes) <= LINK_BOX.width) return [boxes];
  const query = text.indexOf('?');
  return query > 0 ? [boxes.slice(0, query), boxes.slice(query)] : [boxes];
}

function drawLink(canvas: Canvas, text: string, paper: number): void {
  for (const [n, line] of lettersOf(canvas, text, paper).entries()) {
    let x = LINK_BOX.x;
    for (const box of line) {
      if (x + box.width > LINK_BOX.x + LINK_BOX.width) break;
      for (let dy = 0; dy < box.height; dy++) {
        const from = at(canvas, box.x, box.y + dy);
        canvas.lines.copyWithin(at(canvas, x, LINK_BOX.y + n * box.height + dy), from, from + box.width);
      }
      x += box.width + TRACKING;
    }
  }
}

const through = async (bytes: Uint8Array, stream: CompressionStream | DecompressionStream) =>
  new Uint8Array(
    await new Response(
      new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream),
    ).arrayBuffer(),
  );

/** The card as it is shown, with its link. `png` is one that was drawn from `card()`; `link` is an absolute address. */
export async function withLink(png: Uint8Array, link: string): Promise<Uint8Array<ArrayBuffer>> {
  const { width, palette, lines } = pngParts(png);
  const canvas = { lines: await through(lines, new DecompressionStream('deflate')), width };
  const ink = canvas.lines[at(canvas, INK_BOX.x + 1, INK_BOX.y + 1)]!;
  const paper = canvas.lines[at(canvas, LINK_BOX.x, LINK_BOX.y)]!;
  drawCode(canvas, link, ink);
  drawLink(canvas, link, paper);
  const shown = canvas.lines.subarray(0, CARD.height * (width + 1));
  return pngOf({
    width,
    height: CARD.height,
    palette,
    lines: await through(shown, new CompressionStream('deflate')),
  });
}
