import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
process.env.WRANGLER_SEND_METRICS = 'false';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{src,db,tiles}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{worker,browser}.test.ts', 'node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            remoteBindings: false,
            miniflare: {
              bindings: {
                METER: '1',
                SOAK: process.env.RELITU_SOAK ?? '',
                RENEWAL_SECRET: 'of the tests',
                CONTENT_MIGRATIONS: await readD1Migrations('./db/migrations/content'),
                SEARCH_MIGRATIONS: await readD1Migrations('./db/migrations/search'),
                ENQUIRIES_MIGRATIONS: await readD1Migrations('./db/migrations/enquiries'),
                PARTNERS_MIGRATIONS: await readD1Migrations('./db/migrations/partners'),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['{src,db,tiles}/**/*.worker.test.ts'],
          setupFiles: ['./src/worker/fixture/setup.ts'],
          // One workerd for all files: a new one each would take 3 s a file. Files use maps of their own.
          isolate: false,
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // A page on a busy machine takes longer than the second that is the default.
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
