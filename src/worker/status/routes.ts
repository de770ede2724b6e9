/** `/status` for people, `/status.csv` and `/status.json` for machines. */
import { type Context, Hono } from 'hono';
import { csvTable } from '../../domain/csv.ts';
import { keptSums } from '../counting/sums.ts';
import { sumsCsv } from '../counting/tables.ts';
import { WHOLE_SITE } from '../counting/tally.ts';
import type { App } from '../env.ts';
import { readiness } from '../health/routes.ts';
import { meteredDatabase } from '../meter.ts';
import { HTML, languageOf } from '../pages/language.ts';
import { publicState } from '../pages/public-state.ts';
import { hash, matches } from '../respond.ts';
import { today } from '../today.ts';
import { COUNTS, coverage } from './coverage.ts';
import { statusPage } from './page.ts';
import { releaseLines, report, type StatusReport } from './report.ts';
import { STATUS_TEXT } from './text.ts';

export const status = new Hono<App>();

const visitsOf = (c: Context<App>) =>
  keptSums(c.env.PARTNERS, meteredDatabase(c.env.PARTNERS, c.get('meter')), WHOLE_SITE, new Date());

async function reportFor(c: Context<App>): Promise<StatusReport> {
  const { key } = await publicState(c);
  const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
  const [rows, releases, health, visits] = await Promise.all([
    coverage(c.env.CONTENT, content, key, today()),
    releaseLines(content),
    readiness(c.env),
    visitsOf(c),
  ]);
  return report({ day: today(), health, releases, coverage: rows, visits });
}

/** Health is asked anew each time, so the tag is of what is answered. */
function answer(c: Context<App>, body: string, type: string, headers: Record<string, string> = {}): Response {
  const tag = { etag: `"${hash(body)}"`, 'cache-control': 'no-cache' };
  if (matches(c.req.header('if-none-match'), tag.etag)) return c.body(null, 304, tag);
  return c.body(body, 200, { ...tag, 'content-type': type, ...headers });
}

status.get('/status', async (c) => {
  const [{ sample }, found] = await Promise.all([publicState(c), reportFor(c)]);
  const language = languageOf(c);
  const indexing = sample
    ? undefined
    : { origin: new URL(c.req.url).origin, description: STATUS_TEXT.intro[language] };
  const page = String(await statusPage(found, { language, sample, indexing }));
  return answer(c, page, HTML.type, { vary: HTML.vary, ...(sample ? { 'x-robots-tag': 'noindex' } : {}) });
});

const OPEN = { 'access-control-allow-origin': '*' };

status.get('/status.json', async (c) =>
  answer(c, JSON.stringify(await reportFor(c)), 'application/json', OPEN),
);

const COLUMNS = ['map', 'collection', 'division', 'source', ...COUNTS] as const;

status.get('/status.csv', async (c) => {
  const { coverage: rows } = await reportFor(c);
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => String(row[name] ?? '')))];
  return answer(c, csvTable(lines), 'text/csv; charset=utf-8; header=present', {
    ...OPEN,
    'content-disposition': 'inline; filename="status.csv"',
  });
});

status.get('/status/visits.csv', async (c) =>
  answer(c, sumsCsv(await visitsOf(c)), 'text/csv; charset=utf-8; header=present', {
    ...OPEN,
    'content-disposition': 'inline; filename="visits.csv"',
  }),
);
