/** The report of a batch as one file: no script, nothing loaded, both languages, and what a department wrote is text only. */
import { html, raw } from 'hono/html';
import { CITY } from '../../domain/city.ts';
import type { Label } from '../../domain/kinds.ts';
import { mapOf } from '../../domain/maps/index.ts';
import { cityTime } from '../../domain/zoned-day.ts';
import type { Html } from '../pages/layout.ts';
import type { BatchReport } from './batch-report.ts';
import { both, inBoth } from './report-language.ts';
import { mapSection } from './report-map.ts';
import {
  changedSection,
  conflictSection,
  doubleSection,
  fusedSection,
  newSection,
  readingSection,
  refusedSection,
  rejectedSection,
  unplacedSection,
  withdrawnSection,
} from './report-sections.ts';
import { REPORT_STYLE } from './report-style.ts';
import { SAY, STATES, WORDS } from './report-text.ts';

/** The hash by which a policy allows the page's own style and no other (CSP 3, 2.3.1). */
async function styleHash(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(REPORT_STYLE));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/** What the page may do, as its own header or the policy of whoever serves it: show its style, nothing else. */
export const reportPolicy = async (): Promise<string> =>
  `default-src 'none'; style-src ${await styleHash()}; base-uri 'none'; form-action 'none'`;

const LONG = 26;

const fact = (label: Label, value: Html | string | undefined, length = 0): Html | '' =>
  value === undefined || value === ''
    ? ''
    : html`<div${length > LONG ? html` class="long"` : ''}><dt>${both(label)}</dt><dd>${value}</dd></div>`;

function headSection({ head, state, report, collection, publications, made }: BatchReport): Html {
  const releases = publications.map(({ map, version, created_at, approved_by }) =>
    SAY.release(
      mapOf(map)?.label ?? { zh: map, en: map },
      version,
      cityTime(new Date(created_at)),
      approved_by,
    ),
  );
  const isOff = state === 'refused' || state === 'discarded';
  return html`<header class="head">
    <p class="kicker">${both(WORDS.title)} · ${both(CITY.name)} ${head.is_sample ? html`<span class="tag">${both(WORDS.sample)}</span>` : ''}</p>
    <h1>${both(collection.label)} <span class="number">${report.file}</span></h1>
    <p class="state${isOff ? ' refused' : ''}">${both(releases.length === 0 ? STATES[state] : STATES.released)}${releases.map((one) => html` · ${both(one)}`)}</p>
    <dl>
      ${fact(WORDS.by, head.submitted_by ?? both(WORDS.unsigned))}
      ${fact(WORDS.at, cityTime(new Date(head.created_at)))}
      ${fact(WORDS.sheet, report.sheet)}
      ${fact(WORDS.encoding, report.encoding)}
      ${fact(WORDS.crs, report.crs)}
      ${fact(WORDS.undoes, head.undoes ?? undefined, LONG + 1)}
      ${fact(WORDS.batch, head.id, head.id.length)}
    </dl>
    <p class="quiet">${both(WORDS.made)} ${cityTime(made)}</p>
  </header>`;
}

type Count = { label: Label; n: number; to: string; kind: string };

function countsSection({ report, rows }: BatchReport): Html {
  const of = (change: string) =>
    rows.filter((row) => row.change === change && row.verdict?.is !== 'rejected').length;
  const rejected = rows.filter(({ verdict }) => verdict?.is === 'rejected').length;
  const counts: Count[] = [
    { label: WORDS.new, n: of('new'), to: 'new', kind: 'new' },
    { label: WORDS.changed, n: of('changed'), to: 'changed', kind: 'changed' },
    { label: WORDS.withdrawn, n: of('withdrawn'), to: 'withdrawn', kind: 'withdrawn' },
    { label: WORDS.unchanged, n: report.unchanged, to: '', kind: '' },
    { label: WORDS.conflict, n: report.conflicts.length, to: 'conflict', kind: 'act' },
    { label: WORDS.unplaced, n: report.places.length, to: 'unplaced', kind: 'act' },
    { label: WORDS.refused, n: report.refused, to: 'refused', kind: 'act' },
    { label: WORDS.rejected, n: rejected, to: 'rejected', kind: 'act' },
  ];
  return html`<section><h2>${both(WORDS.outcome)} <span class="number">${both(SAY.rows(report.rows))}</span></h2>
    <ul class="counts">${counts.map(({ label, n, to, kind }) => {
      const body = html`<b>${n}</b>${both(label)}`;
      return html`<li class="${n === 0 ? 'none' : kind}">${n > 0 && to !== '' ? html`<a href="#${to}">${body}</a>` : body}</li>`;
    })}</ul></section>`;
}

/** The whole file, HTML. */
export async function batchReportPage(report: BatchReport): Promise<string> {
  const policy = await reportPolicy();
  const title = `${report.report.file} · ${inBoth(WORDS.title)}`;
  const page = await html`${raw('<!doctype html>')}
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="robots" content="noindex" />
<title>${title}</title>
<style>${raw(REPORT_STYLE)}</style>
</head>
<body>
<main>
<input class="choice" type="radio" name="language" id="zh" aria-label="中文" checked />
<input class="choice" type="radio" name="language" id="en" aria-label="English" />
<div class="page">
<nav class="languages" aria-label="${inBoth(WORDS.language)}"><label for="zh" lang="zh-CN">中文</label><label for="en" lang="en">English</label></nav>
${headSection(report)}
${countsSection(report)}
${refusedSection(report)}
${mapSection(report)}
${changedSection(report)}
${newSection(report)}
${withdrawnSection(report)}
${conflictSection(report)}
${fusedSection(report)}
${doubleSection(report)}
${unplacedSection(report)}
${rejectedSection(report)}
${readingSection(report)}
<footer><p>${CITY.approvalNumber ?? both(WORDS.noApproval)} · ${both(CITY.attribution)}</p></footer>
</div>
</main>
</body>
</html>
`;
  return String(page);
}
