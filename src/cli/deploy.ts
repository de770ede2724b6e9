/** `npm run deploy`: migrations, page and Worker to Cloudflare; `-- --dry-run` builds everything and sends nothing. */
import { spawnSync } from 'node:child_process';
import { CITY } from '../domain/city.ts';
import { MAPS } from '../domain/maps/index.ts';
import { DAILY, EVERY_MINUTE } from '../worker/schedule.ts';
import { buildPage, DATABASES, tool } from './setup.ts';
import { openStore, ROOT } from './store.ts';

/** Not in wrangler.toml, where the local server, whose clock is that of `npm start`, would warn of it at every start. */
const TRIGGERS = ['--triggers', DAILY, EVERY_MINUTE];

const isDryRun = process.argv.includes('--dry-run');

/** Where releases are asked for (`queues` in wrangler.toml). */
const QUEUE = 'relitu-releases';

const ended = (args: readonly string[], stdio: 'inherit' | 'ignore'): number | null =>
  spawnSync(process.execPath, [tool('wrangler'), ...args], {
    cwd: ROOT,
    stdio,
    env: { ...process.env, CI: 'true' },
  }).status;

function wrangler(...args: string[]) {
  const status = ended(args, 'inherit');
  if (status !== 0) throw new Error(`wrangler ${args.join(' ')} ended with ${status}`);
}

/** Collections with released records that are not sample data; base geography is not a listing. */
async function realListings(remote: boolean): Promise<string[]> {
  const store = await openStore({ remote });
  try {
    const found: string[] = [];
    for (const { id } of MAPS.filter((map) => map.id !== 'base').flatMap((map) => map.collections)) {
      const row = await store.content
        .prepare(`SELECT 1 AS one FROM "${id}" WHERE is_sample = 0 LIMIT 1`)
        .first();
      if (row) found.push(id);
    }
    return found;
  } finally {
    await store.close();
  }
}

if (CITY.approvalNumber === null) {
  const real = await realListings(false).catch(() => []);
  if (real.length > 0) {
    console.error(
      `Refused: ${real.join(', ')} hold real records, and no map-approval number (审图号) is set. ` +
        'Put the number the authority gave you into approvalNumber in src/domain/city.ts.',
    );
    process.exit(1);
  }
}
await buildPage();
if (isDryRun) wrangler('deploy', '--dry-run', '--minify', ...TRIGGERS, '--outdir', 'dist/worker');
else {
  for (const binding of Object.keys(DATABASES)) wrangler('d1', 'migrations', 'apply', binding, '--remote');
  if (ended(['queues', 'info', QUEUE], 'ignore') !== 0) wrangler('queues', 'create', QUEUE);
  wrangler('deploy', '--minify', ...TRIGGERS);
  console.log(
    'Deployed. Put data on it with `npx relitu import FILE --collection ID --by NAME --remote` and `npx relitu release --approved-by NAME --remote`.',
  );
}
