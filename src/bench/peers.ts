/** What the bench measures against and with: exact versions from npm, and Debian's programs. */
import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDER } from './city-archive.ts';

const VERSIONS = {
  'tileserver-gl-light': '5.6.0',
  '@maplibre/geojson-vt': '6.3.1',
  '@maplibre/vt-pbf': '4.3.3',
} as const;

/** Folder of an npm package that only benches use, installed at its exact version when it is missing. */
export async function peer(name: keyof typeof VERSIONS): Promise<string> {
  const wanted = VERSIONS[name];
  const folder = join(FOLDER, 'peers', name.replace('/', '-'));
  const installed = join(folder, 'node_modules', name);
  const manifest = await readFile(join(installed, 'package.json'), 'utf8').catch(() => '{}');
  if ((JSON.parse(manifest) as { version?: string }).version === wanted) return installed;
  process.stderr.write(`installing ${name} ${wanted}\n`);
  await mkdir(folder, { recursive: true });
  // Without one of its own, npm would install into the project above.
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const options = ['--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', ['install', ...options, '--save-exact', `${name}@${wanted}`], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return installed;
}

/** Whether a program is installed; Debian's servers are not on everybody's PATH. */
const found = (program: string): boolean =>
  spawnSync('which', [program], { env: { PATH: `${process.env.PATH}:/usr/sbin` } }).status === 0;

/** Whether a program of a Debian package of its name is there; as root on Debian it is installed when missing. */
export function debian(program: 'nginx' | 'wrk' | 'valgrind'): boolean {
  if (found(program)) return true;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  process.stderr.write(`installing ${program}\n`);
  const options: SpawnSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const install = ['install', '-y', '-qq', '--no-install-recommends', program];
  if (spawnSync('apt-get', install, options).status !== 0) {
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', install, options);
  }
  return found(program);
}
