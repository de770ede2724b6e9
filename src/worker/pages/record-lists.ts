/** Lists of records on a record's page. */
import { html } from 'hono/html';
import { distanceText } from '../../domain/distance-text.ts';
import { numberFormat } from '../../domain/formats.ts';
import type { Collection, Label, Language } from '../../domain/kinds.ts';
import { orderField } from '../../domain/references.ts';
import { LOCALE } from '../../domain/sentence.ts';
import type { Similar } from '../features/similar.ts';
import { recordLine } from './facts.ts';
import type { Html } from './layout.ts';
import type { RelatedRecords } from './record-view.ts';
import { inLanguage, SAY } from './text.ts';

/** A number of things as a reader of the language writes it. */
export const countText = (count: number, language: Language): string =>
  numberFormat(LOCALE[language]).format(count);

/** What refers to a record, in its order. */
export function relatedSection(
  { from, field, alone, rows, total }: RelatedRecords,
  id: string,
  language: Language,
): Html {
  const order = orderField(from);
  const title = alone ? from.label : SAY.as(from.label, from.fields[field]!.label);
  const lines = rows.map((row) =>
    recordLine(row, from, language, { without: [field, ...(order ? [order] : [])] }),
  );
  return html`<section>
    <h2>${title[language]} <span class="badge">${countText(total, language)}</span></h2>
    ${order ? html`<ol class="lines stops">${lines}</ol>` : html`<ul class="lines">${lines}</ul>`}
    ${total > rows.length ? html`<p><a href="${inLanguage(`/records/${from.id}?${field}=${id}`, language)}">${SAY.seeAll(countText(total, language))[language]}</a></p>` : ''}
  </section>`;
}

/** A list under a title; nothing where it is empty. */
export function listSection(
  title: Label,
  hint: Label | undefined,
  lines: readonly Html[],
  language: Language,
): Html | string {
  if (lines.length === 0) return '';
  return html`<section>
    <h2>${title[language]}</h2>
    ${hint ? html`<p class="quiet">${hint[language]}</p>` : ''}
    <ul class="lines">${lines}</ul>
  </section>`;
}

/** What resembles a record, each with how far away it is. */
export const similarLines = (
  similar: readonly Similar[],
  collection: Collection,
  language: Language,
): Html[] =>
  similar.map(({ row, metres }) =>
    recordLine(
      row,
      collection,
      language,
      metres === null ? {} : { note: SAY.away(distanceText(metres, language))[language] },
    ),
  );
