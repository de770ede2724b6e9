/** Counts as tables for pages and as CSV. */
import { html } from 'hono/html';
import { EVENTS, SURFACES } from '../../domain/counting.ts';
import { csvTable } from '../../domain/csv.ts';
import { numberFormat } from '../../domain/formats.ts';
import type { Label, Language } from '../../domain/kinds.ts';
import { MAPS } from '../../domain/maps/index.ts';
import { LOCALE } from '../../domain/sentence.ts';
import type { Html } from '../pages/layout.ts';
import { type Counts, countsOf, type Sum } from './sums.ts';
import { COUNTING_TEXT, EVENT_LABELS, EVENT_MEANINGS } from './text.ts';

type Line = { head: string | Html; counts: Counts };

/** A table with a row for each line and their sum below. */
export function eventTable(first: Label, lines: readonly Line[], sum: Counts, language: Language): Html {
  const number = numberFormat(LOCALE[language]);
  const cells = (counts: Counts) => EVENTS.map((event) => html`<td>${number.format(counts[event])}</td>`);
  return html`<div class="wide" tabindex="0" role="region" aria-label="${first[language]}"><table>
    <thead><tr><th scope="col">${first[language]}</th>${EVENTS.map((event) => html`<th scope="col">${EVENT_LABELS[event][language]}</th>`)}</tr></thead>
    <tbody>${lines.map(({ head, counts }) => html`<tr><th scope="row">${head}</th>${cells(counts)}</tr>`)}</tbody>
    <tfoot><tr><th scope="row">${COUNTING_TEXT.total[language]}</th>${cells(sum)}</tr></tfoot>
  </table></div>`;
}

/** A row for each month with anything in it, the latest first. */
export function monthTable(sums: readonly Sum[], language: Language): Html {
  const months = [...new Set(sums.map(({ month }) => month))].sort().reverse();
  const lines = months.map((month) => ({
    head: html`<time class="whole" datetime="${month}">${month}</time>`,
    counts: countsOf(sums, (sum) => sum.month === month),
  }));
  return eventTable(COUNTING_TEXT.month, lines, countsOf(sums), language);
}

/** A row for each map with anything in it, in the order of the maps. */
export function mapTable(sums: readonly Sum[], language: Language): Html {
  const lines = MAPS.filter(({ id }) => sums.some(({ map }) => map === id)).map(({ id, label }) => ({
    head: label[language],
    counts: countsOf(sums, ({ map }) => map === id),
  }));
  return eventTable(COUNTING_TEXT.map, lines, countsOf(sums), language);
}

/** A row for pages of this site and one for embedded maps. */
export function surfaceTable(sums: readonly Sum[], language: Language): Html {
  const lines = SURFACES.map((surface) => ({
    head: COUNTING_TEXT[surface][language],
    counts: countsOf(sums, (sum) => sum.surface === surface),
  }));
  return eventTable(COUNTING_TEXT.bySurface, lines, countsOf(sums), language);
}

/** What each event means and what is not counted. */
export const meanings = (language: Language): Html => html`<dl class="links">${EVENTS.map(
  (event) =>
    html`<div><dt>${EVENT_LABELS[event][language]}</dt><dd>${EVENT_MEANINGS[event][language]}</dd></div>`,
)}</dl>
  <p class="quiet">${COUNTING_TEXT.once[language]} ${COUNTING_TEXT.privacy[language]} ${COUNTING_TEXT.period[language]}</p>`;

const COLUMNS = ['month', 'map', 'surface', 'event', 'count'] as const;

/** The sums as CSV. */
export const sumsCsv = (sums: readonly Sum[]): string =>
  csvTable([COLUMNS, ...sums.map((sum) => COLUMNS.map((name) => String(sum[name])))]);
