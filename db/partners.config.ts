import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/partner-schema.ts',
  out: process.env.RELITU_MIGRATIONS ?? './db/migrations/partners',
});
