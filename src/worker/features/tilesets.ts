/** Tilesets as OGC API – Tiles, Part 1 describes them: metadata over the tiles at `/tiles`. */
import { CITY } from '../../domain/city.ts';
import type { Collection, MapDefinition } from '../../domain/kinds.ts';
import { MAPS, mapWith } from '../../domain/maps/index.ts';
import type { Release } from '../releases.ts';
import type { Link } from './feature.ts';
import { JSON_TYPE } from './formats.ts';
import { OGC_REL } from './links.ts';

const MVT = 'application/vnd.mapbox-vector-tile';
const WEB_MERCATOR = 'http://www.opengis.net/def/crs/EPSG/0/3857';
const QUAD_URI = 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad';
export const QUAD = 'WebMercatorQuad';
const MAX_LEVEL = 22;
const HALF = Math.PI * 6_378_137;

/** The tile matrix set WebMercatorQuad (OGC 17-083r4, annex D.1), tiles of 256 pixels of 0.28 mm. */
export const webMercatorQuad = {
  id: QUAD,
  title: 'Google Maps Compatible for the World',
  uri: QUAD_URI,
  crs: WEB_MERCATOR,
  orderedAxes: ['X', 'Y'],
  wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
  tileMatrices: Array.from({ length: MAX_LEVEL + 1 }, (_, level) => {
    const cellSize = (2 * HALF) / 256 / 2 ** level;
    return {
      id: String(level),
      scaleDenominator: cellSize / 0.00028,
      cellSize,
      cornerOfOrigin: 'topLeft',
      pointOfOrigin: [-HALF, HALF],
      tileWidth: 256,
      tileHeight: 256,
      matrixWidth: 2 ** level,
      matrixHeight: 2 ** level,
    };
  }),
};

/** The list of tile matrix sets. */
export const tileMatrixSets = (origin: string) => ({
  tileMatrixSets: [
    {
      id: QUAD,
      title: webMercatorQuad.title,
      uri: QUAD_URI,
      crs: WEB_MERCATOR,
      links: [
        {
          href: `${origin}/api/tileMatrixSets/${QUAD}`,
          rel: `${OGC_REL}/tiling-scheme`,
          type: JSON_TYPE,
          title: QUAD,
        },
      ] satisfies Link[],
    },
  ],
});

type TileJson = { vector_layers: { id: string; description: string; minzoom: number; maxzoom: number }[] };

const summary = (title: string, self: string, origin: string) => ({
  title,
  dataType: 'vector',
  crs: WEB_MERCATOR,
  tileMatrixSetURI: QUAD_URI,
  links: [
    { href: self, rel: 'self', type: JSON_TYPE, title },
    {
      href: `${origin}/api/tileMatrixSets/${QUAD}`,
      rel: `${OGC_REL}/tiling-scheme`,
      type: JSON_TYPE,
      title: QUAD,
    },
  ] as (Link & { templated?: true })[],
});

/**
 * A tileset: where its tiles are and what is in them. With a collection, the layers that show that collection; its
 * tiles are those of its map and hold the map's other layers too.
 */
export function tileset(map: MapDefinition, release: Release, origin: string, collection?: Collection) {
  const { vector_layers } = JSON.parse(release.tilejson) as TileJson;
  const layers = vector_layers.filter(
    ({ id }) => collection === undefined || id === collection.id || id.startsWith(`${collection.id}_`),
  );
  const label = (collection ?? map).label;
  const path = collection ? `collections/${collection.id}/tiles/${QUAD}` : `tiles/${map.id}`;
  const { links, ...about } = summary(`${label.zh} / ${label.en}`, `${origin}/api/${path}`, origin);
  return {
    ...about,
    description: collection
      ? `Tiles of the map ${map.id}; ${collection.label.en} are in the layers listed here.`
      : map.description.en,
    version: String(release.version),
    attribution: CITY.attribution.en,
    boundingBox: {
      crs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
      lowerLeft: CITY.bounds.slice(0, 2),
      upperRight: CITY.bounds.slice(2),
    },
    layers: layers.map(({ id, description, minzoom, maxzoom }) => ({
      id,
      description,
      dataType: 'vector',
      minTileMatrix: String(minzoom),
      maxTileMatrix: String(maxzoom),
    })),
    links: [
      ...links,
      {
        href: `${origin}/tiles/${map.id}/${release.version}/{tileMatrix}/{tileCol}/{tileRow}.mvt`,
        rel: 'item',
        type: MVT,
        templated: true as const,
        title: 'Tiles of this release; the list names the current one',
      },
      { href: `${origin}/tiles/${map.id}.json`, rel: 'alternate', type: JSON_TYPE, title: 'TileJSON' },
    ],
  };
}

/** The tilesets of the whole data set, one per released map, or those of one collection. */
export function tilesets(origin: string, releases: ReadonlyMap<string, Release>, collection?: Collection) {
  const maps = collection ? [mapWith(collection.id)!] : MAPS;
  const found = maps.flatMap((map) => {
    const release = releases.get(map.id);
    return release ? [tileset(map, release, origin, collection)] : [];
  });
  const self = collection ? `collections/${collection.id}/tiles` : 'tiles';
  return {
    tilesets: found.map(({ title, dataType, crs, tileMatrixSetURI, links }) => ({
      title,
      dataType,
      crs,
      tileMatrixSetURI,
      links,
    })),
    links: [{ href: `${origin}/api/${self}`, rel: 'self', type: JSON_TYPE, title: 'Tilesets' }],
  };
}
