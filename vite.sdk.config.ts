/** `/embed.js`: without exports, so that it runs as a classic script and as a module. */
import { defineConfig } from 'vite';
import { BESIDE, source } from './vite.parts.ts';

export default defineConfig({
  root: 'src/embed',
  publicDir: false,
  build: {
    ...BESIDE,
    rolldownOptions: {
      input: source('embed/script.ts'),
      output: { format: 'iife', entryFileNames: 'embed.js' },
    },
  },
});
