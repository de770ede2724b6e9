/** A door to the local databases and the bucket without wrangler, whose modules take longer to load than a small release lasts. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import type { Door } from './storage-client.ts';
import { ROOT } from './store.ts';

/** What wrangler's configuration says of storage. */
type Configuration = {
  compatibility_date: string;
  d1_databases: { binding: string; database_id?: string; preview_database_id?: string }[];
  r2_buckets: { binding: string; bucket_name: string; preview_bucket_name?: string }[];
};

/** What is used of the package `miniflare`, which comes with wrangler and must be the one wrangler was made for. */
type MiniflarePackage = {
  Miniflare: new (
    options: object,
  ) => {
    ready: Promise<URL>;
    dispose(): Promise<void>;
  };
  convertV4MiniflareOptions(options: object): object;
};

const byBinding = <Entry extends { binding: string }>(
  entries: readonly Entry[],
  id: (entry: Entry) => string,
): Record<string, string> => Object.fromEntries(entries.map((entry) => [entry.binding, id(entry)]));

/** Miniflare of the wrangler that is installed. */
export function miniflarePackage(): MiniflarePackage {
  const besideWrangler = createRequire(createRequire(import.meta.url).resolve('wrangler'));
  return besideWrangler('miniflare') as MiniflarePackage;
}

/**
 * Opens the databases and the bucket that wrangler's configuration names, as `wrangler dev --persist-to` finds them in a
 * folder of state: under their ids for previews, their ids, or, for databases without one, the names of their bindings.
 * They are asked over HTTP: Miniflare's own proxy of a binding takes three calls, each ten times as long, for a statement.
 */
export async function openLocalDoor(state: string): Promise<{ door: Door; dispose(): Promise<void> }> {
  const { compatibility_date, d1_databases, r2_buckets } = parse(
    await readFile(join(ROOT, 'wrangler.toml'), 'utf8'),
  ) as Configuration;
  const { Miniflare, convertV4MiniflareOptions } = miniflarePackage();
  const secret = crypto.randomUUID();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      cf: false,
      logRequests: false,
      resourcePersistencePath: join(state, 'v3'),
      modules: true,
      script: await readFile(join(import.meta.dirname, 'storage-door.js'), 'utf8'),
      bindings: { SECRET: secret },
      compatibilityDate: compatibility_date,
      d1Databases: byBinding(
        d1_databases,
        (one) => one.preview_database_id ?? one.database_id ?? one.binding,
      ),
      r2Buckets: byBinding(r2_buckets, (one) => one.preview_bucket_name ?? one.bucket_name),
    }),
  );
  const door = { url: await miniflare.ready, secret };
  return { door, dispose: () => miniflare.dispose() };
}
