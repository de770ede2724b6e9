/** The map under the records, as a deployment configures it. */
import type { Label } from './kinds.ts';

/** `schematic` is built in; `tianditu` needs a key; `pmtiles` is the deployer's own vector archive. */
export type Basemap =
  | { kind: 'schematic' }
  | {
      kind: 'tianditu';
      /** Streets or imagery, each with its names. */
      look: 'vector' | 'image';
      key: string;
      /** Scheme and host, `{s}` standing for the number of a mirror. */
      host: string;
      /** 审图号 of the base map, when the deployer has given it. */
      approval: string;
    }
  | {
      kind: 'pmtiles';
      approval: string;
      /** The line that the licence of its data asks for. */
      attribution: string;
    };

export const SCHEMATIC: Basemap = { kind: 'schematic' };

const MIRRORS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The layers of 天地图 in Web Mercator: ground first, then names. */
const TIANDITU_LAYERS = { vector: ['vec', 'cva'], image: ['img', 'cia'] } as const;

/** Origins of the servers that a base map is loaded from besides our own. */
export const foreignOrigins = (basemap: Basemap): string[] =>
  basemap.kind === 'tianditu'
    ? [...new Set(MIRRORS.map((mirror) => basemap.host.replace('{s}', String(mirror))))]
    : [];

/** The raster tiles of 天地图 (WMTS 1.0.0, matrix set `w`): for ground and names the URL templates of all mirrors. */
export const tiandituTiles = (basemap: Extract<Basemap, { kind: 'tianditu' }>): string[][] =>
  TIANDITU_LAYERS[basemap.look].map((layer) =>
    foreignOrigins(basemap).map(
      (origin) =>
        `${origin}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${basemap.key}`,
    ),
  );

/** Who the base map is by, and its own approval number; undefined for the built-in one. */
export function basemapLines(basemap: Basemap): Label | undefined {
  if (basemap.kind === 'schematic') return undefined;
  const { approval } = basemap;
  if (basemap.kind === 'pmtiles') {
    const { attribution } = basemap;
    return {
      zh: `底图：${attribution}${approval ? ` · 审图号：${approval}` : ''}`,
      en: `Base map: ${attribution}${approval ? ` · approval number ${approval}` : ''}`,
    };
  }
  return {
    zh: `底图：天地图 · 国家基础地理信息中心 · 审图号：${approval || '见 www.tianditu.gov.cn'}`,
    en: `Base map: Tianditu, National Geomatics Center of China · approval number ${approval || 'at www.tianditu.gov.cn'}`,
  };
}
