/** The ground of a configured base map in place of the schematic one: raster tiles of 天地图, or a vector archive. */
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { type Basemap, tiandituTiles } from '../domain/basemap.ts';
import type { Language } from '../domain/kinds.ts';
import { textLayout, textPaint } from './label.ts';
import type { Theme } from './theme.ts';

/** Sources of base maps begin with this. */
export const BASEMAP = 'basemap';

/** A ground of its own: its sources, its layers under the records, and its names above them. */
export type Ground = {
  sources: Record<string, SourceSpecification>;
  ground: LayerSpecification[];
  names: LayerSpecification[];
};

// Records are to be seen first: colours of the ground step back, and at night its light.
const quiet = ({ name }: Theme) =>
  name === 'light'
    ? { 'raster-saturation': -0.35 }
    : { 'raster-saturation': -0.5, 'raster-brightness-max': 0.55 };

function tianditu(basemap: Extract<Basemap, { kind: 'tianditu' }>, theme: Theme): Ground {
  const [ground, names] = tiandituTiles(basemap).map(
    (tiles): SourceSpecification => ({ type: 'raster', tiles, tileSize: 256, minzoom: 1, maxzoom: 18 }),
  );
  const layer = (id: string): LayerSpecification => ({
    id,
    type: 'raster',
    source: id,
    paint: { ...quiet(theme), 'raster-fade-duration': 0 },
  });
  return {
    sources: { [BASEMAP]: ground!, [`${BASEMAP}-names`]: names! },
    ground: [layer(BASEMAP), layer(`${BASEMAP}-names`)],
    names: [],
  };
}

const GREEN = ['park', 'nature_reserve', 'wood', 'forest', 'grass', 'garden', 'golf_course', 'cemetery'];

/** The width of a road in pixels by zoom, wider by its kind. */
const roadWidth: ExpressionSpecification = [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  8,
  ['match', ['get', 'kind'], 'highway', 1, 'major_road', 0.5, 0.2],
  14,
  ['match', ['get', 'kind'], 'highway', 4, 'major_road', 2.6, ['minor_road', 'other'], 1.2, 0.6],
  18,
  ['match', ['get', 'kind'], 'highway', 16, 'major_road', 12, ['minor_road', 'other'], 7, 2],
];

/** A plain style over the layers of the Protomaps basemap schema. */
function archive(theme: Theme, language: Language, origin: string): Ground {
  const from = (layer: string) => ({ source: BASEMAP, 'source-layer': layer });
  const name: ExpressionSpecification = ['coalesce', ['get', `name:${language}`], ['get', 'name']];
  return {
    sources: { [BASEMAP]: { type: 'vector', url: `${origin}/tiles/basemap.json` } },
    ground: [
      { id: 'basemap-earth', type: 'fill', ...from('earth'), paint: { 'fill-color': theme.city } },
      {
        id: 'basemap-green',
        type: 'fill',
        ...from('landuse'),
        filter: ['in', ['get', 'kind'], ['literal', GREEN]],
        paint: { 'fill-color': theme.functional },
      },
      { id: 'basemap-water', type: 'fill', ...from('water'), paint: { 'fill-color': theme.water } },
      {
        id: 'basemap-buildings',
        type: 'fill',
        ...from('buildings'),
        minzoom: 14,
        paint: { 'fill-color': theme.neighbours },
      },
      {
        id: 'basemap-roads',
        type: 'line',
        ...from('roads'),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': theme.border, 'line-opacity': 0.6, 'line-width': roadWidth },
      },
    ],
    names: [
      {
        id: 'basemap-places',
        type: 'symbol',
        ...from('places'),
        minzoom: 11,
        layout: textLayout(name, 11),
        paint: textPaint(theme, theme.muted),
      },
    ],
  };
}

/** The ground of a base map; undefined for the schematic one. */
export function basemapGround(
  basemap: Basemap,
  theme: Theme,
  language: Language,
  origin: string,
): Ground | undefined {
  if (basemap.kind === 'schematic') return undefined;
  return basemap.kind === 'tianditu' ? tianditu(basemap, theme) : archive(theme, language, origin);
}
