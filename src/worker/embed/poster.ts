/** The picture of a slice that stands where its map will be drawn: outlines, and how many records are where. */
import { html, raw } from 'hono/html';
import {
  byDivision,
  clusters,
  type Division,
  divisionTotals,
  hexagonRadius,
  hexagons,
} from '../../domain/cells.ts';
import type { View } from '../../domain/collections.ts';
import { numberFormat } from '../../domain/formats.ts';
import type { Bounds, Geometry } from '../../domain/geometry.ts';
import type { Collection, Language } from '../../domain/kinds.ts';
import { LOCALE } from '../../domain/sentence.ts';
import { breaksOf } from '../../style/breaks.ts';
import { type Frame, frameOf, pathOf } from '../../style/picture/frame.ts';
import type { Weight } from '../features/items.ts';
import type { Html } from '../pages/layout.ts';
import type { BaseShapes } from '../pages/locator.ts';

const WIDTH = 300;
const HEIGHT = 240;
const MARGIN = 8;
/** The zoom at which the city is about as large. */
const ZOOM = 8;

type Valued = { geometry: Geometry; value: number };

/** Rings smaller than this are left out, in pixels. */
const LEAST = 3;

/** Path data in whole pixels, each point by its distance from the one before: a third of the length. */
const compact = (d: string): string =>
  d
    .split('Z')
    .map((ring) => {
      const points = ring
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map((number) => Math.round(Number(number))) as [number, number])
        .filter(([x, y], i, all) => i === 0 || x !== all[i - 1]![0] || y !== all[i - 1]![1]);
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
      if (points.length < 3 || size < LEAST) return '';
      const steps = points.slice(1).map(([x, y], i) => {
        const [dx, dy] = [x - points[i]![0], y - points[i]![1]];
        return `${i > 0 && dx >= 0 ? ' ' : ''}${dx}${dy >= 0 ? ' ' : ''}${dy}`;
      });
      return `M${points[0]!.join(' ')}l${steps.join('')}z`;
    })
    .join('');

const shape = (kind: string, d: string) => (d === '' ? '' : `<path class="${kind}" d="${d}"/>`);

function ground(shapes: BaseShapes, frame: Frame): string {
  return (['neighbour', 'division', 'water'] as const)
    .map((kind) =>
      shape(
        kind,
        compact(
          shapes
            .filter((one) => one.kind === kind)
            .map(({ geometry }) => pathOf(geometry, frame))
            .join(''),
        ),
      ),
    )
    .join('');
}

/** Areas in five shades. */
function shaded(areas: readonly Valued[], frame: Frame): string {
  const limits = breaksOf(areas.map(({ value }) => value)) ?? [];
  return [0, 1, 2, 3, 4]
    .map((shade) =>
      shape(
        `cell shade-${shade}`,
        compact(
          areas
            .filter(({ value }) => limits.filter((limit) => value >= limit).length === shade)
            .map(({ geometry }) => pathOf(geometry, frame))
            .join(''),
        ),
      ),
    )
    .join('');
}

function circles(
  records: readonly Weight[],
  divisions: readonly Division[],
  frame: Frame,
  language: Language,
): string {
  const parts = records.map(({ weight, ...record }) => ({ ...record, count: 1, sum: weight ?? 0 }));
  return clusters(byDivision(parts, divisions), ZOOM)
    .map(({ lon, lat, count }) => {
      const [x, y] = frame.at([lon, lat]).map(Math.round) as [number, number];
      const text = numberFormat(LOCALE[language]).format(count);
      const radius = count === 1 ? 3 : 4.5 + 2 * text.length;
      const label = count === 1 ? '' : `<text x="${x}" y="${y + 2.5}">${text}</text>`;
      return `<circle cx="${x}" cy="${y}" r="${radius}"/>${label}`;
    })
    .join('');
}

type Drawn = {
  collection: Collection;
  view: View;
  /** Every placed record that matches. */
  records: readonly Weight[];
  shapes: BaseShapes;
  /** What it shows, in words. */
  title: string;
  language: Language;
  bounds: Bounds;
};

/** The divisions among the shapes of the base map, as sums need them. */
export const divisionsIn = (shapes: BaseShapes): Division[] =>
  shapes.flatMap(({ kind, code, geometry, row }) =>
    kind === 'division' && code ? [{ code, geometry, lon: Number(row.lon), lat: Number(row.lat) }] : [],
  );

/** The picture as SVG that takes its colours from the style sheet of the page. */
export function poster({ collection, view, records, shapes, title, language, bounds }: Drawn): Html {
  const frame = frameOf(bounds, { x: 0, y: 0, width: WIDTH, height: HEIGHT }, MARGIN);
  const divisions = divisionsIn(shapes);
  const sums =
    collection.heat?.by === 'division'
      ? divisionTotals(records, divisions)
      : hexagons(records, hexagonRadius(ZOOM), 'centre');
  const marks =
    view === 'heat' && collection.heat
      ? shaded(
          sums.map(({ geometry, sum, count }) => ({
            geometry,
            value: collection.heat?.weight ? sum : count,
          })),
          frame,
        )
      : circles(records, divisions, frame, language);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">${raw(ground(shapes, frame) + marks)}</svg>`;
}
