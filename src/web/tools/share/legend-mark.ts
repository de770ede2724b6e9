/** Marks of the legend, drawn on a canvas as the page draws them. */
import type { LegendEntry } from '../../../style/legend.ts';

type Pen = CanvasRenderingContext2D;
type Draw = (pen: Pen, x: number, y: number, color: string, paper: string) => void;

const disc =
  (radius: number): Draw =>
  (pen, x, y, color, paper) => {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = color;
    pen.fill();
    pen.strokeStyle = paper;
    pen.lineWidth = 1;
    pen.stroke();
  };

const box =
  (alpha: number, outlined: boolean): Draw =>
  (pen, x, y, color) => {
    pen.globalAlpha = alpha;
    pen.fillStyle = color;
    pen.fillRect(x - 9, y - 6, 18, 12);
    pen.globalAlpha = 1;
    pen.strokeStyle = color;
    pen.lineWidth = 1.5;
    if (outlined) pen.strokeRect(x - 8.25, y - 5.25, 16.5, 10.5);
  };

const stroke =
  (width: number, dash: number[]): Draw =>
  (pen, x, y, color) => {
    pen.setLineDash(dash);
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(x - 9, y);
    pen.lineTo(x + 9, y);
    pen.stroke();
    pen.setLineDash([]);
  };

const diamond =
  (filled: boolean): Draw =>
  (pen, x, y, color) => {
    pen.beginPath();
    for (const [dx, dy] of [
      [0, -5],
      [5, 0],
      [0, 5],
      [-5, 0],
    ] as const)
      pen.lineTo(x + dx, y + dy);
    pen.closePath();
    pen.fillStyle = color;
    pen.strokeStyle = color;
    pen.lineWidth = 1.3;
    if (filled) pen.fill();
    pen.stroke();
  };

const star: Draw = (pen, x, y, color) => {
  pen.beginPath();
  for (let corner = 0; corner < 10; corner++) {
    const [angle, radius] = [(corner * Math.PI) / 5, corner % 2 === 0 ? 7 : 3];
    pen.lineTo(x + radius * Math.sin(angle), y - radius * Math.cos(angle));
  }
  pen.closePath();
  pen.fillStyle = color;
  pen.fill();
};

const DRAW: Record<Exclude<LegendEntry['symbol'], 'title' | 'note'>, Draw> = {
  circle: disc(5.5),
  faded: (pen, ...rest) => {
    pen.globalAlpha = 0.4;
    disc(5.5)(pen, ...rest);
    pen.globalAlpha = 1;
  },
  cluster: disc(8),
  cell: box(1, false),
  fill: box(0.3, true),
  inset: box(0.65, true),
  line: stroke(3, []),
  dash: stroke(2, [4, 3]),
  hub: diamond(true),
  zone: diamond(false),
  star,
};

/** Draws the mark of an entry around a point. */
export function drawMark(
  pen: Pen,
  { symbol, color }: LegendEntry,
  paper: string,
  x: number,
  y: number,
): void {
  if (symbol !== 'title' && symbol !== 'note') DRAW[symbol](pen, x, y, color, paper);
}
