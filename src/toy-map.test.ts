import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'relitu-toy-'));
afterAll(() => rmSync(copy, { recursive: true }));

const TOY = `import { defineMap } from '../kinds.ts';
export const toys = defineMap({
  id: 'toys', order: 50, label: { zh: '玩具图', en: 'Toys' }, verb: { zh: '玩', en: 'Play' },
  description: { zh: '一张新图。', en: 'A new map.' }, color: '#336699',
  collections: [{
    id: 'toyshops', label: { zh: '玩具店', en: 'Toy shops' }, description: { zh: '店。', en: 'Shops.' },
    geometry: 'Point', zoom: 9, card: ['kind', 'shelves'],
    heat: { weight: 'shelves', label: { zh: '货架', en: 'Shelves' }, by: 'hexagon' },
    fields: {
      kind: { kind: 'term', label: { zh: '类别', en: 'Kind' }, filter: 'map', tileFrom: 0, terms: { wood: { zh: '木', en: 'Wood' } } },
      shelves: { kind: 'number', unit: 'm2', min: 0, label: { zh: '货架面积', en: 'Shelf area' }, filter: 'map', tileFrom: 9, aliases: ['架子'] },
    },
  }],
});
`;

const PROBE = `import { expect, test } from 'vitest';
import { columns } from '../db/columns.ts';
import { vectorLayers } from '../tiles/vector-layer.ts';
import { collectionOf, mapOf, VIEWS } from './domain/maps/index.ts';
import { filterFields, filterFrom } from './domain/query.ts';
import { columnOf, headingIndex } from './import/headings.ts';
import { legend } from './style/legend.ts';
import { style } from './style/style.ts';
import { queryables } from './worker/features/schemas.ts';

// The page's state asks the browser for its preferences when it is loaded.
const browser = { location: new URL('http://x.test/'), addEventListener() {}, matchMedia: () => ({ matches: false, addEventListener() {} }) };
Object.assign(globalThis, browser, { window: browser, document: { documentElement: { dataset: {}, style: { setProperty() {} } } } });
const { Widget } = await import('./web/filter/widgets.tsx');

const toys = mapOf('toys')!;
const shops = collectionOf('toyshops')!;

test('the toy map is everywhere', () => {
  expect(VIEWS.map(({ id }) => id)).toContain('toys');
  expect(Object.keys(columns(shops))).toEqual(expect.arrayContaining(['kind', 'shelves', 'name_zh']));
  expect(queryables(shops, '').properties).toHaveProperty('shelves');
  expect(filterFrom([['shelves', '3/..']], shops).filter).toEqual({ op: 'between', field: 'shelves', from: 3, to: null });
  expect(vectorLayers(toys).map(({ id }) => id)).toEqual(['toyshops', 'toyshops_clusters', 'toyshops_heat', 'toyshops_heat_labels']);
  expect(vectorLayers(toys)[0].fields).toMatchObject({ kind: 'String', shelves: 'Number' });
  expect(columnOf('架子（亩）', headingIndex(shops))).toMatchObject({ name: 'shelves', unit: 'mu' });
  expect(legend(toys, { language: 'en', theme: 'light', view: 'plain' }).length).toBeGreaterThan(0);
  const drawn = style({ map: 'toys', language: 'zh', theme: 'light', view: 'plain', origin: 'https://x.test', today: '2026-01-01' });
  expect(drawn.layers.some((layer) => layer['source-layer'] === 'toyshops')).toBe(true);
  for (const [name, field] of filterFields(shops)) expect(Widget({ name, field, value: '', set: () => {} })).toBeTruthy();
});
`;

const CONFIG = `export default { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } }, test: { include: ['src/probe.test.ts'] } };\n`;

test('a new map is one file and one registry line', () => {
  for (const part of [
    'src',
    'db',
    'tiles',
    'package.json',
    'tsconfig.json',
    'tsconfig.web.json',
    'tsconfig.embed.json',
  ])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'src', 'domain', 'maps', 'toys.ts'), TOY);
  appendFileSync(join(copy, 'src', 'domain', 'maps', 'registry.ts'), "export { toys } from './toys.ts';\n");

  execFileSync(process.execPath, ['--no-warnings', join('src', 'cli', 'generate.ts')], { cwd: copy });
  const migrations = join(copy, 'db', 'migrations', 'content');
  const added = readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1)!;
  const sql = readFileSync(join(migrations, added), 'utf8');
  expect(sql).toContain('CREATE TABLE `toyshops`');
  expect(sql).toContain('`shelves` real');
  expect(sql).not.toContain('DROP');
  expect(readFileSync(join(copy, 'db', 'README.md'), 'utf8')).toContain('`toyshops` 玩具店 / Toy shops');

  writeFileSync(join(copy, 'src', 'probe.test.ts'), PROBE);
  writeFileSync(join(copy, 'vitest.config.ts'), CONFIG);
  const output = execFileSync(process.execPath, [join(ROOT, 'node_modules', '.bin', 'vitest'), 'run'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(output).toContain('1 passed');
}, 120_000);
