/** The first records of a slice, as links to their pages. */
import { html } from 'hono/html';
import type { Collection, Language } from '../../domain/kinds.ts';
import type { Row } from '../features/feature.ts';
import { factsOf, isUntranslated, plainName, written } from '../pages/facts.ts';
import { freshnessTag } from '../pages/freshness-tag.ts';
import type { Html } from '../pages/layout.ts';
import { inLanguage, LANG } from '../pages/text.ts';
import { EMBED_TEXT } from './texts.ts';

/** As many and as long as the script shows (`web/embed/item.tsx`). */
const FACTS = 3;
const SHORT = 26;

const shortened = (value: string) => (value.length > SHORT ? `${value.slice(0, SHORT - 1)}…` : value);

/** The address of a record's own page. */
export const recordPath = (collection: Collection, id: unknown, language: Language): string =>
  inLanguage(`/records/${collection.id}/${id}`, language);

function item(row: Row, collection: Collection, language: Language): Html {
  const [status] = factsOf(row, collection, ['status'], language);
  const names = collection.card.filter((name) => name !== 'status');
  const facts = factsOf(row, collection, names, language).slice(0, FACTS);
  const name = plainName(row, language);
  return html`<li class="result"><a class="result-button" href="${recordPath(collection, row.id, language)}" target="_blank" rel="noopener"><span class="result-head"><span class="result-name"${isUntranslated(row, language) ? html` lang="${LANG.zh}"` : ''}>${name}</span>${status ? html`<span class="tag status-${String(row.status)}">${status.value}</span>` : ''}</span><span class="result-facts">${facts.map(({ label, value }) => html`<span><span class="quiet">${label}</span> ${written(shortened(value), language)}</span>`)}</span></a></li>`;
}

/** The open record: what matters of it, and the way to its page; `back` is the address of the slice without it. */
export function openCard(row: Row, collection: Collection, language: Language, back: string): Html {
  const [status] = factsOf(row, collection, ['status'], language);
  const names = [...collection.card.filter((name) => name !== 'status'), 'division'];
  const facts = factsOf(row, collection, names, language);
  return html`<article class="embed-card"><a class="link embed-back" href="${back}">← ${EMBED_TEXT.back[language]}</a>
<h2${isUntranslated(row, language) ? html` lang="${LANG.zh}"` : ''}>${plainName(row, language)}</h2>
<p class="card-tags">${status ? html`<span class="tag status-${String(row.status)}">${status.value}</span>` : ''}${freshnessTag(row, language)}</p>
<dl class="embed-facts">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${written(value, language)}</dd></div>`)}</dl>
<p class="embed-actions"><a class="pill" href="${recordPath(collection, row.id, language)}" target="_blank" rel="noopener">${EMBED_TEXT.openPage[language]} ↗</a></p></article>`;
}

/** The list. */
export const recordList = (rows: readonly Row[], collection: Collection, language: Language): Html =>
  html`<ul class="results">${rows.map((row) => item(row, collection, language))}</ul>`;
