/** The page `/status`: releases, coverage and freshness, health. */
import { html } from 'hono/html';
import { CITY } from '../../domain/city.ts';
import type { Label, Language } from '../../domain/kinds.ts';
import { LOCALE } from '../../domain/sentence.ts';
import { mapTable, meanings, monthTable, surfaceTable } from '../counting/tables.ts';
import { COUNTING_TEXT } from '../counting/text.ts';
import { type Html, type Indexing, layout } from '../pages/layout.ts';
import { inLanguage, TEXT } from '../pages/text.ts';
import { KEPT } from './coverage.ts';
import type { StatusReport } from './report.ts';
import { countsTable, divisionLines, matrix, number, sourceSection, sumOf } from './tables.ts';
import { STATUS_TEXT } from './text.ts';

function releaseTable({ releases }: StatusReport, language: Language): Html {
  const t = (label: Label) => label[language];
  const columns = [
    STATUS_TEXT.map,
    STATUS_TEXT.version,
    STATUS_TEXT.records,
    STATUS_TEXT.asOf,
    STATUS_TEXT.released,
  ];
  const when = new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: CITY.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`<div class="wide" tabindex="0" role="region" aria-label="${t(STATUS_TEXT.releases)}"><table>
    <thead><tr>${columns.map((label) => html`<th scope="col">${t(label)}</th>`)}</tr></thead>
    <tbody>${releases.map(
      ({ map, label, version, records, data_as_of, released_at, sample }) =>
        html`<tr><th scope="row">${t(label)}${sample ? html` <span class="tag">${t(TEXT.sampleMark)}</span>` : ''}</th>
          <td><a href="/tiles/${map}.json">${version}</a></td><td>${number(records, language)}</td><td>${data_as_of}</td>
          <td><time datetime="${released_at}">${when.format(new Date(released_at))}</time> (${CITY.timeZone})</td></tr>`,
    )}</tbody>
  </table></div>`;
}

function visitSection({ visits }: StatusReport, language: Language): Html {
  const t = (label: Label) => label[language];
  return html`${
    visits.length === 0
      ? html`<p class="notice">${t(COUNTING_TEXT.none)}</p>`
      : html`<p>${t(STATUS_TEXT.downloads)}: <a href="/status/visits.csv">CSV</a> · <a href="/status.json">JSON</a></p>
        <h3>${t(COUNTING_TEXT.byMonth)}</h3>${monthTable(visits, language)}
        <h3>${t(COUNTING_TEXT.byMap)}</h3>${mapTable(visits, language)}
        <h3>${t(COUNTING_TEXT.bySurface)}</h3>${surfaceTable(visits, language)}`
  }
    <h3>${t(COUNTING_TEXT.meaning)}</h3>${meanings(language)}`;
}

type Frame = { language: Language; sample: boolean; indexing: Indexing | undefined };

/** The page of a report. */
export function statusPage(report: StatusReport, { language, sample, indexing }: Frame): Html {
  const t = (label: Label) => label[language];
  const { coverage: rows, health } = report;
  const byCollection = KEPT.map(({ collection }) => ({
    label: collection.label,
    href: inLanguage(`/records/${collection.id}`, language),
    counts: sumOf(rows, (row) => row.collection === collection.id),
  }));
  const isWell = health.status === 'ok';
  const body = html`<h1>${t(STATUS_TEXT.title)}</h1>
    <p>${t(STATUS_TEXT.intro)}</p>
    <p>${t(STATUS_TEXT.downloads)}: <a href="/status.csv">CSV</a> · <a href="/status.json">JSON</a></p>
    <section><h2>${t(STATUS_TEXT.health)}</h2>
      <p class="${isWell ? 'good' : 'notice'}">${t(isWell ? STATUS_TEXT.healthy : STATUS_TEXT.ill)}</p>
      <p>${Object.entries(health.parts).map(([name, state], i) => html`${i > 0 ? ' · ' : ''}${t(STATUS_TEXT[name as 'content'])}: ${t(STATUS_TEXT[state])}`)}</p>
    </section>
    <section><h2>${t(STATUS_TEXT.releases)}</h2>${releaseTable(report, language)}</section>
    <section><h2>${t(STATUS_TEXT.byCollection)}</h2>${countsTable(STATUS_TEXT.collection, byCollection, language)}</section>
    <section><h2>${t(STATUS_TEXT.byDivision)}</h2>${countsTable(STATUS_TEXT.division, divisionLines(rows), language)}</section>
    <section id="sources"><h2>${t(STATUS_TEXT.bySource)}</h2><p class="quiet">${t(STATUS_TEXT.bySourceHint)}</p>${sourceSection(rows, language)}</section>
    <section><h2>${t(STATUS_TEXT.matrix)}</h2><p class="quiet">${t(STATUS_TEXT.matrixHint)}</p>${matrix(rows, language)}</section>
    <section id="visits"><h2>${t(COUNTING_TEXT.visits)}</h2>${visitSection(report, language)}</section>`;
  return layout({
    language,
    title: t(STATUS_TEXT.title),
    path: '/status',
    sample,
    body,
    wide: true,
    trail: [{ label: t(TEXT.home), href: inLanguage('/', language) }],
    indexing,
  });
}
