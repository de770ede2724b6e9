/** The records of a map in a picture: cells and areas, lines, points, and hexagons where points are too many. */
import { hexagonRadius, hexagons } from '../../domain/cells.ts';
import { cellField, drawnCollections, isDrawn, leadingCollection } from '../../domain/collections.ts';
import type { Geometry, Position } from '../../domain/geometry.ts';
import type { Collection, MapDefinition } from '../../domain/kinds.ts';
import { type Breaks, breaksOf, cellBreaks } from '../breaks.ts';
import type { Theme } from '../theme.ts';
import { type Frame, isInside, pathOf } from './frame.ts';

/** A public, valid record: its columns, and where it is. */
export type PictureRecord = {
  readonly row: { readonly [column: string]: string | number | null };
  readonly at: Position;
  readonly geometry: Geometry;
};
/** Records that have a place, by collection. */
export type PictureRecords = ReadonlyMap<string, readonly PictureRecord[]>;

/** More points than this are drawn as hexagons. */
const MOST_POINTS = 1000;
/** The zoom whose hexagons are used: their circumradius is some 15 pixels where a picture shows the city. */
const HEXAGON_ZOOM = 8;

type Valued = { geometry: Geometry; value: number };

function coloured(cells: readonly Valued[], breaks: Breaks, frame: Frame, theme: Theme): string {
  const classes = theme.ramp.map((fill, i) => {
    const isOf = (value: number) => breaks.filter((limit) => value >= limit).length === i;
    const d = cells
      .filter(({ value }) => isOf(value))
      .map(({ geometry }) => pathOf(geometry, frame))
      .join('');
    return d && `<path d="${d}" fill="${fill}"/>`;
  });
  return `<g stroke="${theme.halo}" stroke-width="0.8" fill-opacity="0.85">${classes.join('')}</g>`;
}

function cells(records: readonly PictureRecord[], collection: Collection, frame: Frame, theme: Theme) {
  const name = cellField(collection)!;
  const valued = records.map(({ geometry, row }) => ({ geometry, value: Number(row[name]) }));
  return coloured(valued, cellBreaks(collection), frame, theme);
}

function sums(records: readonly PictureRecord[], frame: Frame, theme: Theme): string {
  const found = hexagons(
    records.map(({ at: [lon, lat] }) => ({ lon, lat, weight: null })),
    hexagonRadius(HEXAGON_ZOOM),
    'centre',
  ).map(({ geometry, count }) => ({ geometry, value: count }));
  return coloured(found, breaksOf(found.map(({ value }) => value)) ?? [2, 3, 4, 5], frame, theme);
}

function points(records: readonly PictureRecord[], radius: number, frame: Frame, theme: Theme): string {
  const circles = records
    .filter(({ at }) => isInside(at, frame))
    .map(({ at }) => {
      const [x, y] = frame.at(at);
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}"/>`;
    });
  return `<g fill="${theme.mark}" stroke="${theme.ring}" stroke-width="1.2">${circles.join('')}</g>`;
}

function areas(records: readonly PictureRecord[], frame: Frame, theme: Theme): string {
  const d = records.map(({ geometry }) => pathOf(geometry, frame)).join('');
  return `<path d="${d}" fill="${theme.hue}" fill-opacity="0.45" stroke="${theme.hue}" stroke-width="1.6" stroke-linejoin="round"/>`;
}

function tracks(records: readonly PictureRecord[], frame: Frame, theme: Theme): string {
  const d = records.map(({ geometry }) => pathOf(geometry, frame)).join('');
  return `<path d="${d}" fill="none" stroke="${theme.hue}" stroke-opacity="0.75" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>`;
}

/** All records of a map, in the order in which its style draws them. */
export function marks(map: MapDefinition, records: PictureRecords, frame: Frame, theme: Theme): string {
  const leading = leadingCollection(map);
  return (
    drawnCollections(map)
      .filter((collection) => isDrawn(collection, leading.id))
      // Points are seen from any distance; areas that the map would draw as clusters are only specks.
      .filter(({ geometry, zoom }) => geometry !== 'Polygon' || zoom <= frame.zoom)
      .map((collection) => {
        const shown = records.get(collection.id) ?? [];
        if (shown.length === 0) return '';
        if (collection.geometry === 'LineString') return tracks(shown, frame, theme);
        if (collection.geometry === 'Polygon')
          return cellField(collection) ? cells(shown, collection, frame, theme) : areas(shown, frame, theme);
        if (shown.length > MOST_POINTS) return sums(shown, frame, theme);
        return points(shown, collection === leading ? 4.5 : 3, frame, theme);
      })
      .join('')
  );
}

/** The outline of one record among the others of its map. */
export function markOf({ geometry }: PictureRecord, frame: Frame, theme: Theme): string {
  const d = pathOf(geometry, frame);
  return `<path d="${d}" fill="none" stroke="${theme.ring}" stroke-width="9" stroke-linejoin="round"/><path d="${d}" fill="${theme.hue}" fill-opacity="0.16" stroke="${theme.hue}" stroke-width="5" stroke-linejoin="round"/>`;
}
