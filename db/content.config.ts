import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/kit.cts',
  out: process.env.RELITU_MIGRATIONS ?? './db/migrations/content',
});
