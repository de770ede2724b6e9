/** Coverage as tables: counts by anything, what divisions have of collections, what is due of whom. */

import { html } from 'hono/html';
import { textIn } from '../../domain/bilingual.ts';
import { DIVISIONS } from '../../domain/city.ts';
import { numberFormat } from '../../domain/formats.ts';
import type { Label, Language, Terms } from '../../domain/kinds.ts';
import { LOCALE } from '../../domain/sentence.ts';
import { written } from '../pages/facts.ts';
import type { Html } from '../pages/layout.ts';
import { inLanguage } from '../pages/text.ts';
import { COUNTS, type Counts, type CoverageRow, KEPT, total } from './coverage.ts';
import { COUNT_LABELS, STATUS_TEXT } from './text.ts';

const divisions: Terms = DIVISIONS;

/** The name of a division by code; null is for records that name none. */
const divisionLabel = (code: string | null): Label =>
  code === null ? STATUS_TEXT.none : (divisions[code] ?? { zh: code, en: code });

export const number = (value: number, language: Language): string =>
  numberFormat(LOCALE[language]).format(value);

/** The sum of the rows that a test lets through. */
export const sumOf = (rows: readonly CoverageRow[], test: (row: CoverageRow) => boolean): Counts =>
  total(rows.filter(test));

type Line = { label: Label; href?: string; counts: Counts };

function lineRow({ label, href, counts }: Line, language: Language): Html {
  const text = written(label[language], language);
  return html`<tr><th scope="row">${href ? html`<a href="${href}">${text}</a>` : text}</th>${COUNTS.map((name) => html`<td>${number(counts[name], language)}</td>`)}</tr>`;
}

/** A table of counts with its sum below. */
export function countsTable(first: Label, lines: readonly Line[], language: Language): Html {
  const sum = { label: STATUS_TEXT.total, counts: total(lines.map(({ counts }) => counts)) };
  return html`<div class="wide" tabindex="0" role="region" aria-label="${first[language]}"><table>
    <thead><tr><th scope="col">${first[language]}</th>${COUNTS.map((name) => html`<th scope="col">${COUNT_LABELS[name][language]}</th>`)}</tr></thead>
    <tbody>${lines.map((line) => lineRow(line, language))}</tbody>
    <tfoot>${lineRow(sum, language)}</tfoot>
  </table></div>`;
}

/** A line for each division, and one for records that name none. */
export const divisionLines = (rows: readonly CoverageRow[]): Line[] =>
  [...Object.keys(DIVISIONS), null].map((code) => ({
    label: divisionLabel(code),
    counts: sumOf(rows, ({ division }) => division === code),
  }));

/** Records that somebody should look at again: not verified lately or never, ending, ended. One may count twice. */
const dueOf = ({ stale, never_verified, expiring, expired }: Counts): number =>
  stale + never_verified + expiring + expired;

/** What came from each department, those with most to do first; each unfolds to its divisions. */
export function sourceSection(rows: readonly CoverageRow[], language: Language): Html {
  const sources = [...Map.groupBy(rows, ({ source }) => source)]
    .map(([source, own]) => ({ source, own, counts: total(own) }))
    .sort((a, b) => dueOf(b.counts) - dueOf(a.counts) || b.counts.live - a.counts.live);
  const lines = sources.map(({ source, counts }) => ({
    label: { zh: textIn(source, 'zh'), en: textIn(source, 'en') },
    counts,
  }));
  const hasAny = ({ live, expired }: Counts) => live + expired > 0;
  const t = (label: Label) => label[language];
  return html`${countsTable(STATUS_TEXT.source, lines, language)}
    <details><summary>${t(STATUS_TEXT.sourceByDivision)} (${number(sources.length, language)})</summary>
    ${sources.map(
      ({ source, own }) =>
        html`<h3>${written(source, language)}</h3>${countsTable(
          STATUS_TEXT.division,
          divisionLines(own).filter(({ counts }) => hasAny(counts)),
          language,
        )}`,
    )}</details>`;
}

/** Below this share of verified records a cell of the matrix stands out. */
const LEAST_VERIFIED = 0.5;

function matrixCell(counts: Counts, href: string, language: Language): Html {
  const { live, verified } = counts;
  if (live === 0) return html`<td class="quiet">–</td>`;
  const share = numberFormat(LOCALE[language], { style: 'percent' }).format(verified / live);
  const link = html`<a href="${href}">${number(live, language)}</a>`;
  return verified / live < LEAST_VERIFIED
    ? html`<td>${link} <strong>(${share})</strong></td>`
    : html`<td>${link} <span class="quiet">(${share})</span></td>`;
}

/** Live records of each division in each collection, and the share of them verified lately. */
export function matrix(rows: readonly CoverageRow[], language: Language): Html {
  const shown = KEPT.filter(({ collection }) =>
    rows.some((row) => row.collection === collection.id && row.division !== null),
  );
  const codes = Object.keys(DIVISIONS);
  const t = (label: Label) => label[language];
  return html`<div class="wide" tabindex="0" role="region" aria-label="${t(STATUS_TEXT.matrix)}"><table>
    <thead><tr><th scope="col">${t(STATUS_TEXT.collection)}</th>${codes.map((code) => html`<th scope="col">${t(divisionLabel(code))}</th>`)}</tr></thead>
    <tbody>${shown.map(({ collection: { id, label } }) => {
      const cells = codes.map((code) =>
        matrixCell(
          sumOf(rows, ({ collection, division }) => collection === id && division === code),
          inLanguage(`/records/${id}?division=${code}`, language),
          language,
        ),
      );
      return html`<tr><th scope="row">${t(label)}</th>${cells}</tr>`;
    })}</tbody>
  </table></div>`;
}
