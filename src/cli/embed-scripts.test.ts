import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { embedScripts } from './embed-scripts.fixture.ts';
import { ROOT } from './store.ts';

const MOST = 5000;
let scripts: Awaited<ReturnType<typeof embedScripts>>;

beforeAll(async () => {
  scripts = await embedScripts();
});

describe.each([0, 1] as const)('script %i of partners’ pages', (i) => {
  test('is small, and one file', () => {
    expect(gzipSync(scripts[i].code).byteLength).toBeLessThan(MOST);
    expect(scripts[i].imports).toEqual([]);
    expect(scripts[i].dynamicImports).toEqual([]);
  });

  test('has nothing in it but its own folder', () => {
    const foreign = scripts[i].moduleIds
      .map((id) => relative(ROOT, id))
      .filter((id) => !id.startsWith('src/embed/'));
    expect(foreign).toEqual([]);
  });

  test('needs no leave of a strict policy', () => {
    expect(scripts[i].code).not.toMatch(/\beval\b|new Function|innerHTML|\.cssText|setAttribute\(["'`]style/);
    expect(scripts[i].code).not.toMatch(/postMessage\([^)]*["'`]\*["'`]/);
  });
});

test('one form runs anywhere, the other one has exports', () => {
  expect(scripts[0].code).not.toMatch(/^\s*(import|export)\b|\bimport\.meta\b/m);
  expect(scripts[1].exports.sort()).toEqual(
    ['EmbeddedMap', 'RelituError', 'define', 'embed', 'optionsOf', 'setOrigin'].sort(),
  );
});
