import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

const WORKER = 'http://127.0.0.1:8787';

/** The reader of API descriptions, as its makers bundle it, so that it comes from our own origin. */
const reference: Plugin = {
  name: 'reference',
  generateBundle() {
    const file = new URL('node_modules/@scalar/api-reference/dist/browser/standalone.js', import.meta.url);
    this.emitFile({ type: 'asset', fileName: 'media/scalar.js', source: readFileSync(file) });
  },
};

export default defineConfig({
  root: 'src/web',
  plugins: [reference],
  // Pages are built by Vite and served by the Worker; only these paths are the Worker's own.
  server: { proxy: { '/api': WORKER, '/tiles': WORKER, '/styles': WORKER, '/records': WORKER } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/client',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    modulePreload: { polyfill: false },
    // MapLibre and its worker are loaded after the list is usable.
    chunkSizeWarningLimit: 1200,
  },
});
