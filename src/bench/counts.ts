/** What can be counted exactly: reads of the bucket by situation, bytes as they were stored, header bytes. */
import { seeded } from '../../tiles/fixtures.ts';
import { drawer } from './draw.ts';
import { type Answer, client } from './requests.ts';
import type { StoredTile } from './tile-list.ts';
import type { Counts, OurServer } from './workerd.ts';

/** The path of a tile of release `version` of the map that is served. */
export const tilePath = ({ z, x, y }: { z: number; x: number; y: number }, version = 1): string =>
  `/tiles/premises/${version}/${z}/${x}/${y}.mvt`;

/** A situation and what of bucket and database it used. */
export type Situation = Counts & { name: string };

const CROWD = 32;
/** Milliseconds a read takes where requests have to meet: longer than it takes all of them to arrive. */
const SLOW = 50;
const VIEWPORTS = 200;

function expectAll(answers: readonly Answer[], status: number, body?: Buffer): void {
  for (const answer of answers)
    if (answer.status !== status || (body && !answer.body.equals(body)))
      throw new Error(
        `An answer has status ${answer.status} and ${answer.body.length} bytes, wanted ${status}` +
          (body ? ` and the ${body.length} stored bytes` : ''),
      );
}

/** Reads of the bucket in each situation; `archives` are the tiles of the releases in order. */
export async function situations(
  server: OurServer,
  archives: readonly (readonly StoredTile[])[],
): Promise<Situation[]> {
  const { get, close } = client(server.port, CROWD);
  const found: Situation[] = [];
  const counted = async (name: string, work: () => Promise<unknown>) => {
    await server.control('counts');
    await work();
    found.push({ name, ...(await server.control('counts')) });
  };
  try {
    for (const [index, tiles] of archives.entries()) {
      const version = index + 1;
      const last = tiles.at(-1)!;
      const ask = async (tile: StoredTile) =>
        expectAll([await get(tilePath(tile, version))], 200, tile.bytes);
      await server.control('cold');
      await counted(`cold first tile, release ${version}`, () => ask(last));
      await counted(`repeated tile, release ${version}`, () => ask(last));
      const absent = absentTile(tiles);
      await counted(`absent tile, release ${version}`, async () =>
        expectAll([await get(tilePath(absent, version))], 204),
      );
    }
    const [tiles] = archives as [readonly StoredTile[]];
    const [middle, last] = [tiles[tiles.length >> 1]!, tiles.at(-1)!];
    await counted('TileJSON', async () => expectAll([await get('/tiles/premises.json')], 200));
    const crowd = async (tile: StoredTile) =>
      expectAll(await Promise.all(Array.from({ length: CROWD }, () => get(tilePath(tile)))), 200, tile.bytes);
    await server.control(`cold?delay=${SLOW}`);
    await counted(`${CROWD} at once for one tile, cold`, () => crowd(last));
    await server.control('cold');
    await get(tilePath(middle));
    await server.control('swap/archive-1');
    await counted(`${CROWD} at once for one tile, after a swap`, () => crowd(last));
    await server.control('counts?delay=0');
  } finally {
    close();
  }
  return found;
}

/** An address of the highest zoom, between others, that has no tile. */
function absentTile(tiles: readonly StoredTile[]) {
  const { z } = tiles.at(-1)!;
  const known = new Set(tiles.filter((tile) => tile.z === z).map(({ x, y }) => `${x}/${y}`));
  const free = tiles.find((tile) => tile.z === z && !known.has(`${tile.x + 1}/${tile.y}`))!;
  return { z, x: free.x + 1, y: free.y };
}

/** Mean reads of 200 seeded viewports of 6 by 4 tiles of a zoom, each cold but for the directories. */
export async function viewportReads(
  server: OurServer,
  tiles: readonly StoredTile[],
  z: number,
): Promise<number> {
  const { get, close } = client(server.port, CROWD);
  const random = seeded(z);
  const candidates = tiles.filter((tile) => tile.z === z);
  // By bytes, because maps are looked at where there is something to see.
  const draw = drawer(candidates.map(({ bytes }) => bytes.length));
  let reads = 0;
  try {
    for (let left = VIEWPORTS; left > 0; left--) {
      const { x, y } = candidates[draw(random())]!;
      await server.control('cold');
      await get(tilePath(absentTile(tiles)));
      await server.control('counts');
      const places = Array.from({ length: 24 }, (_, at) => ({
        z,
        x: x - 3 + (at % 6),
        y: y - 2 + Math.floor(at / 6),
      }));
      await Promise.all(places.map((place) => get(tilePath(place))));
      reads += (await server.control('counts')).reads;
    }
  } finally {
    close();
  }
  return reads / VIEWPORTS;
}

/**
 * Asks for every tile of a release from cold, 32 at once: how many differ from what is stored, what the first of them
 * answered, and the most header bytes of an answer.
 */
export async function compared(server: OurServer, tiles: readonly StoredTile[], version: number) {
  const { get, close } = client(server.port, CROWD);
  let [different, headerBytes, next] = [0, 0, 0];
  let first: string | undefined;
  await server.control('cold');
  const work = async () => {
    for (let tile = tiles[next++]; tile !== undefined; tile = tiles[next++]) {
      const answer = await get(tilePath(tile, version));
      if (answer.status !== 200 || !answer.body.equals(tile.bytes)) {
        different++;
        first ??= `${tilePath(tile, version)} answered ${answer.status}; the server said: ${server.said()}`;
      }
      headerBytes = Math.max(headerBytes, answer.headerBytes);
    }
  };
  try {
    await Promise.all(Array.from({ length: CROWD }, work));
  } finally {
    close();
  }
  return { different, first, headerBytes };
}

const READERS = 64;
const SWAPS = 200;

/**
 * 64 readers, each a request of its own, while the object under one key is replaced 200 times by one of two archives:
 * how many tiles were answered, and how many of those were not whole and of one of the two.
 */
export async function swaps(server: OurServer, archives: readonly (readonly StoredTile[])[]) {
  const address = ({ z, x, y }: StoredTile) => `${z}/${x}/${y}`;
  const [first, second] = archives as [readonly StoredTile[], readonly StoredTile[]];
  const others = new Map(second.map((tile) => [address(tile), tile.bytes]));
  const common = first.filter((tile) => others.has(address(tile)));
  const { get, close } = client(server.port, READERS);
  const random = seeded(64);
  let [answers, wrong, isOver] = [0, 0, false];
  const read = async () => {
    while (!isOver) {
      const tile = common[Math.floor(random() * common.length)]!;
      const { status, body } = await get(tilePath(tile));
      answers++;
      if (status !== 200 || !(body.equals(tile.bytes) || body.equals(others.get(address(tile))!))) wrong++;
    }
  };
  try {
    await server.control('cold?delay=1');
    const readers = Promise.all(Array.from({ length: READERS }, read));
    for (let swap = 0; swap < SWAPS; swap++) {
      await server.control(`swap/archive-1?with=archive-${1 + (swap % 2)}`);
      // Otherwise memory would soon answer everything.
      if (swap % 20 === 19) await server.control('cold');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    isOver = true;
    await readers;
    await server.control('swap/archive-1');
    await server.control('counts?delay=0');
  } finally {
    close();
  }
  return { answers, wrong };
}
