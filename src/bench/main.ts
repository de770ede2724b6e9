/** `npm run bench -- NAME [options]`. */

const BENCHES: Record<
  string,
  { about: string; load: () => Promise<{ run(args: string[]): Promise<void> }> }
> = {
  tiles: {
    about: 'serving tiles: CPU, requests a second, instructions and reads, beside other servers in one run',
    load: () => import('./tiles.ts'),
  },
  build: {
    about: 'cutting 10,000 to 1,000,000 features, beside plain geojson-vt in one run',
    load: () => import('./build.ts'),
  },
  clicks: {
    about: '310,000 requests, and 310,000 clicks as the page makes them, against the built Worker',
    load: () => import('./clicks.ts'),
  },
  query: {
    about:
      'filters, facets and search at 1,000 to 1,000,000 records: rows read, bytes, times, and whether they are right',
    load: () => import('./query.ts'),
  },
  edit: {
    about:
      'one record changed, at 1,000 and 100,000: release by step, reads and writes, until a new isolate has it',
    load: () => import('./edit.ts'),
  },
  drawn: {
    about:
      'whether what the map draws under random filters equals what the API counts, on the page in Chromium',
    load: () => import('./drawn.ts'),
  },
  page: {
    about: 'the page in Chromium: requests, bytes, times on a slow link, long tasks, layout shift',
    load: () => import('./page.ts'),
  },
  intake: {
    about: 'large files and bombs through the readers of department files: outcome, time, rise of memory',
    load: () => import('./intake.ts'),
  },
  import: {
    about: '100,000 rows imported, beside parsing the same file and inserting its rows raw',
    load: () => import('./import.ts'),
  },
  plot: {
    about: 'src/bench/growth.svg from the figures that build and tiles --growth printed',
    load: () => import('./plot.ts'),
  },
};

const [name, ...args] = process.argv.slice(2);
const bench = BENCHES[name ?? ''];
if (!bench) {
  console.error('npm run bench -- NAME [--help]; figures as JSON lines on stdout, tables on stderr');
  for (const [id, { about }] of Object.entries(BENCHES)) console.error(`  ${id.padEnd(8)} ${about}`);
  process.exit(name === undefined || name === '--help' ? 0 : 2);
}
await (await bench.load()).run(args);

export {};
