/** Pages for people: the application, records, about, and what answers where there is nothing. */
import { sql } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { statement } from '../../../db/statement.ts';
import { where } from '../../../db/where.ts';
import { all } from '../../domain/filter.ts';
import type { Collection, Label, Language } from '../../domain/kinds.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import { fieldsOf } from '../../domain/record.ts';
import type { App } from '../env.ts';
import type { Row } from '../features/feature.ts';
import { publicOnly, record, today } from '../features/items.ts';
import { currentReleases } from '../releases.ts';
import { taggedContent } from '../respond.ts';
import { aboutPage } from './about-page.ts';
import { type Html, layout, TEXT } from './layout.ts';
import { recordPage } from './record-page.ts';

export const pages = new Hono<App>();

/** The language asked for in the address, else the browser's, else Chinese. */
export function languageOf(c: Context<App>): Language {
  const asked = c.req.query('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  const [first] = (c.req.header('accept-language') ?? 'zh').split(',');
  return /^zh/i.test(first!.trim()) ? 'zh' : 'en';
}

const HTML = { type: 'text/html; charset=UTF-8', vary: 'accept-language' };

async function send(c: Context<App>, page: Html, status: 200 | 404 = 200) {
  return c.html(await page, status, { 'cache-control': 'no-cache', vary: HTML.vary });
}

/** Names of the records that a row refers to, by id. */
async function namesFor(content: D1Database, row: Row, collection: Collection): Promise<Map<string, Label>> {
  const names = new Map<string, Label>();
  for (const [name, field] of Object.entries(fieldsOf(collection))) {
    if (field.kind !== 'reference' || typeof row[name] !== 'string' || !collectionOf(field.to)) continue;
    const found = await statement(
      content,
      sql`SELECT name_zh, name_en FROM ${sql.identifier(field.to)} WHERE id = ${row[name]}`,
    ).first<{ name_zh: string; name_en: string | null }>();
    if (found) names.set(row[name], { zh: found.name_zh, en: found.name_en ?? found.name_zh });
  }
  return names;
}

async function similarTo(content: D1Database, row: Row, collection: Collection) {
  if (typeof row.division !== 'string') return [];
  const filter = publicOnly(all({ op: 'in', field: 'division', values: [row.division] }), today());
  const { results } = await statement(
    content,
    sql`SELECT id, name_zh, name_en FROM ${sql.identifier(collection.id)} WHERE ${where(filter, collection)} AND id <> ${String(row.id)} ORDER BY rid LIMIT 6`,
  ).all<{ id: string; name_zh: string; name_en: string | null }>();
  return results;
}

pages.get('/records/:collection/:id', async (c) => {
  const collection = collectionOf(c.req.param('collection'));
  if (!collection) return missing(c);
  const language = languageOf(c);
  const versions = [...(await currentReleases(c.env.CONTENT)).values()].map(({ version }) => version);
  const key = `page ${c.req.path} ${language} ${versions} ${today()}`;
  return taggedContent(c, key, () => recordContent(c, collection, c.req.param('id'), language), HTML);
});

async function recordContent(c: Context<App>, collection: Collection, id: string, language: Language) {
  const row = await record(c.env.CONTENT, collection, id);
  if (!row) return { content: String(await missingPage(c.req.path, language)), status: 404 as const };
  const names = await namesFor(c.env.CONTENT, row, collection);
  const expired = row.valid_until !== null && String(row.valid_until) < today();
  const page = recordPage({
    row,
    collection,
    map: mapWith(collection.id)!,
    language,
    names: (one) => names.get(one),
    expired,
    similar: await similarTo(c.env.CONTENT, row, collection),
  });
  return { content: String(await page), status: expired ? (410 as const) : (200 as const) };
}

const isSample = async (c: Context<App>) =>
  [...(await currentReleases(c.env.CONTENT)).values()].some((release) => release.is_sample === 1);

pages.get('/about', async (c) => send(c, aboutPage(languageOf(c), await isSample(c))));

pages.get('/', async (c) => {
  const shell = await c.env.ASSETS.fetch(new URL('/index.html', c.req.url));
  const headers = new Headers(shell.headers);
  headers.set('cache-control', 'no-cache');
  if (await isSample(c).catch(() => true)) headers.set('x-robots-tag', 'noindex');
  return new Response(shell.body, { status: shell.status, headers });
});

const ROBOTS_SAMPLE = 'User-agent: *\nDisallow: /\n';
const ROBOTS = 'User-agent: *\nAllow: /\n';
pages.get('/robots.txt', async (c) => c.text((await isSample(c)) ? ROBOTS_SAMPLE : ROBOTS));

pages.get('/favicon.ico', (c) => c.redirect('/media/favicon.svg', 301));

pages.options('*', (c) => c.body(null, 204, { allow: 'GET, HEAD, OPTIONS' }));

function missingPage(path: string, language: Language): Html {
  const body = html`<h1>404</h1><p>${TEXT.missing[language]}</p><p><a class="button" href="/?lang=${language}">${TEXT.home[language]}</a></p>`;
  return layout({ language, title: '404', path, sample: false, body });
}

const missing = (c: Context<App>) => send(c, missingPage(c.req.path, languageOf(c)), 404);

pages.notFound(missing);
pages.all('*', missing);
