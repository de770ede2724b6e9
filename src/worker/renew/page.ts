/** The page behind a renewal link, in each of its states. */
import { html } from 'hono/html';
import { renewedUntil } from '../../../tiles/renew.ts';
import type { Collection, Language } from '../../domain/kinds.ts';
import type { Row } from '../features/feature.ts';
import { detailFields, factList, factsOf, keyFields, nameHtml, written } from '../pages/facts.ts';
import { type Html, layout } from '../pages/layout.ts';
import { inLanguage } from '../pages/text.ts';
import { RENEW_TEXT, validity } from './text.ts';

export type Shown = {
  row: Row;
  collection: Collection;
  ends: string;
  /** The end that the link names. */
  until: string | null;
  /** When it was used; null before. */
  used: string | null;
};

const line = (label: string, value: Html | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
const given = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What the owner of a record is asked, or told once it is done. */
export function renewalPage(
  { row, collection, ends, until: named, used }: Shown,
  { path, day, language, busy = false }: { path: string; day: string; language: Language; busy?: boolean },
): Html {
  const t = (text: keyof typeof RENEW_TEXT) => RENEW_TEXT[text][language];
  const until = row.valid_until === null ? null : String(row.valid_until);
  const { contact_office: office, contact_mailbox: mailbox } = row;
  const facts = html`<dl>
    ${line(t('current'), validity(until, day, language))}
    ${used === null ? line(t('after'), renewedUntil(collection, day, named)) : ''}
    ${given(office) ? line(t('office'), written(office, language)) : ''}
    ${given(mailbox) ? line(t('mailbox'), html`<a href="mailto:${mailbox}">${mailbox}</a>`) : ''}
    ${used === null ? line(t('link'), ends) : ''}
  </dl>`;
  const names = ['status', ...keyFields(collection), ...detailFields(collection)];
  const asked = html`<p>${t('ask')}</p>
    ${busy ? html`<p class="notice" role="alert"><strong>${t('busy')}</strong> ${t('busyHint')}</p>` : ''}
    ${facts}
    <form method="post" class="renewal" action="${inLanguage(path, language)}"><button class="button">${t('button')}</button></form>
    <p class="quiet">${t('wrong')}</p>
    <h2>${t('listed')}</h2>
    ${factList(factsOf(row, collection, names, language), row, language)}`;
  const told = html`<p class="notice" role="status"><strong>${t('done')}</strong> ${t('doneHint')}</p>
    ${facts}
    <p><a class="button" href="${inLanguage(`/records/${collection.id}/${row.id}`, language)}">${t('see')}</a></p>`;
  const body = html`<p class="kicker">${collection.label[language]}</p>
    <h1>${nameHtml(row, language)}</h1>
    ${used === null ? asked : told}`;
  return layout({ language, title: t('title'), path, sample: row.is_sample === 1, body });
}

/** What a link that worked once says when it does no longer; it names no record. */
export function overPage(path: string, language: Language): Html {
  const body = html`<h1>${RENEW_TEXT.over[language]}</h1><p>${RENEW_TEXT.overHint[language]}</p>`;
  return layout({ language, title: RENEW_TEXT.over[language], path, sample: false, body });
}
