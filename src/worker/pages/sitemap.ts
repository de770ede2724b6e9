/** `/robots.txt` and `/sitemap.xml`: what search engines may read, which is no sample. */
import { sql } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { statement } from '../../../db/statement.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import type { App } from '../env.ts';
import { shownToday } from '../features/items.ts';
import { meteredDatabase } from '../meter.ts';
import type { Release } from '../releases.ts';
import { fail, taggedContent } from '../respond.ts';
import { coverage, KEPT } from '../status/coverage.ts';
import { today } from '../today.ts';
import { publicState } from './public-state.ts';
import { inLanguage } from './text.ts';

export const sitemaps = new Hono<App>();

/** Records in one file; the protocol allows 50,000 addresses and 50 MB. */
const FILE_SIZE = 10_000;

const XML = { type: 'application/xml; charset=UTF-8', vary: 'accept' };
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const isOpen = (release: Release | undefined): release is Release => release?.is_sample === 0;

const originOf = (c: Context<App>) => new URL(c.req.url).origin;

sitemaps.get('/robots.txt', async (c) => {
  const { releases } = await publicState(c);
  return [...releases.values()].some(isOpen)
    ? c.text(`User-agent: *\nAllow: /\nSitemap: ${originOf(c)}/sitemap.xml\n`)
    : c.text('User-agent: *\nDisallow: /\n');
});

sitemaps.get('/sitemap.xml', async (c) => {
  const { releases, key } = await publicState(c);
  const open = KEPT.filter(({ map }) => isOpen(releases.get(map)));
  if (open.length === 0) fail({ code: 'not-found', what: 'sitemap: all records are samples' });
  return taggedContent(
    c,
    `sitemap ${originOf(c)} ${key} ${today()}`,
    async () => {
      const counts = await coverage(
        c.env.CONTENT,
        meteredDatabase(c.env.CONTENT, c.get('meter')),
        key,
        today(),
      );
      const files = open.flatMap(({ map, collection }) => {
        const live = counts
          .filter((row) => row.collection === collection.id)
          .reduce((sum, row) => sum + row.live, 0);
        return Array.from({ length: Math.ceil(live / FILE_SIZE) }, (_, i) => {
          const at = `${originOf(c)}/sitemaps/${collection.id}-${i + 1}.xml`;
          return `<sitemap><loc>${at}</loc><lastmod>${releases.get(map)!.data_as_of}</lastmod></sitemap>`;
        });
      });
      return { content: `${HEAD}\n<sitemapindex ${NAMESPACE}>${files.join('\n')}</sitemapindex>\n` };
    },
    XML,
  );
});

type Entry = { id: string; verified_at: string | null };

function entry(origin: string, path: string, day: string): string {
  const at = (lang: string, language?: 'zh' | 'en') =>
    `<xhtml:link rel="alternate" hreflang="${lang}" href="${escaped(origin + (language ? inLanguage(path, language) : path))}"/>`;
  const alternates = `${at('zh-CN', 'zh')}${at('en', 'en')}${at('x-default')}`;
  return (['zh', 'en'] as const)
    .map(
      (language) =>
        `<url><loc>${escaped(origin + inLanguage(path, language))}</loc><lastmod>${day}</lastmod>${alternates}</url>`,
    )
    .join('\n');
}

sitemaps.get('/sitemaps/:file', async (c) => {
  const [, name = '', number = ''] = /^([a-z]+)-([1-9]\d{0,4})\.xml$/.exec(c.req.param('file')) ?? [];
  const collection = collectionOf(name);
  const { releases, key } = await publicState(c);
  const release = collection && releases.get(mapWith(collection.id)!.id);
  if (!collection || !isOpen(release)) fail({ code: 'not-found', what: `sitemap "${c.req.param('file')}"` });
  return taggedContent(
    c,
    `sitemap ${originOf(c)} ${name} ${number} ${key} ${today()}`,
    async () => {
      const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
      const { results } = await statement(
        content,
        sql`SELECT id, verified_at FROM ${sql.identifier(name)} WHERE ${shownToday(collection)}
            ORDER BY rid LIMIT ${FILE_SIZE} OFFSET ${(Number(number) - 1) * FILE_SIZE}`,
      ).all<Entry>();
      if (results.length === 0) fail({ code: 'not-found', what: `sitemap "${c.req.param('file')}"` });
      const urls = results.map(({ id, verified_at }) =>
        entry(originOf(c), `/records/${name}/${id}`, verified_at ?? release.data_as_of),
      );
      return {
        content: `${HEAD}\n<urlset ${NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>\n`,
      };
    },
    XML,
  );
});
