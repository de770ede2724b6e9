import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/enquiry-schema.ts',
  out: process.env.RELITU_MIGRATIONS ?? './db/migrations/enquiries',
});
