import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Which room may import which; packages are allowed everywhere but in domain and embed. */
const MAY: Record<string, readonly string[]> = {
  'src/domain': [],
  'src/import': ['src/domain'],
  'src/style': ['src/domain'],
  db: ['src/domain'],
  tiles: ['src/domain', 'db'],
  'src/worker': ['src/domain', 'src/import', 'src/style', 'db', 'tiles'],
  'src/web': ['src/domain', 'src/import', 'src/style'],
  'src/cli': ['src/domain', 'src/import', 'src/style', 'src/worker', 'db', 'tiles', 'db/samples'],
  'src/bench': [
    'src/domain',
    'src/import',
    'src/style',
    'src/worker',
    'src/cli',
    'db',
    'tiles',
    'db/samples',
  ],
  'src/embed': [],
};

/** Where one room reads what another one says, but none of its code. */
const TYPES_ONLY = [
  ['src/web', 'src/worker'],
  ['src/embed', 'src/domain'],
] as const;

const FREE = [
  /\.test\.tsx?$/,
  /^db\/samples\//,
  /^db\/base\//,
  /^src\/worker\/fixture\//,
  /[-.]fixture\.ts$/,
];
const NO_PACKAGES = ['src/domain', 'src/embed'];

const files = ['src', 'db', 'tiles'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

const room = (path: string) =>
  ['db/samples', 'db/base', ...Object.keys(MAY)].find((name) => path === name || path.startsWith(`${name}/`));

type Import = { file: string; target: string; isType: boolean };

function imports(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^import '([^']+)'/gms,
  );
  return [...found].map(([, type, from, dynamic, bare]) => ({
    file,
    target: (from ?? dynamic ?? bare)!,
    isType: Boolean(type),
  }));
}

const checked = files.filter((file) => !FREE.some((free) => free.test(file)) && room(file) !== undefined);

test('there is something to check', () => {
  expect(checked.length).toBeGreaterThan(80);
});

test('imports keep to the table', () => {
  const broken = checked.flatMap(imports).filter(({ file, target, isType }) => {
    const from = room(file)!;
    if (!target.startsWith('.')) return NO_PACKAGES.includes(from);
    const to = room(relative(ROOT, join(ROOT, dirname(file), target)));
    if (to === undefined || to === from || MAY[from]!.includes(to)) return false;
    return !(isType && TYPES_ONLY.some(([one, other]) => from === one && to === other));
  });
  expect(broken).toEqual([]);
});

test('imports run in a browser: nothing of Node in them', () => {
  const ours = checked.filter((file) => room(file) === 'src/import');
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.flatMap(imports).filter(({ target }) => target.startsWith('node:'))).toEqual([]);
});

test('no file is over 400 lines and none is called by what it is not', () => {
  const long = checked.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
  expect(checked.filter((file) => /\/(utils?|helpers?|common|types)\.tsx?$/.test(file))).toEqual([]);
});
