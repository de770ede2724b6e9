/** The lists of a report: what changes field by field, what is new, what was refused and why. */
import { html } from 'hono/html';
import type { BatchRow } from '../../../db/batch-rows.ts';
import type { Label } from '../../domain/kinds.ts';
import { differences, differenceText, fieldLabel } from '../../import/differences.ts';
import { inChinese, inEnglish } from '../../import/in-chinese.ts';
import { type Evidence, evidenceText } from '../../import/match.ts';
import type { Conflict, Double, Fusion } from '../../import/report.ts';
import { factsOf, keyFields, plainName } from '../pages/facts.ts';
import type { Html } from '../pages/layout.ts';
import { type BatchReport, subjectOf } from './batch-report.ts';
import { both } from './report-language.ts';
import { SAY, WORDS } from './report-text.ts';

/** Rows that a list writes out. */
const MOST = 1000;
const FACTS = 4;

/** A sentence of the importer in both languages. */
const said = (text: string): Label => ({ zh: inChinese(text), en: inEnglish(text) });

const heads = (labels: readonly Label[]): Html =>
  html`<thead><tr>${labels.map((label) => html`<th scope="col">${both(label)}</th>`)}</tr></thead>`;

/** What a column is called, where a narrow screen shows rows one below another. */
const narrow = (label: Label): Html => html`<span class="narrow">${both(label)}</span>`;

function section(
  title: Label,
  count: number,
  body: Html,
  { id, hint, tone = '' }: { id: string; hint?: Label; tone?: string },
): Html | '' {
  if (count === 0) return '';
  return html`<section class="${tone}"><h2 id="${id}">${both(title)} <span class="number">${count}</span></h2>${hint ? html`<p class="quiet">${both(hint)}</p>` : ''}${body}${count > MOST ? html`<p class="quiet">${both(SAY.more(count - MOST))}</p>` : ''}</section>`;
}

const table = (
  labels: readonly Label[],
  rows: readonly (readonly (Html | string)[])[],
  kind = 'lines',
): Html =>
  html`<table class="${kind}">${heads(labels)}<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;

const nameOf = (row: BatchRow): Label => {
  const subject = subjectOf(row);
  return { zh: plainName(subject, 'zh'), en: plainName(subject, 'en') };
};

const rowNumber = (row: BatchRow): string => (row.row === 0 ? '' : String(row.row));

const isRejected = ({ verdict }: BatchRow) => verdict?.is === 'rejected';

const of = ({ rows }: BatchReport, change: BatchRow['change']) =>
  rows.filter((row) => row.change === change && !isRejected(row));

/** Rows that were not taken, first of all: they are what somebody has to act on. */
export function refusedSection({ report: { faults, refused } }: BatchReport): Html | '' {
  const rows = faults
    .slice(0, MOST)
    .map(({ row, column, value, reason }) => [
      row === 0 ? both(WORDS.wholeFile) : html`${narrow(WORDS.row)}${row}`,
      html`${narrow(WORDS.column)}${column}`,
      html`${narrow(WORDS.value)}${value}`,
      both(said(reason)),
    ]);
  const labels = [WORDS.row, WORDS.column, WORDS.value, WORDS.reason];
  return section(WORDS.refusedRows, refused, table(labels, rows, 'refusals'), {
    id: 'refused',
    hint: WORDS.refusedHint,
    tone: 'warn',
  });
}

/** A record with its differences: a group of rows under its name. */
function changedRecord(row: BatchRow, { collection, names }: BatchReport): Html {
  const { before, after, id } = row;
  const naming = (one: string) => names.get(one);
  const context = { before: before!, after: after!, collection };
  const lines = differences(before!, after!, collection).map((one) => {
    const [zh, en] = (['zh', 'en'] as const).map((language) =>
      differenceText(one, context, language, naming),
    );
    return html`<tr><td>${both(fieldLabel(one.field, collection))}</td><td><del>${both({ zh: zh!.from, en: en!.from })}</del></td><td><ins>${both({ zh: zh!.to, en: en!.to })}</ins></td></tr>`;
  });
  const number = row.row === 0 ? '' : html`${both(WORDS.row)} ${row.row} · `;
  return html`<tbody id="${id}"><tr><th colspan="3" scope="rowgroup">${both(nameOf(row))} <small>${number}${id}</small></th></tr>${lines}</tbody>`;
}

/** Field by field against what is, or was, live. */
export function changedSection(all: BatchReport): Html | '' {
  const rows = of(all, 'changed').filter(({ before, after }) => before && after);
  const groups = rows.slice(0, MOST).map((row) => changedRecord(row, all));
  const body = html`<table class="fields">${heads([WORDS.field, WORDS.old, WORDS.now])}${groups}</table>`;
  return section(WORDS.changedRows, rows.length, body, { id: 'changed' });
}

function recordTable(rows: readonly BatchRow[], { collection, names }: BatchReport): Html {
  const wanted = keyFields(collection).filter((name) => name !== 'division');
  const facts = (row: BatchRow, language: 'zh' | 'en') =>
    factsOf(subjectOf(row), collection, wanted, language, (id) => names.get(id) ?? { zh: id, en: id })
      .slice(0, FACTS)
      .map(({ label, value }) => `${label} ${value}`)
      .join(' · ');
  const division = (row: BatchRow, language: 'zh' | 'en') =>
    factsOf(subjectOf(row), collection, ['division'], language)[0]?.value ?? '';
  const labels = [WORDS.row, WORDS.name, WORDS.division, WORDS.facts];
  return html`<table class="records">${heads(labels)}<tbody>${rows
    .slice(0, MOST)
    .map(
      (row) =>
        html`<tr id="${row.id}"><td>${narrow(WORDS.row)}${rowNumber(row)}</td><th scope="row">${both(nameOf(row))}<small>${row.id}</small></th><td>${both({ zh: division(row, 'zh'), en: division(row, 'en') })}</td><td>${both({ zh: facts(row, 'zh'), en: facts(row, 'en') })}</td></tr>`,
    )}</tbody></table>`;
}

export function newSection(all: BatchReport): Html | '' {
  const rows = of(all, 'new').concat(of(all, 'changed').filter(({ before }) => !before));
  return section(WORDS.newRows, rows.length, recordTable(rows, all), { id: 'new' });
}

export function withdrawnSection(all: BatchReport): Html | '' {
  const rows = of(all, 'withdrawn');
  return section(WORDS.withdrawnRows, rows.length, recordTable(rows, all), { id: 'withdrawn' });
}

export function rejectedSection({ rows }: BatchReport): Html | '' {
  const rejected = rows.filter(isRejected);
  const lines = rejected
    .slice(0, MOST)
    .map((row) => [rowNumber(row), both(nameOf(row)), row.verdict!.by, row.verdict!.reason ?? '']);
  const body = table([WORDS.row, WORDS.name, WORDS.who, WORDS.reason], lines);
  return section(WORDS.rejectedRows, rejected.length, body, {
    id: 'rejected',
    hint: WORDS.rejectedHint,
    tone: 'warn',
  });
}

/** Why two records are held to be one, in both languages. */
const why = ({ score, evidence }: { score?: number; evidence?: readonly Evidence[] }): Html | '' =>
  score === undefined || !evidence
    ? ''
    : html`<small>${both(WORDS.score)} ${score} · ${both({ zh: evidenceText(evidence, 'zh'), en: evidenceText(evidence, 'en') })}</small>`;

const held = ({ row, name, with: twin, ...like }: Conflict | Fusion): Html =>
  html`<h3>${name} <small>${both(WORDS.row)} ${row}</small></h3><p>${both(WORDS.twin)}: ${twin.source} ${twin.source_no} <small>${twin.id}</small> ${why(like)}</p>`;

export function conflictSection({ report: { conflicts }, collection }: BatchReport): Html | '' {
  const body = html`${conflicts.slice(0, MOST).map(
    (conflict) =>
      html`<article>${held(conflict)}${table(
        [WORDS.field, WORDS.here, WORDS.there],
        conflict.differences.map(({ field, here, there }) => [
          both(fieldLabel(field, collection)),
          here,
          there,
        ]),
        'fields',
      )}</article>`,
  )}`;
  return section(WORDS.conflictRows, conflicts.length, body, {
    id: 'conflict',
    hint: WORDS.conflictHint,
    tone: 'warn',
  });
}

export function fusedSection({ report: { fusions = [] }, collection }: BatchReport): Html | '' {
  const label = (field: string) => both(fieldLabel(field, collection));
  const lines = (title: Label, contests: Fusion['kept']) =>
    contests.map(({ field, here, there }) => [both(title), label(field), here, there]);
  const body = html`${fusions.slice(0, MOST).map((fusion) => {
    const filled = fusion.filled.map((field) => [both(WORDS.filled), label(field), '', '']);
    const rows = [...filled, ...lines(WORDS.replaced, fusion.replaced), ...lines(WORDS.kept, fusion.kept)];
    return html`<article>${held(fusion)}${rows.length === 0 ? '' : table([WORDS.outcome, WORDS.field, WORDS.here, WORDS.there], rows, 'fields')}</article>`;
  })}`;
  return section(WORDS.fusedRows, fusions.length, body, { id: 'fused', hint: WORDS.fusedHint });
}

const otherOf = ({ other }: Double): Html | string =>
  'row' in other ? html`${both(WORDS.row)} ${other.row}` : other.id;

export function doubleSection({ report: { doubles = [] } }: BatchReport): Html | '' {
  const lines = doubles
    .slice(0, MOST)
    .map((double) => [String(double.row), double.name, otherOf(double), why(double)]);
  const body = table([WORDS.row, WORDS.name, WORDS.other, WORDS.likeness], lines);
  return section(WORDS.doubleRows, doubles.length, body, {
    id: 'double',
    hint: WORDS.doubleHint,
    tone: 'warn',
  });
}

export function unplacedSection({ report: { places } }: BatchReport): Html | '' {
  const lines = places
    .slice(0, MOST)
    .map(({ row, name, address, reason }) => [String(row), name, address, both(said(reason))]);
  const body = table([WORDS.row, WORDS.name, WORDS.address, WORDS.reason], lines);
  return section(WORDS.unplacedRows, places.length, body, {
    id: 'unplaced',
    hint: WORDS.unplacedHint,
    tone: 'warn',
  });
}

/** How the file was read, and what was put right in it. */
export function readingSection({ report, collection }: BatchReport): Html | '' {
  const { repairs, notes, mapped, detected } = report;
  const list = (title: Label, items: readonly (Html | string)[]) =>
    items.length === 0
      ? ''
      : html`<h3>${both(title)}</h3><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const parts = [
    list(
      WORDS.repaired,
      repairs.map(
        ({ what, rows }) =>
          html`${both(said(what))}${rows === '' ? '' : html` <small>${both(WORDS.row)} ${rows}</small>`}`,
      ),
    ),
    list(
      WORDS.notes,
      notes.map((note) => both(said(note))),
    ),
    list(
      WORDS.mapped,
      mapped.map(
        ({ heading, field, since }) =>
          html`${heading} → ${both(fieldLabel(field, collection))}${since ? html` <small>${since}</small>` : ''}`,
      ),
    ),
    list(
      WORDS.detected,
      detected.map(({ what, value }) => `${what}: ${value}`),
    ),
  ].filter((part) => part !== '');
  return parts.length === 0
    ? ''
    : html`<section><h2 id="reading">${both(WORDS.reading)}</h2>${parts}</section>`;
}
