/** Where in the city a picture is and how large: a small map in its corner, and a scale bar. */
import type { Bounds, Position } from '../../domain/geometry.ts';
import { lengthText, roundLength } from '../../domain/scale-length.ts';
import type { Theme } from '../theme.ts';
import { type Frame, frameOf, pathOf } from './frame.ts';
import type { Ground } from './ground.ts';
import { textAt } from './markup.ts';

const SIDE = 168;
const GAP = 18;

/** The divisions of the city with a mark at a position, in the upper right corner of a frame. */
export function locator(ground: Ground, extent: Bounds, at: Position, frame: Frame, theme: Theme): string {
  const { x, y, width } = frame.box;
  const box = { x: x + width - SIDE - GAP, y: y + GAP, width: SIDE, height: SIDE };
  const small = frameOf(extent, box, 8);
  const divisions = ground.divisions.map(({ geometry }) => pathOf(geometry, small)).join('');
  const [cx, cy] = small.at(at).map((value) => value.toFixed(1));
  return [
    `<rect x="${box.x}" y="${box.y}" width="${SIDE}" height="${SIDE}" rx="8" fill="${theme.halo}" fill-opacity="0.94" stroke="${theme.border}"/>`,
    `<path d="${divisions}" fill="${theme.neighbours}" stroke="${theme.border}" stroke-width="1" stroke-linejoin="round"/>`,
    `<circle cx="${cx}" cy="${cy}" r="7" fill="${theme.hue}" stroke="${theme.ring}" stroke-width="2.5"/>`,
  ].join('');
}

const LONGEST = 150;

/** The longest round distance that a bar of some 150 pixels shows, in the lower right corner of a frame. */
export function scaleBar(frame: Frame, theme: Theme): string {
  const metres = roundLength(LONGEST / frame.scale);
  const { box } = frame;
  const right = box.x + box.width - GAP;
  const left = Math.round(right - metres * frame.scale);
  const y = box.y + box.height - GAP;
  const d = `M${left} ${y - 8}V${y}H${right}V${y - 8}`;
  return [
    `<path d="${d}" fill="none" stroke="${theme.halo}" stroke-width="6"/>`,
    `<path d="${d}" fill="none" stroke="${theme.text}" stroke-width="2"/>`,
    textAt((left + right) / 2, y - 10, lengthText(metres), {
      size: 18,
      fill: theme.text,
      anchor: 'middle',
      halo: theme.halo,
    }),
  ].join('');
}
