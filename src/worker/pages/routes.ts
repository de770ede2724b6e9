/** Pages for people: the application, records, about, and what answers where there is nothing. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { CITY } from '../../domain/city.ts';
import { mapAt, placeFrom } from '../../domain/place.ts';
import { openedView } from '../../domain/saved-view.ts';
import { basemapOf } from '../basemap/configuration.ts';
import type { App } from '../env.ts';
import { feedLinks } from '../feeds/links.ts';
import { intake } from '../intake/routes.ts';
import { oembedHeader, oembedLink } from '../oembed/links.ts';
import { hash, matches } from '../respond.ts';
import { status } from '../status/routes.ts';
import { savedView } from '../views/kept.ts';
import { aboutPage } from './about-page.ts';
import { HTML, languageOf } from './language.ts';
import { mapTags } from './map-tags.ts';
import { missing } from './missing.ts';
import { publicState } from './public-state.ts';
import { records } from './record-routes.ts';
import { sitemaps } from './sitemap.ts';
import { LANG, TEXT } from './text.ts';

export const pages = new Hono<App>();

const isSample = async (c: Context<App>) => (await publicState(c)).sample;

pages.route('/records', records);
pages.route('/', status);
pages.route('/', intake);
pages.route('/', sitemaps);

pages.get('/about', async (c) => {
  const sample = await isSample(c);
  const page = await aboutPage(languageOf(c), sample, new URL(c.req.url).origin);
  const robots = sample ? { 'x-robots-tag': 'noindex' } : {};
  return c.html(page, 200, { 'cache-control': 'no-cache', vary: HTML.vary, ...robots });
});

pages.get('/', async (c) => {
  const asked = new URL(c.req.url);
  const saved = c.req.query('saved') || undefined;
  const view = await savedView(c.env, saved);
  if (saved !== undefined && !view) return missing(c);
  const address = view ? openedView(view, asked.searchParams) : `/${asked.search}`;
  const { search } = new URL(address, asked);
  const place = placeFrom(search);
  const language = place.language ?? languageOf(c);
  const map = mapAt(place);
  const title = map.label[language];
  const shell = await c.env.ASSETS.fetch(new URL(`/index.${language}.html`, c.req.url));
  const headers = new Headers(shell.headers);
  headers.set('cache-control', 'no-cache');
  headers.append('vary', HTML.vary);
  const basemap = basemapOf(c.env);
  const sample = await isSample(c).catch(() => true);
  if (sample) headers.set('x-robots-tag', 'noindex');
  const link = oembedHeader(c.req.url);
  if (link) headers.append('link', link);
  const tags = [
    await oembedLink(c.req.url, title),
    await feedLinks([map], language),
    ...(view ? [html`<meta name="saved-view" content="${address}">`] : []),
    ...(basemap.kind === 'schematic'
      ? []
      : [html`<meta name="basemap" content="${JSON.stringify(basemap)}">`]),
    ...(sample ? [] : [await mapTags(c, map, language)]),
  ].join('');
  const shellTag = headers.get('etag');
  if (shellTag) {
    // What is written into the shell is part of what a browser may keep.
    const etag = `"${hash(`${shellTag} ${sample} ${title} ${tags}`)}"`;
    headers.set('etag', etag);
    if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  }
  return new HTMLRewriter()
    .on('html', {
      element: (root) => {
        // The page makes room for the banner before it has asked anything.
        if (sample) root.setAttribute('data-sample', 'true');
        root.setAttribute('lang', LANG[language]);
      },
    })
    .on('title', {
      element: (element) => {
        element.setInnerContent(`${title} · ${CITY.name[language]} · ${TEXT.product[language]}`);
      },
    })
    .on('meta[name="description"]', {
      element: (element) => {
        element.setAttribute('content', map.description[language]);
      },
    })
    .on('head', {
      element: (head) => {
        head.append(tags, { html: true });
      },
    })
    .transform(new Response(shell.body, { status: shell.status, headers }));
});

pages.get('/favicon.ico', (c) => c.redirect('/media/favicon.svg', 301));

pages.options('*', (c) => c.body(null, 204, { allow: 'GET, HEAD, OPTIONS' }));

pages.notFound(missing);
pages.all('*', missing);
