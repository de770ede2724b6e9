/** Single requests in the proportions of five months of use (tiles, searches, records, styles), from the sample city. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seeded } from '../../tiles/fixtures.ts';
import { CITY } from '../domain/city.ts';
import { MAPS, VIEWS } from '../domain/maps/index.ts';
import { project } from '../domain/mercator.ts';
import { FOLDER } from './city-archive.ts';
import type { Ask } from './clicks-manifest.ts';
import { type StoredTile, storedTiles, uniform } from './tile-list.ts';

/** Kinds of request and their share; the 3 % of writes (events, leads) are left out, there being none to take them. */
export const SHARES = { tile: 70, search: 12, record: 10, style: 5 } as const;

export type Kind = keyof typeof SHARES;

/** Requests by kind, the likeliest first. */
export type Mix = Record<Kind, Ask[]>;

const TILES = 2000;
const SEARCHES = 300;
const RECORDS = 500;

type Item = { id: string; properties: { name_zh: string; pinyin?: string } };

async function read(origin: string, path: string): Promise<Response> {
  const response = await fetch(`${origin}${path}`);
  if (!response.ok) throw new Error(`${path}: answered ${response.status}`);
  return response;
}

const ask = (path: string, accept = 'application/json'): Ask => ({ path, accept });

/** Tiles of all maps' archives, the nearest to the centre of the city, counted in tiles, first. */
async function tiles(origin: string): Promise<Ask[]> {
  const [column, row] = project(CITY.centre);
  const distance = ({ z, x, y }: StoredTile) => Math.hypot(x + 0.5 - column * 2 ** z, y + 0.5 - row * 2 ** z);
  const all: { tile: StoredTile; path: string }[] = [];
  await mkdir(FOLDER, { recursive: true });
  for (const { id } of MAPS) {
    const { release } = (await (await read(origin, `/tiles/${id}.json`)).json()) as { release: number };
    const archive = join(FOLDER, `sample-${id}.pmtiles`);
    await writeFile(archive, await (await read(origin, `/data/${id}/${release}.pmtiles`)).bytes());
    for (const tile of await storedTiles(archive))
      all.push({ tile, path: `/tiles/${id}/${release}/${tile.z}/${tile.x}/${tile.y}.mvt` });
  }
  return all
    .sort((a, b) => distance(a.tile) - distance(b.tile))
    .slice(0, TILES)
    .map(({ path }) => ask(path, '*/*'));
}

/** What people type: the first two or three characters of a name, the first letters of its pinyin. */
function searches(items: readonly Item[]): Ask[] {
  const random = seeded(21);
  const typed = items.map(({ properties: { name_zh, pinyin } }) => {
    const name = name_zh.replace(/^样例·/, '');
    return random() < 0.3 && pinyin ? pinyin.slice(0, 4) : name.slice(0, random() < 0.5 ? 2 : 3);
  });
  return [...new Set(typed.map((text) => text.trim().toLowerCase()))]
    .filter((text) => text !== '')
    .slice(0, SEARCHES)
    .map((q) => ask(`/api/search?${new URLSearchParams({ q, lang: 'zh', limit: '12' })}`));
}

/** Every answer kind from the server at `origin`. @throws Error when it has no sample city. */
export async function mix(origin: string): Promise<Mix> {
  const records: Ask[] = [];
  const items: Item[] = [];
  for (const { id } of VIEWS.flatMap(({ collections }) => collections)) {
    const answer = await read(origin, `/api/collections/${id}/items?limit=200`);
    const { features } = (await answer.json()) as { features: Item[] };
    items.push(...features);
    for (const feature of features) {
      records.push(ask(`/api/collections/${id}/items/${feature.id}`));
      records.push(ask(`/records/${id}/${feature.id}`, 'text/html'));
    }
  }
  const styles = VIEWS.flatMap(({ id }) => [
    ask(`/tiles/${id}.json`),
    ...['zh', 'en'].flatMap((lang) =>
      ['light', 'dark'].map((theme) => ask(`/styles/${id}.json?lang=${lang}&theme=${theme}`)),
    ),
  ]);
  return {
    tile: await tiles(origin),
    search: searches(uniform(items)),
    record: uniform(records).slice(0, RECORDS),
    style: uniform(styles),
  };
}
