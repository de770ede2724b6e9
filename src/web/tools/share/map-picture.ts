/** The map as a picture to send: what is drawn, with title, legend, scale and the lines a public map must carry. */
import type { LegendEntry } from '../../../style/legend.ts';
import { drawMark } from './legend-mark.ts';
import { scaleBar } from './scale-bar.ts';

export type PictureTexts = {
  title: string;
  /** What is filtered, and how many records that leaves. */
  subtitle: string;
  /** Where the data is a sample. */
  mark: string | undefined;
  legend: readonly LegendEntry[];
  /** Attribution, approval number, date of the data, address. */
  lines: readonly string[];
};

export type PictureColors = { paper: string; ink: string; quiet: string; warn: string; warnSoft: string };

const MARGIN = 20;
const FONT_SIZE = 13;
const LINE = 21;

type Pen = CanvasRenderingContext2D;

type Word = { width: number; draw: (x: number, y: number) => void };

/** Words side by side, and in further lines where they do not fit: how high they are, and the drawing of them. */
function flow(
  words: readonly Word[],
  width: number,
): { height: number; draw: (x: number, y: number) => void } {
  let [x, line] = [0, 0];
  const placed = words.map((word) => {
    if (x > 0 && x + word.width > width) {
      x = 0;
      line++;
    }
    const at = { word, x, y: line * LINE };
    x += word.width + 18;
    return at;
  });
  return {
    height: words.length === 0 ? 0 : (line + 1) * LINE,
    draw: (left, top) => {
      for (const { word, x: right, y: down } of placed) word.draw(left + right, top + down + LINE / 2);
    },
  };
}

/** Cuts text to a width with an ellipsis. */
function cut(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 0 && pen.measureText(`${text.slice(0, end)}…`).width > width) end--;
  return `${text.slice(0, end)}…`;
}

const legendWords = (pen: Pen, texts: PictureTexts, colors: PictureColors): Word[] =>
  texts.legend.map((entry) => {
    const label = entry.symbol === 'title' && entry.unit ? `${entry.label} (${entry.unit})` : entry.label;
    const indent = entry.symbol === 'title' ? 0 : 24;
    return {
      width: indent + pen.measureText(label).width,
      draw: (x: number, y: number) => {
        if (entry.symbol !== 'title') drawMark(pen, entry, colors.paper, x + 9, y);
        pen.fillStyle = colors.ink;
        pen.fillText(label, x + indent, y);
      },
    };
  });

const lineWords = (pen: Pen, texts: PictureTexts, colors: PictureColors): Word[] =>
  texts.lines.map((line) => ({
    width: pen.measureText(line).width,
    draw: (x: number, y: number) => {
      pen.fillStyle = colors.quiet;
      pen.fillText(line, x, y);
    },
  }));

function header(pen: Pen, texts: PictureTexts, colors: PictureColors, width: number, font: string): void {
  let right = width - MARGIN;
  pen.fillStyle = colors.ink;
  pen.font = `700 20px ${font}`;
  pen.fillText(cut(pen, texts.title, right - MARGIN), MARGIN, 28);
  if (texts.mark) {
    pen.font = `600 ${FONT_SIZE}px ${font}`;
    const wide = pen.measureText(texts.mark).width + 20;
    pen.fillStyle = colors.warnSoft;
    pen.fillRect(right - wide, 44, wide, 26);
    pen.fillStyle = colors.warn;
    pen.fillText(texts.mark, right - wide + 10, 57.5);
    right -= wide + 16;
  }
  pen.fillStyle = colors.quiet;
  pen.font = `${FONT_SIZE}px ${font}`;
  pen.fillText(cut(pen, texts.subtitle, right - MARGIN), MARGIN, 57);
}

const HEADER = 80;

/**
 * Draws the picture. `ratio` is device pixels to a CSS pixel of the map's canvas, `metresPerPixel` the ground under
 * one CSS pixel at its middle.
 * @throws Error where the browser makes no picture of it.
 */
export function mapPicture(
  map: HTMLCanvasElement,
  ratio: number,
  metresPerPixel: number,
  texts: PictureTexts,
  colors: PictureColors,
  font: string,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  const [width, height] = [map.width / ratio, map.height / ratio];
  pen.font = `${FONT_SIZE}px ${font}`;
  const legend = flow(legendWords(pen, texts, colors), width - 2 * MARGIN);
  const lines = flow(lineWords(pen, texts, colors), width - 2 * MARGIN);
  const below = HEADER + height + 12;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round((below + legend.height + 6 + lines.height + 12) * ratio);
  pen.scale(ratio, ratio);
  pen.textBaseline = 'middle';
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  header(pen, texts, colors, width, font);
  pen.drawImage(map, 0, HEADER, width, height);
  scaleBar(pen, metresPerPixel, { right: width - MARGIN, bottom: HEADER + height - 14 }, colors);
  legend.draw(MARGIN, below);
  lines.draw(MARGIN, below + legend.height + 6);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture was made'))), 'image/png'),
  );
}
