/** A scale bar of a round length. */
import { lengthText, roundLength } from '../../../domain/scale-length.ts';

const EARTH = 40_075_016.686;

/** Ground under one CSS pixel in metres: web Mercator, tiles of 512 pixels. */
export const metresPerPixel = (zoom: number, latitude: number): number =>
  (EARTH * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);

const LONGEST = 110;

/** Draws the bar with its length, its right end at a place. */
export function scaleBar(
  pen: CanvasRenderingContext2D,
  perPixel: number,
  { right, bottom }: { right: number; bottom: number },
  { paper, ink }: { paper: string; ink: string },
): void {
  const metres = roundLength(perPixel * LONGEST);
  const width = metres / perPixel;
  pen.fillStyle = paper;
  pen.globalAlpha = 0.8;
  pen.fillRect(right - width - 8, bottom - 22, width + 16, 30);
  pen.globalAlpha = 1;
  pen.strokeStyle = ink;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(right - width, bottom - 5);
  pen.lineTo(right - width, bottom + 2);
  pen.lineTo(right, bottom + 2);
  pen.lineTo(right, bottom - 5);
  pen.stroke();
  pen.fillStyle = ink;
  pen.fillText(lengthText(metres), right - width + 5, bottom - 9);
}
