import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { project } from '../domain/mercator.ts';

const run = promisify(execFile);
const BASE = process.env.RELITU_URL!;
const MAIN = join(import.meta.dirname, 'main.ts');
const PLACE = [120.9512, 31.4012] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relitu-kill-'));
});
afterAll(() => rm(folder, { recursive: true }));

const relitu = (...args: string[]) => run(process.execPath, ['--no-warnings', MAIN, ...args]);

/** Stages one institute under a new name. */
async function stage(name: string): Promise<void> {
  const file = join(folder, 'one.csv');
  await writeFile(
    file,
    `编号,名称,平台类型,所属板块,经度,纬度\nKILL-1,样例·${name},高校,昆山,${PLACE.join(',')}`,
  );
  await relitu('import', file, '--collection', 'institutes', '--source', '样例·中断部门', '--sample');
}

const json = async <T>(path: string) => (await (await fetch(`${BASE}${path}`)).json()) as T;

/** The institute's name in items, in the tile and in search, as a reader of the running server gets them. */
async function seen() {
  const items = await json<{ features: { properties: { name_zh: string } }[] }>(
    `/api/collections/institutes/items?source_dept=${encodeURIComponent('样例·中断部门')}`,
  );
  const { tiles } = await json<{ tiles: [string] }>('/tiles/talent.json');
  const [x, y] = project([...PLACE]).map((c) => String(Math.floor(c * 2 ** 14)));
  const response = await fetch(tiles[0].replace('{z}', '14').replace('{x}', x!).replace('{y}', y!));
  const layer =
    response.status === 200
      ? new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers.institutes
      : undefined;
  const names = Array.from({ length: layer?.length ?? 0 }, (_, i) =>
    String(layer!.feature(i).properties.name_zh),
  );
  const search = await json<{ features: { properties: { name_zh: string } }[] }>(
    '/api/search?q=kill-1&collections=institutes',
  );
  return {
    items: items.features.map(({ properties }) => properties.name_zh),
    tile: names.filter((name) => name.startsWith('样例·第')),
    search: search.features.map(({ properties }) => properties.name_zh),
  };
}

test('a release is public on the running server within two seconds', async () => {
  await stage('第零版');
  await relitu('release', 'talent');
  await expect
    .poll(seen, { timeout: 2000, interval: 200 })
    .toEqual({ items: ['样例·第零版'], tile: ['样例·第零版'], search: ['样例·第零版'] });
});

test('a release killed at any moment leaves one and the same release in items, tiles and search', async () => {
  let name = '样例·第零版';
  for (const [i, delay] of [900, 1300, 1600, 1900, 2200, 2600].entries()) {
    await stage(`第${i + 1}版`);
    const child = spawn(process.execPath, ['--no-warnings', MAIN, 'release', 'talent'], {
      stdio: 'ignore',
      detached: true,
    });
    await wait(delay);
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It had already ended.
    }
    // The Worker asks for the pointer once a second.
    await wait(1100);
    const now = await seen();
    const [item] = now.items;
    expect([name, `样例·第${i + 1}版`]).toContain(item);
    expect(now).toEqual({ items: [item], tile: [item], search: [item] });
    name = item!;
  }
  await relitu('release', 'talent');
  await wait(1100);
  expect(await seen()).toEqual({ items: ['样例·第6版'], tile: ['样例·第6版'], search: ['样例·第6版'] });
}, 180_000);
