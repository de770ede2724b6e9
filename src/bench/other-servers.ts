/** The servers that ours is measured beside: nginx on exploded tiles and tileserver-gl-light on the archive. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort } from '../cli/free-port.ts';
import { FOLDER } from './city-archive.ts';
import { peer } from './peers.ts';
import { launch, type Server } from './servers.ts';
import type { StoredTile } from './tile-list.ts';
import type { Under } from './workerd.ts';

/** nginx with one worker on a file per tile, compressed beforehand; `path` gives a tile's path, without `.gz`. */
export async function nginx(
  tiles: readonly StoredTile[],
  path: (tile: StoredTile) => string,
  under: Under,
): Promise<Server> {
  const folder = join(FOLDER, 'run', 'nginx');
  await rm(folder, { recursive: true, force: true });
  for (const tile of tiles) {
    const file = join(folder, 'files', `${path(tile)}.gz`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, tile.bytes);
  }
  const port = await freePort();
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100000;
  types { application/vnd.mapbox-vector-tile mvt; }
  server {
    listen 127.0.0.1:${port}; root ${folder}/files; gzip_static always;
    add_header cache-control "public, max-age=31536000, immutable";
    add_header access-control-allow-origin *; add_header vary accept-encoding;
  }
}
`,
  );
  const [program, ...args] = [
    ...under,
    'nginx',
    '-p',
    folder,
    '-c',
    join(folder, 'nginx.conf'),
    '-e',
    'stderr',
  ];
  return launch(port, [program!, ...args]);
}

/** tileserver-gl-light on the archive at a path; its tiles are at `/data/city/{z}/{x}/{y}.pbf`. */
export async function tileserver(archive: string, under: Under): Promise<Server> {
  const folder = join(FOLDER, 'run', 'tileserver');
  await mkdir(folder, { recursive: true });
  const config = { options: { paths: { root: folder } }, styles: {}, data: { city: { pmtiles: archive } } };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const port = await freePort();
  const main = join(await peer('tileserver-gl-light'), 'src', 'main.js');
  const [program, ...args] = [
    ...under,
    process.execPath,
    main,
    '--config',
    'config.json',
    '--bind',
    '127.0.0.1',
  ];
  return launch(port, [program!, ...args, '--port', String(port), '--silent'], folder);
}
