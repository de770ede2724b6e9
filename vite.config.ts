import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { type Language, TEXT_LANGUAGES } from './src/domain/kinds.ts';
import { forReading, inOneLanguage, reach, registryByName, withoutPreload } from './vite.parts.ts';

const WORKER = 'http://127.0.0.1:8787';

/** The reader of API descriptions, as its makers bundle it, so that it comes from our own origin. */
const reference: Plugin = {
  name: 'reference',
  generateBundle() {
    const file = new URL('node_modules/@scalar/api-reference/dist/browser/standalone.js', import.meta.url);
    this.emitFile({ type: 'asset', fileName: 'media/scalar.js', source: readFileSync(file) });
  },
};

/** Style of the pages that the Worker writes, one file for all; a later part may overrule an earlier one. */
const PARTS = ['frame', 'record', 'lists', 'locator', 'figures', 'texts', 'narrow-and-print'];

const pageStyle: Plugin = {
  name: 'page-style',
  generateBundle() {
    const read = (part: string) =>
      readFileSync(new URL(`src/web/pages/${part}.css`, import.meta.url), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'media/page.css', source: PARTS.map(read).join('\n') });
  },
};

/** Where the first view begins, and what several parts share: a chunk of its own would be one request more. */
const FIRST = [
  'src/web/main.tsx',
  'src/web/map/taken-view.ts',
  'src/web/map/current-engine.ts',
  'src/web/text/in-language.ts',
  'src/domain/quarter.ts',
];

const isFirst = reach(FIRST);

/** Whether a build adds to what that of the first language has begun: what is the same in all is written there. */
const isFurther = (mode: string): boolean => TEXT_LANGUAGES.indexOf(mode as Language) > 0;

/** A build per language, named by the mode; Vite's own server has all of them. */
export default defineConfig(({ command, mode }) => ({
  root: 'src/web',
  ...(isFurther(mode) && { publicDir: false }),
  plugins: [
    ...(command === 'build' ? [inOneLanguage(mode as Language)] : []),
    ...(isFurther(mode) ? [] : [reference, pageStyle]),
    forReading,
    registryByName,
    withoutPreload,
  ],
  // Pages are built by Vite and served by the Worker; only these paths are the Worker's own.
  server: { proxy: { '/api': WORKER, '/tiles': WORKER, '/styles': WORKER, '/records': WORKER } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/client',
    emptyOutDir: !isFurther(mode),
    assetsDir: 'assets',
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id, context) => (isFirst(id, (one) => context.getModuleInfo(one)) ? 'page' : null),
              debugName: 'page',
            },
          ],
        },
      },
    },
    // MapLibre and its worker are loaded after the list is usable.
    chunkSizeWarningLimit: 1200,
  },
}));
