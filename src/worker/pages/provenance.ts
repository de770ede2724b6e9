/** Where a record comes from and how fresh it is. */
import { html } from 'hono/html';
import type { Label, Language } from '../../domain/kinds.ts';
import { PROVENANCE } from '../../domain/record.ts';
import type { Row } from '../features/feature.ts';
import { written } from './facts.ts';
import type { Html } from './layout.ts';
import { TEXT } from './text.ts';

/** The section of a record page; `asOf` is the day of its release's data. */
export function provenance(row: Row, language: Language, asOf: string | undefined): Html {
  const t = (label: Label) => label[language];
  const line = (label: Label, value: string | number | null | undefined, otherwise?: Label) => {
    const text =
      value === null || value === undefined || value === ''
        ? otherwise
          ? t(otherwise)
          : undefined
        : String(value);
    return text === undefined ? '' : html`<div><dt>${t(label)}</dt><dd>${written(text, language)}</dd></div>`;
  };
  return html`<section class="provenance">
    <h2>${t(TEXT.source)}</h2>
    <dl>
      ${line(TEXT.asOf, asOf)}
      ${line(PROVENANCE.verified_at.label, row.verified_at, TEXT.neverVerified)}
      ${line(PROVENANCE.valid_until.label, row.valid_until, TEXT.openEnded)}
      ${line(PROVENANCE.status_date.label, row.status_date)}
      ${line(PROVENANCE.contact_office.label, row.contact_office, TEXT.neverVerified)}
      ${line(PROVENANCE.source_dept.label, row.source_dept)}
      ${line(PROVENANCE.source_no.label, row.source_no)}
    </dl>
  </section>`;
}
