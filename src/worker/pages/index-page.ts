/** `/records` and `/records/{collection}`: every public record, in pages, without script. */
import { html } from 'hono/html';
import type { Filter } from '../../domain/filter.ts';
import type { Collection, Label, Language } from '../../domain/kinds.ts';
import { MAPS, mapWith, VIEWS } from '../../domain/maps/index.ts';
import { type Names, sentence } from '../../domain/sentence.ts';
import type { Row } from '../features/feature.ts';
import { feedPath } from '../feeds/links.ts';
import { FEED_TEXT } from '../feeds/text.ts';
import { KEPT } from '../status/coverage.ts';
import { recordLine } from './facts.ts';
import { type Html, type Indexing, layout } from './layout.ts';
import { countText } from './record-lists.ts';
import { inLanguage, SAY, TEXT } from './text.ts';
import { trailTo } from './trail.ts';

/** Records on a page. */
export const PAGE_SIZE = 50;

type Frame = { language: Language; sample: boolean; indexing: Indexing | undefined };

/** The collections of all maps with how many public records each has. */
export function catalogue(counts: ReadonlyMap<string, number>, { language, sample, indexing }: Frame): Html {
  const t = (label: Label) => label[language];
  const lines = (map: string) =>
    KEPT.filter((one) => one.map === map).map(
      ({ collection: { id, label, description } }) =>
        html`<li><a href="${inLanguage(`/records/${id}`, language)}">${t(label)}</a> <span class="badge">${countText(counts.get(id) ?? 0, language)}</span>
          <span class="line quiet">${t(description)}</span></li>`,
    );
  const body = html`<h1>${t(TEXT.records)}</h1>
    <p class="quiet">${t(TEXT.recordsHint)}</p>
    ${MAPS.map((map) => html`<section><h2>${t(map.label)}</h2><ul class="lines">${lines(map.id)}</ul></section>`)}
    <section><h2 id="feeds">${t(FEED_TEXT.feeds)}</h2><p class="quiet">${t(FEED_TEXT.feedsHint)}</p>
      <ul class="lines">${VIEWS.map((map) => html`<li>${t(map.label)} · <a href="${feedPath(map.id, 'atom', language)}">Atom</a> · <a href="${feedPath(map.id, 'json', language)}">JSON</a></li>`)}</ul></section>`;
  return layout({
    language,
    title: t(TEXT.records),
    path: '/records',
    sample,
    body,
    trail: [{ label: t(TEXT.home), href: inLanguage('/', language) }],
    indexing,
  });
}

type Listing = {
  collection: Collection;
  filter: Filter | undefined;
  /** The parameters of the filter, as they stand in the address. */
  parameters: readonly (readonly [string, string])[];
  names: Names;
  rows: readonly Row[];
  total: number;
  /** From 1 on. */
  page: number;
};

/** The path of a page of a collection. */
function pathOf(collection: Collection, parameters: Listing['parameters'], page: number): string {
  const query = new URLSearchParams([
    ...parameters,
    ...(page > 1 ? [['page', String(page)]] : []),
  ] as string[][]);
  return `/records/${collection.id}${query.size > 0 ? `?${query}` : ''}`;
}

/** A page of a collection. */
export function listingPage(listing: Listing, { language, sample, indexing }: Frame): Html {
  const { collection, filter, parameters, names, rows, total, page } = listing;
  const t = (label: Label) => label[language];
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const step = (to: number, label: Label, rel: string) =>
    to < 1 || to > pages
      ? ''
      : html`<a rel="${rel}" href="${inLanguage(pathOf(collection, parameters, to), language)}">${t(label)}</a>`;
  const body = html`<h1>${t(collection.label)}</h1>
    <p>${t(collection.description)}</p>
    <p class="quiet">${t(SAY.count(countText(total, language), collection.label))}${filter ? html` · ${sentence(filter, collection, language, names)} · <a href="${inLanguage(`/records/${collection.id}`, language)}">${t(TEXT.withoutFilter)}</a>` : ''}
      · <a href="/api/collections/${collection.id}/items?${new URLSearchParams([...parameters, ['f', 'csv'], ['limit', '1000']] as string[][])}">${t(TEXT.asTable)}</a></p>
    ${rows.length === 0 ? html`<p class="notice">${t(TEXT.noRecords)}</p>` : html`<ul class="lines">${rows.map((row) => recordLine(row, collection, language))}</ul>`}
    <nav class="pages" aria-label="${t(SAY.page(String(page), String(pages)))}">${step(page - 1, TEXT.previous, 'prev')} <span>${t(SAY.page(countText(page, language), countText(pages, language)))}</span> ${step(page + 1, TEXT.next, 'next')}</nav>`;
  return layout({
    language,
    title: page > 1 ? `${t(collection.label)} ${page}` : t(collection.label),
    path: pathOf(collection, parameters, page),
    sample,
    body,
    feed: mapWith(collection.id)!,
    trail: trailTo(collection, language)
      .slice(0, -1)
      .concat({ label: t(TEXT.records), href: inLanguage('/records', language) }),
    indexing,
  });
}
