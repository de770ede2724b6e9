/** The script of `/intake` and its worker, which reads files: definitions with everything that imports need. */
import { defineConfig } from 'vite';
import { BESIDE, source } from './vite.parts.ts';

export default defineConfig({
  root: 'src/web',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    ...BESIDE,
    rolldownOptions: {
      input: { 'media/intake.js': source('web/intake/intake.tsx') },
      output: { entryFileNames: '[name]' },
    },
  },
});
