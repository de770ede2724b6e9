/** The archives that are served in the bench, cut once from seeded features and kept under `.wrangler/bench`. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { archive } from '../../tiles/archive.ts';
import { tiles } from '../../tiles/cut.ts';
import { ROOT } from '../cli/store.ts';
import { BOUNDS, cityLayers, layerAttributes } from './features.ts';

/** Where the bench keeps what it makes and installs. */
export const FOLDER = join(ROOT, '.wrangler', 'bench');

const FEATURES = 100_000;

/** What is served: A is zooms 0 to 14 with a root directory only, B is zooms 0 to 16 with leaf directories. */
export const CITY_ARCHIVES = { A: 14, B: 16 } as const;
export type CityArchive = keyof typeof CITY_ARCHIVES;

/** A hash of the cutter's sources and of the given one: what decides the bytes of an archive. */
export async function fingerprint(generator: string): Promise<string> {
  const hash = createHash('sha256');
  const cutter = (await readdir(join(ROOT, 'tiles'))).filter((file) => !file.includes('.test.')).sort();
  for (const path of [generator, ...cutter.map((file) => `tiles/${file}`)])
    hash.update(path).update(await readFile(join(ROOT, path)));
  return hash.digest('hex').slice(0, 16);
}

/** TileJSON `vector_layers` of the features. */
export const VECTOR_LAYERS = layerAttributes.map(({ name, attributes }) => ({
  id: name,
  fields: Object.fromEntries(
    Object.keys(attributes).map((key) => [key, key === 'rent' || key === 'floors' ? 'Number' : 'String']),
  ),
}));

/** Path of an archive, which is cut unless one from the same sources is there. */
export async function cityArchive(name: CityArchive): Promise<string> {
  const path = join(FOLDER, `city-${name}-${await fingerprint('src/bench/features.ts')}.pmtiles`);
  if (existsSync(path)) return path;
  console.error(`cutting archive ${name}: ${FEATURES} features, zooms 0 to ${CITY_ARCHIVES[name]}`);
  const [west, south, east, north] = BOUNDS;
  const zooms = { minzoom: 0, maxzoom: CITY_ARCHIVES[name] };
  const { bytes, stats } = await archive({
    ...zooms,
    tiles: tiles(cityLayers(FEATURES), zooms),
    metadata: { name: `bench ${name}`, vector_layers: VECTOR_LAYERS },
    bounds: BOUNDS,
    center: [(west + east) / 2, (south + north) / 2, 10],
    gzip: (data) => gzipSync(data, { level: 9 }),
  });
  console.error(JSON.stringify(stats));
  await mkdir(FOLDER, { recursive: true });
  // Renamed when whole, so that an interrupted run leaves nothing that looks finished.
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return path;
}
