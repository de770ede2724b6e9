/** Scripts under fixed names, each one file: of pages that the Worker writes, and of partners' pages as a module. */
import { defineConfig } from 'vite';
import { BESIDE, source } from './vite.parts.ts';

export default defineConfig({
  root: 'src/web',
  publicDir: false,
  build: {
    ...BESIDE,
    rolldownOptions: {
      input: { 'media/studio.js': source('web/studio/studio.ts'), 'embed.mjs': source('embed/module.ts') },
      // What partners import are its exports.
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: '[name]' },
    },
  },
});
