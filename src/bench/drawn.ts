/** `npm run bench -- drawn`: whether what the map draws under random filters is what the API counts. */
import { parseArgs } from 'node:util';
import { seeded } from '../../tiles/fixtures.ts';
import type { LiveRecord } from '../../tiles/layers.ts';
import { launch } from '../cli/chromium.ts';
import { freePort } from '../cli/free-port.ts';
import { sampleState } from '../cli/sample-state.ts';
import { serve } from '../cli/test-server.ts';
import { VIEWS } from '../domain/maps/index.ts';
import { checked, recordsOf } from './drawn-check.ts';
import { randomView } from './drawn-filters.ts';
import { openPage } from './drawn-page.ts';
import { print, table } from './figures.ts';

const HELP = `npm run bench -- drawn [--filters 200] [--maps land,premises] [--seed 1] [--url http://127.0.0.1:8787]
Random filters per map, on the page in Chromium, at a low zoom, at the zoom of single records and as heat; what is
drawn over the whole city is held against the API. Without --url the sample city is served for it.`;

/** Runs it; the exit code is 1 when anything drawn differs from what is counted. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      filters: { type: 'string', default: '200' },
      maps: { type: 'string' },
      seed: { type: 'string', default: '1' },
      url: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.error(HELP);
  const wanted = values.maps?.split(',');
  const port = await freePort();
  const stop = values.url
    ? () => {}
    : await serve(await sampleState('bench-drawn'), port, { RELITU_SKIP_PAGE: '1' });
  const base = values.url ?? `http://127.0.0.1:${port}`;
  const browser = await launch();
  const rows = [['map', 'filters', 'looks', 'differ']];
  try {
    for (const map of VIEWS.filter(({ id }) => wanted?.includes(id) ?? true)) {
      const random = seeded(Number(values.seed));
      const records = new Map<string, LiveRecord[]>();
      for (const collection of map.collections) records.set(collection.id, await recordsOf(base, collection));
      const page = await openPage(browser, base, map);
      let [looks, differ] = [0, 0];
      for (let i = 0; i < Number(values.filters); i++) {
        const view = randomView(random, map, records);
        for (const { look, fault } of await checked(page, base, map, view)) {
          looks++;
          if (!fault) continue;
          differ++;
          process.exitCode = 1;
          process.stderr.write(`${map.id} ${view.collection.id} ${look} ${view.query}\n  ${fault}\n`);
        }
        if (i % 20 === 19)
          process.stderr.write(`${map.id}: ${i + 1} filters, ${looks} looks, ${differ} differ\n`);
      }
      await page.context().close();
      rows.push([map.id, values.filters, String(looks), String(differ)]);
      print({ name: `drawn differs from counted, ${map.id}`, value: differ, unit: `of ${looks} looks` });
    }
  } finally {
    await browser.close();
    stop();
  }
  table(rows);
}
