/** Where a record comes from and how fresh it is. */
import { html } from 'hono/html';
import { answeringOffice } from '../../domain/answering-office.ts';
import type { Collection, Label, Language } from '../../domain/kinds.ts';
import { PROVENANCE } from '../../domain/record.ts';
import { fieldLabel } from '../../import/differences.ts';
import { lineageOf } from '../../import/fuse.ts';
import type { Row } from '../features/feature.ts';
import { written } from './facts.ts';
import type { Html } from './layout.ts';
import { TEXT } from './text.ts';

/** The values that other departments gave, by department and day: a line for each. */
function otherOrigins(row: Row, collection: Collection, language: Language): Html[] {
  const origins = Object.entries(lineageOf(row).fields ?? {});
  const groups = Map.groupBy(origins, ([, { source, day }]) => `${source} · ${day}`);
  return [...groups].map(([origin, fields]) => {
    const names = fields.map(([field]) => fieldLabel(field, collection)[language]);
    return html`<div><dt>${names.join(language === 'zh' ? '、' : ', ')}</dt><dd>${written(origin, language)}</dd></div>`;
  });
}

/** The section of a record page; `asOf` is the day of its release's data. */
export function provenance(
  row: Row,
  collection: Collection,
  language: Language,
  asOf: string | undefined,
): Html {
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
      ${line(PROVENANCE.contact_office.label, answeringOffice(row), TEXT.neverVerified)}
      ${line(PROVENANCE.source_dept.label, row.source_dept)}
      ${line(PROVENANCE.source_no.label, row.source_no)}
      ${otherOrigins(row, collection, language)}
    </dl>
  </section>`;
}
