/** `npm run pack:embed [FOLDER]`: the npm package `@relitu/embed`, ready for `npm publish`, in `dist/embed`. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './store.ts';

const SOURCE = join(ROOT, 'src', 'embed');

/** Writes the package into a folder, which is made when missing: code readable as it is, types, guide and licence. */
export async function packEmbed(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      lib: { entry: join(SOURCE, 'index.ts'), formats: ['es'], fileName: () => 'embed.js' },
    },
  });
  for (const file of ['package.json', 'README.md', 'api.d.ts'])
    await copyFile(join(SOURCE, file), join(folder, file));
  await copyFile(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
}

if (import.meta.main) await packEmbed(process.argv[2] ?? join(ROOT, 'dist', 'embed'));
