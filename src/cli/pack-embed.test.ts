import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packEmbed } from './pack-embed.ts';
import { tool } from './setup.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relitu-embed-'));
  await packEmbed(join(folder, 'package'));
  await mkdir(join(folder, 'node_modules', '@relitu'), { recursive: true });
  await symlink(join(folder, 'package'), join(folder, 'node_modules', '@relitu', 'embed'));
});

afterAll(() => rm(folder, { recursive: true }));

test('what the package names is in it, and nothing is needed besides', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--offline'], {
    cwd: join(folder, 'package'),
  });
  const [packed] = Object.values(JSON.parse(stdout)) as { files: { path: string }[] }[];
  expect(packed!.files.map(({ path }) => path).sort()).toEqual(
    ['LICENSE', 'README.md', 'api.d.ts', 'embed.js', 'package.json'].sort(),
  );
  const manifest = JSON.parse(await readFile(join(folder, 'package', 'package.json'), 'utf8'));
  expect(manifest.dependencies).toBeUndefined();
});

test('a server that renders pages can import it', async () => {
  const program = "import * as all from '@relitu/embed'; console.log(Object.keys(all).sort().join())";
  await writeFile(join(folder, 'server.mjs'), program);
  const { stdout } = await run(process.execPath, ['server.mjs'], { cwd: folder });
  expect(stdout.trim()).toBe('EmbeddedMap,RelituError,define,embed,optionsOf,setOrigin');
});

test('its types hold a program of a partner’s', async () => {
  const program = `import { embed, RelituError, type EmbedState } from '@relitu/embed';
const map = embed(document.body, { origin: 'https://map.example.org', map: 'land', list: false });
const state: EmbedState = await map.ready;
const stop: () => void = map.on('select', ({ selected }) => console.log(selected?.id, state.link));
try { await map.setView({ zoom: 9, lat: 31, lng: 120 }); } catch (error) { if (error instanceof RelituError) console.log(error.code); }
// @ts-expect-error no such command
map.fly();
stop();
`;
  await writeFile(join(folder, 'partner.mts'), program);
  const options = ['--noEmit', '--strict', '--types', '', '--module', 'nodenext', '--target', 'es2022'];
  const { stdout } = await run(
    process.execPath,
    [tool('tsc'), ...options, '--lib', 'es2022,dom', 'partner.mts'],
    {
      cwd: folder,
    },
  ).catch((error) => error);
  expect(stdout).toBe('');
});
