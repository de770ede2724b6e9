/** The page of an embedded map: complete without script, which takes over what stands there. */
import { html, raw } from 'hono/html';
import { type Basemap, basemapLines } from '../../domain/basemap.ts';
import { CITY } from '../../domain/city.ts';
import { embedAddress } from '../../domain/embed/options.ts';
import { type EmbedPage, PAGE_DATA } from '../../domain/embed/page.ts';
import type { Filter } from '../../domain/filter.ts';
import type { Collection, Label, Language } from '../../domain/kinds.ts';
import { mapOf } from '../../domain/maps/index.ts';
import { mapAt, searchOf } from '../../domain/place.ts';
import { type Names, sentence } from '../../domain/sentence.ts';
import type { Row } from '../features/feature.ts';
import { oembedLink } from '../oembed/links.ts';
import type { Html } from '../pages/layout.ts';
import { countText } from '../pages/record-lists.ts';
import { LANG, SAY, TEXT } from '../pages/text.ts';
import type { Release } from '../releases.ts';
import { openCard, recordList } from './list.ts';
import { EMBED_TEXT } from './texts.ts';

/** What the records of a slice are; undefined while they cannot be read. */
export type Slice = {
  rows: readonly Row[];
  /** How many match, exactly or about. */
  total: number;
  isExact: boolean;
  poster: Html;
  /** The open record, where it is live. */
  opened?: { row: Row; collection: Collection } | undefined;
};

export type EmbedView = {
  page: EmbedPage;
  collection: Collection;
  filter: Filter | undefined;
  names: Names;
  slice: Slice | undefined;
  release: Release | undefined;
  basemap: Basemap;
  /** Tags that load style sheet and script. */
  shell: string;
  /** The absolute address that says the same. */
  address: string;
};

/** Inside a script element only `<` could end the data (HTML, 4.12.1.3). */
const scriptText = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The lines that a public map carries at any size. */
function legalLines({ basemap, release }: EmbedView, t: (label: Label) => string, language: Language): Html {
  const { approvalNumber } = CITY;
  return html`<p class="map-lines"><span>${t(basemapLines(basemap) ?? CITY.attribution)}</span><span class="trust-lines">${release?.is_sample === 0 ? '' : html`<strong>${language === 'zh' ? '样例数据' : 'Sample data'}</strong>`}<span>${approvalNumber ? (language === 'zh' ? `审图号：${approvalNumber}` : `Map approval number: ${approvalNumber}`) : t(TEXT.noApproval)}</span>${release ? html`<span>${t(TEXT.asOf)} ${release.data_as_of}</span>` : ''}</span></p>`;
}

/** The address of the same on a page of its own. */
export const fullPath = ({ options, language }: EmbedPage): string =>
  `/${searchOf({ ...options.place, language: options.place.language ?? language })}`;

/** The partner, and where it leads to. */
function partnerLine({ partner, language }: EmbedPage): Html | string {
  if (!partner || !(partner.logo || partner.action)) return '';
  const { logo, action, name } = partner;
  return html`<p class="embed-partner">${logo ? html`<img src="${logo}" alt="${name[language]}" height="28">` : html`<span>${name[language]}</span>`}${action ? html`<a class="pill" href="${action.url}" target="_blank" rel="noopener">${action.label[language]} ↗</a>` : ''}</p>`;
}

/** The whole page. Values in templates are escaped by hono/html. */
export function embedPage(view: EmbedView): Html {
  const { page, collection, filter, names, slice, basemap, shell } = view;
  const { options, warnings, language } = page;
  const { place, parts, accent } = options;
  const map = mapAt(place);
  const t = (label: Label) => label[language];
  const full = fullPath(page);
  const title = t(map.label);
  const said = filter ? sentence(filter, collection, language, names) : '';
  const count = slice
    ? t(SAY.count(`${slice.isExact ? '' : '≈ '}${countText(slice.total, language)}`, collection.label))
    : t(collection.label);
  const switcher =
    options.maps.length > 1
      ? html`<nav class="embed-maps" aria-label="${t(EMBED_TEXT.maps)}">${options.maps.map((id) => html`<a href="${embedAddress({ ...options, place: { ...place, map: id, collection: '', params: {}, filter: '', q: '', open: undefined }, maps: options.maps })}"${id === place.map ? html` aria-current="true"` : ''}>${t(mapOf(id)!.label)}</a>`)}</nav>`
      : '';
  const listing = () => html`${partnerLine(page)}
${parts.search ? raw('<div class="embed-search"></div>') : ''}
${switcher}
${parts.list && map.collections.length > 1 ? html`<nav class="embed-maps" aria-label="${t(EMBED_TEXT.collections)}">${map.collections.map((one) => html`<a href="${embedAddress({ ...options, place: { ...place, collection: one.id, params: {}, filter: '', q: '', open: undefined } })}"${one === collection ? html` aria-current="true"` : ''}>${t(one.label)}</a>`)}</nav>` : ''}
${said ? html`<ul class="chips"><li><span class="chip"><span>${said}</span></span></li></ul>` : ''}
${warnings.length > 0 ? html`<p class="warning">${t(EMBED_TEXT.warnings)} ${warnings.map(({ parameter, value }) => `${parameter}=${value ?? ''}`).join(', ')}</p>` : ''}
${slice ? (parts.list ? (slice.rows.length > 0 ? recordList(slice.rows, collection, language) : html`<p class="notice">${t(EMBED_TEXT.noRecords)}</p>`) : '') : html`<p class="notice">${t(EMBED_TEXT.unavailable)}</p>`}
${parts.list && slice && slice.total > slice.rows.length ? html`<p class="embed-more"><a href="${full}" target="_blank" rel="noopener">${t(EMBED_TEXT.seeAll)} ↗</a></p>` : ''}`;
  const withoutOpen = embedAddress({ ...options, place: { ...place, open: undefined } });
  const body = slice?.opened
    ? openCard(slice.opened.row, slice.opened.collection, language, withoutOpen)
    : listing();
  return html`${raw('<!doctype html>')}
<html lang="${LANG[language]}" data-map="${map.id}"${place.theme ? html` data-theme="${place.theme}"` : ''}${view.release?.is_sample === 0 ? '' : raw(' data-sample="true"')}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${t(CITY.name)} ${t(TEXT.product)}</title>
<link rel="canonical" href="${full}">
<link rel="icon" href="data:,">
${oembedLink(view.address, title)}
${basemap.kind === 'schematic' ? '' : html`<meta name="basemap" content="${JSON.stringify(basemap)}">`}
${raw(shell)}
${accent ? html`<link rel="stylesheet" href="/embed-accents/${accent}.css">` : ''}
</head>
<body>
<main id="embed" class="embed${parts.list ? ' embed-with-list' : ''}${options.height === 'auto' ? ' embed-auto' : ''}">
<section class="map" aria-label="${t(EMBED_TEXT.map)}"><div class="poster">${slice?.poster ?? ''}</div>${legalLines(view, t, language)}</section>
<section class="embed-panel" aria-label="${t(EMBED_TEXT.panel)}">
<header class="embed-head"><h1><a href="${full}" target="_blank" rel="noopener" title="${t(EMBED_TEXT.openFull)}">${title}</a></h1><p class="embed-count">${count}</p></header>
<div class="embed-body">
${body}
</div>
</section>
</main>
<script type="application/json" id="${PAGE_DATA}">${raw(scriptText(page))}</script>
</body>
</html>`;
}
