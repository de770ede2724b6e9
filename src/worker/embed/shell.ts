/** The style sheet and the script of embedded maps, under the names the build gave them. */
import type { Bindings } from '../env.ts';

/** Written by `vite.embed.config.ts`; its head names both. */
const SHELL = '/embed-shell.html';

const shells = new WeakMap<object, Promise<string>>();

async function read(assets: Fetcher, origin: string): Promise<string> {
  const response = await assets.fetch(new URL(SHELL, origin));
  if (!response.ok) return '';
  const text = await response.text();
  return (
    text
      .replaceAll(' crossorigin', '')
      .match(/<script[^>]*><\/script>|<link rel="(?:stylesheet|modulepreload)"[^>]*>/g) ?? []
  ).join('\n');
}

/** The tags that load them; empty where the page was not built, whose markup then stands alone. */
export async function shellTags({ ASSETS }: Bindings, origin: string): Promise<string> {
  const known = shells.get(ASSETS) ?? read(ASSETS, origin);
  shells.set(ASSETS, known);
  return known.catch(() => {
    shells.delete(ASSETS);
    return '';
  });
}
