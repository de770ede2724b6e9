/** What changes for a request while an archive grows from 10 MB to 1 GB. */
import { open } from 'node:fs/promises';
import { seeded } from '../../tiles/fixtures.ts';
import { HEADER_BYTES, parseHeader } from '../../tiles/header.ts';
import { tilePath } from './counts.ts';
import { print, shown, table } from './figures.ts';
import { serveFiles } from './file-server.ts';
import { type Contender, load, type Rounds, SERVER_CORE } from './load.ts';
import { noiseArchive, noiseTileAddress, noiseTileCount } from './noise-archive.ts';
import { client } from './requests.ts';
import { residentBytes } from './servers.ts';
import { type OurServer, ours } from './workerd.ts';

const SIZES = [10e6, 100e6, 1e9];
const HOT_TILES = 2000;

/** Bytes of root and leaf directories of the archive at a path. */
async function directoryBytes(path: string): Promise<number> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  await file.close();
  const { root, leaves } = parseHeader(buffer);
  return root.length + leaves.length;
}

async function firstTile(server: OurServer, index: number) {
  const { get, close } = client(server.port, 1);
  await server.control('cold');
  const { status } = await get(tilePath(noiseTileAddress(index)));
  close();
  if (status !== 200) throw new Error(`The first tile answered ${status}`);
  return server.control('counts');
}

/** Prints, per archive size: reads and bytes of a cold first tile, directory bytes, CPU per hot tile, resident bytes. */
export async function growth(worker: string, rounds: Rounds): Promise<void> {
  const paths: string[] = [];
  for (const size of SIZES) paths.push(await noiseArchive(size));
  const fileServers = await Promise.all(paths.map((path) => serveFiles(new Map([['archive-1', path]]))));
  const contenders: (Contender & { server: OurServer })[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      const served = { archives: [path], filePort: fileServers[index]!.port };
      const random = seeded(40);
      const count = noiseTileCount(SIZES[index]!);
      const hot = Array.from({ length: HOT_TILES }, () => Math.floor(random() * count));
      contenders.push({
        name: `${SIZES[index]! / 1e6} MB`,
        server: await ours(worker, served, SERVER_CORE),
        paths: hot.map((at) => tilePath(noiseTileAddress(at))),
      });
    }
    const firsts = [];
    for (const [index, { server }] of contenders.entries())
      firsts.push(await firstTile(server, noiseTileCount(SIZES[index]!) >> 1));
    const loads = await load(contenders, rounds);
    const rows = [['archive', 'cold reads', 'cold bytes', 'directory bytes', 'CPU us/tile', 'resident MB']];
    for (const [index, { name, server }] of contenders.entries()) {
      const directories = await directoryBytes(paths[index]!);
      const resident = residentBytes(server.pid);
      const { reads, bytes } = firsts[index]!;
      const { cpu } = loads[index]!;
      const control = { name: contenders[0]!.name, value: loads[0]!.cpu };
      print({ name: `growth ${name}: reads of a cold first tile`, value: reads, unit: 'reads' });
      print({ name: `growth ${name}: bytes of a cold first tile`, value: bytes, unit: 'bytes' });
      print({ name: `growth ${name}: directories`, value: directories, unit: 'bytes' });
      print({
        name: `growth ${name}: CPU`,
        value: cpu,
        unit: 'us/request',
        control,
        ratio: cpu / control.value,
      });
      print({ name: `growth ${name}: resident`, value: resident, unit: 'bytes' });
      rows.push([
        name,
        shown(reads),
        shown(bytes),
        shown(directories),
        cpu.toFixed(1),
        (resident / 1e6).toFixed(0),
      ]);
    }
    table(rows);
  } finally {
    for (const { server } of contenders) await server.stop();
    for (const server of fileServers) server.stop();
  }
}
