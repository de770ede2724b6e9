import { defineConfig } from 'vite';

const WORKER = 'http://127.0.0.1:8787';

export default defineConfig({
  root: 'src/web',
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
