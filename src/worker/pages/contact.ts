/** Who to reach about a record, and a letter to them that names it. */
import { html } from 'hono/html';
import { answeringOffice } from '../../domain/answering-office.ts';
import type { Collection, Label, Language } from '../../domain/kinds.ts';
import { PROVENANCE } from '../../domain/record.ts';
import { valueText } from '../../domain/sentence.ts';
import { served } from '../../domain/stored-value.ts';
import type { Row } from '../features/feature.ts';
import { plainName, written } from './facts.ts';
import type { Html } from './layout.ts';
import { SAY, TEXT } from './text.ts';

const given = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A link that opens a letter about the record, with its permanent address. */
function mailLink(mailbox: string, row: Row, address: string, language: Language): string {
  const subject = `${SAY.subject(plainName(row, language))[language]} (${row.id})`;
  const body = SAY.mailBody(address)[language];
  return `mailto:${encodeURIComponent(mailbox).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** The section of a record page; `address` is the permanent one. */
export function contactSection(row: Row, collection: Collection, address: string, language: Language): Html {
  const t = (label: Label) => label[language];
  const { contact_phone: phone, contact_mailbox: mailbox, contact_hours: hours } = row;
  const office = answeringOffice(row);
  const languages = served(row.contact_languages, PROVENANCE.contact_languages);
  const line = (label: Label, value: Html | string) => html`<div><dt>${t(label)}</dt><dd>${value}</dd></div>`;
  const reachable = given(phone) || given(mailbox);
  return html`<section id="contact" class="contact">
    <h2>${t(TEXT.nextStep)}</h2>
    <p>${t(reachable ? TEXT.nextStepHint : TEXT.noContact)}</p>
    <dl>
      ${given(office) ? line(PROVENANCE.contact_office.label, written(office, language)) : ''}
      ${given(phone) ? line(PROVENANCE.contact_phone.label, html`<a href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a>`) : ''}
      ${given(mailbox) ? line(PROVENANCE.contact_mailbox.label, html`<a href="${mailLink(mailbox, row, address, language)}">${mailbox}</a>`) : ''}
      ${given(hours) ? line(PROVENANCE.contact_hours.label, written(hours, language)) : ''}
      ${languages === null ? '' : line(PROVENANCE.contact_languages.label, valueText(languages, PROVENANCE.contact_languages, language))}
    </dl>
    <p class="only-screen actions">
      <a class="button" href="/?lang=${language}&tool=enquire&with=${collection.id}.${row.id}">${t(TEXT.enquire)}</a>
      ${given(mailbox) ? html`<a class="button quiet-button" href="${mailLink(mailbox, row, address, language)}">${t(TEXT.write)}</a>` : ''}
    </p>
  </section>`;
}
