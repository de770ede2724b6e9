import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{src,db,tiles}/**/*.test.ts'],
          exclude: ['**/*.{worker,browser}.test.ts', 'node_modules/**'],
        },
      },
    ],
  },
});
