import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/search-schema.ts',
  out: process.env.RELITU_MIGRATIONS ?? './db/migrations/search',
});
