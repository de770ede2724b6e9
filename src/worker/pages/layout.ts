/** The frame of server-rendered pages: complete without script, in one of two languages. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { CITY } from '../../domain/city.ts';
import type { Label, Language, MapDefinition } from '../../domain/kinds.ts';
import { collectionOf, VIEWS } from '../../domain/maps/index.ts';
import { PICTURE } from '../../style/picture/size.ts';
import { feedLinks } from '../feeds/links.ts';
import { FEED_TEXT } from '../feeds/text.ts';
import { inLanguage, LANG, otherThan, TEXT } from './text.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export type SocialPicture = { address: string; alt: string };

/** What search engines and messengers are told of a page; absent for samples and for pages that are none of theirs. */
export type Indexing = {
  origin: string;
  description: string;
  /** A picture of the page: its absolute address, and what it shows. */
  picture?: SocialPicture;
  /** A JSON-LD document. */
  linkedData?: object;
};

type PageOptions = {
  language: Language;
  title: string;
  /** Path of this page, with its query but without the language. */
  path: string;
  /** Whether the sample banner stands above it. */
  sample: boolean;
  body: Html;
  /** Where the page stands, the nearest last; the page itself is left out. */
  trail?: readonly Step[];
  indexing?: Indexing | undefined;
  /** The map whose feed belongs to the page; those of all maps when missing. */
  feed?: MapDefinition;
  /** More for the head. */
  head?: Html;
  /** For tables that need the room. */
  wide?: true;
};

/** A step of the way to a page. */
export type Step = { label: string; href: string };

/** Inside a script element only `<` could end the data (HTML, 4.12.1.3). */
const scriptText = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** What Open Graph and Twitter readers are told of a picture. */
export const pictureTags = ({ address, alt }: SocialPicture): Html =>
  html`<meta property="og:image" content="${address}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${PICTURE.width}" />
    <meta property="og:image:height" content="${PICTURE.height}" />
    <meta property="og:image:alt" content="${alt}" />
    <meta name="twitter:card" content="summary_large_image" />`;

function indexed({ language, title, path }: PageOptions, about: Indexing): Html {
  const { origin, description, picture, linkedData } = about;
  const at = (one: Language) => `${origin}${inLanguage(path, one)}`;
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${at(language)}" />
    <link rel="alternate" hreflang="zh-CN" href="${at('zh')}" />
    <link rel="alternate" hreflang="en" href="${at('en')}" />
    <link rel="alternate" hreflang="x-default" href="${origin}${path}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${CITY.name[language]} · ${TEXT.product[language]}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${at(language)}" />
    <meta property="og:locale" content="${language === 'zh' ? 'zh_CN' : 'en_GB'}" />
    <meta property="og:locale:alternate" content="${language === 'zh' ? 'en_GB' : 'zh_CN'}" />
    ${picture ? pictureTags(picture) : ''}
    ${linkedData ? html`<script type="application/ld+json">${raw(scriptText(linkedData))}</script>` : ''}`;
}

/** Pages every page leads to. */
const SITE: readonly { path: string; label: Label }[] = [
  { path: '/records/policies', label: collectionOf('policies')!.label },
  { path: '/records/cases', label: collectionOf('cases')!.label },
  { path: '/records', label: TEXT.allRecords },
  { path: '/records#feeds', label: FEED_TEXT.feeds },
  { path: '/status', label: TEXT.status },
  { path: '/embed/studio', label: TEXT.embed },
  { path: '/api/docs', label: TEXT.api },
  { path: '/about', label: TEXT.about },
];

/** A whole page. Values in templates are escaped by hono/html. */
export function layout(page: PageOptions): Html {
  const { language, title, path, sample, body, trail = [], indexing, head, wide } = page;
  const t = (label: Label) => label[language];
  const other = otherThan(language);
  const links = (paths: typeof SITE) =>
    paths.map(
      (one) =>
        html`<a href="${inLanguage(one.path, language)}"${one.path === path ? html` aria-current="page"` : ''}>${t(one.label)}</a> `,
    );
  return html`${raw('<!doctype html>')}
    <html lang="${LANG[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${t(CITY.name)} ${t(TEXT.product)}</title>
        ${indexing ? indexed(page, indexing) : html`<meta name="robots" content="noindex" />`}
        ${feedLinks(page.feed ? [page.feed] : VIEWS, language)}
        ${head ?? ''}
        <link rel="icon" href="/media/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/media/page.css" />
      </head>
      <body>
        ${sample ? html`<aside class="banner" aria-label="${t(TEXT.demo)}"><a href="${inLanguage('/about', language)}#import">${t(TEXT.sample)}</a></aside>` : ''}
        <header>
          <a class="brand" href="${inLanguage('/', language)}">${t(CITY.name)} · ${t(TEXT.product)}</a>
          <nav aria-label="${t(TEXT.site)}">${links(SITE.slice(0, 2))}<a href="${inLanguage(path, other)}" lang="${LANG[other]}" hreflang="${LANG[other]}">${t(TEXT.otherLanguage)}</a></nav>
        </header>
        ${trail.length > 0 ? breadcrumbs(trail, language) : ''}
        <main${wide ? html` class="wide-page"` : ''}>${body}</main>
        <footer>
          <nav aria-label="${t(TEXT.more)}">${links(SITE)}</nav>
          <p>${CITY.approvalNumber ?? t(TEXT.noApproval)} · ${t(CITY.attribution)}</p>
        </footer>
      </body>
    </html>`;
}

const breadcrumbs = (trail: readonly Step[], language: Language): Html =>
  html`<nav class="trail" aria-label="${TEXT.where[language]}"><ol>${trail.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ol></nav>`;
