/** `npm run test:browser`: the whole product in real workerd and real Chromium, on a copy of the sample city. */
import { spawnSync } from 'node:child_process';
import { chromiumPath } from './chromium.ts';
import { sampleServer } from './sample-server.ts';
import { tool } from './setup.ts';
import { ROOT } from './store.ts';

const path = chromiumPath();
const { url, state, stop } = await sampleServer('test-run');
try {
  const { status } = spawnSync(
    process.execPath,
    [tool('vitest'), 'run', '--project', 'browser', ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env: { ...process.env, RELITU_URL: url, RELITU_STATE: state, CHROMIUM: path },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} finally {
  stop();
}
