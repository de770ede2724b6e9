/** Pictures of maps and of records, as SVG. */
import { type Bounds, bounds } from '../../domain/geometry.ts';
import type { MapDefinition } from '../../domain/kinds.ts';
import { themeOf } from '../theme.ts';
import { card } from './card.ts';
import { frameOf } from './frame.ts';
import { type Ground, groundNames, groundShapes } from './ground.ts';
import { locator, scaleBar } from './locator.ts';
import { markOf, marks, type PictureRecord, type PictureRecords } from './marks.ts';
import { MAP_BOX, type Saying, sheet } from './sheet.ts';

/** Pixels between a record and the sides of its picture. */
const SURROUNDINGS = 170;

type Scene = {
  map: MapDefinition;
  records: PictureRecords;
  ground: Ground;
  /** Where the city lies. */
  extent: Bounds;
};

/** All records of a map. */
export function mapPicture({ map, records, ground, extent }: Scene, saying: Saying): string {
  const theme = themeOf(map, 'light');
  const frame = frameOf(extent, MAP_BOX, 14);
  const drawn = [
    groundShapes(ground, frame, theme),
    marks(map, records, frame, theme),
    groundNames(ground, frame, theme),
    scaleBar(frame, theme),
  ];
  return sheet(saying, drawn.join(''), theme);
}

/** All records of a map, with room for the link that `hint` is about. */
export const mapCard = (scene: Scene, saying: Saying, hint: string): string =>
  card(mapPicture(scene, saying), hint, themeOf(scene.map, 'light'));

/** A record with an outline among what lies around it. */
export function recordPicture(
  { map, records, ground, extent }: Scene,
  record: PictureRecord,
  saying: Saying,
): string {
  const theme = themeOf(map, 'light');
  const frame = frameOf(bounds(record.geometry), MAP_BOX, SURROUNDINGS);
  const drawn = [
    groundShapes(ground, frame, theme),
    marks(map, records, frame, theme),
    markOf(record, frame, theme),
    groundNames(ground, frame, theme),
    locator(ground, extent, record.at, frame, theme),
    scaleBar(frame, theme),
  ];
  return sheet(saying, drawn.join(''), theme);
}
