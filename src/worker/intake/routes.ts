/** `/intake`, where a file is checked in the browser, and the templates to fill in. */
import { Hono } from 'hono';
import { collectionOf } from '../../domain/maps/index.ts';
import { templateOf } from '../../import/template.ts';
import type { App } from '../env.ts';
import { HTML, languageOf } from '../pages/language.ts';
import { missing } from '../pages/missing.ts';
import { publicState } from '../pages/public-state.ts';
import { intakePage } from './page.ts';

export const intake = new Hono<App>();

intake.get('/intake', async (c) => {
  const { sample } = await publicState(c);
  const page = await intakePage(languageOf(c), sample, new URL(c.req.url).origin);
  const robots = sample ? { 'x-robots-tag': 'noindex' } : {};
  return c.html(page, 200, { 'cache-control': 'no-cache', vary: HTML.vary, ...robots });
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

intake.get('/intake/templates/:file{[a-z_]+\\.xlsx}', async (c) => {
  const id = c.req.param('file').replace('.xlsx', '');
  const collection = collectionOf(id);
  if (!collection) return missing(c);
  return c.body(templateOf(collection), 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename="${id}.xlsx"; filename*=UTF-8''${encodeURIComponent(`${collection.label.zh}.xlsx`)}`,
    'cache-control': 'no-cache',
  });
});
