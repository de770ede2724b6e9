/** The permanent page of a record. */
import { html } from 'hono/html';
import { CITY } from '../../domain/city.ts';
import type { Collection, Field, Label, Language, MapDefinition } from '../../domain/kinds.ts';
import { IDENTITY, PROVENANCE } from '../../domain/record.ts';
import { type Names, valueText } from '../../domain/sentence.ts';
import { type Row, served } from '../features/feature.ts';
import { type Html, layout, TEXT } from './layout.ts';

type RecordPage = {
  row: Row;
  collection: Collection;
  map: MapDefinition;
  language: Language;
  names: Names;
  expired: boolean;
  similar: readonly { id: string; name_zh: string; name_en: string | null }[];
};

const CONTACT = ['contact_office', 'contact_phone', 'contact_mailbox', 'contact_hours', 'contact_languages'];
const ORIGIN = ['source_dept', 'source_no', 'verified_at', 'valid_until', 'status_date'];

/** The name of a record in a language: the Chinese one with pinyin where there is no translation. */
export function nameIn(
  language: Language,
  row: { name_zh: string; name_en: string | null; pinyin?: string | null },
) {
  if (language === 'zh' || row.name_en)
    return { text: language === 'en' ? row.name_en! : row.name_zh, spelled: null };
  return { text: row.name_zh, spelled: row.pinyin ?? null };
}

export function recordPage({ row, collection, map, language, names, expired, similar }: RecordPage): Html {
  const t = (label: Label) => label[language];
  const line = (name: string, field: Field) => {
    const value = served(row[name], field);
    if (value === null) return '';
    return html`<div><dt>${t(field.label)}</dt><dd>${valueText(value, field, language, names)}</dd></div>`;
  };
  const lines = (fields: Readonly<Record<string, Field>>, only: readonly string[]) =>
    only.map((name) => (fields[name] ? line(name, fields[name]) : ''));
  const name = nameIn(language, row as never);
  const path = `/records/${collection.id}/${row.id}`;
  const body = html`
    <p class="kicker">${t(map.label)} · ${t(collection.label)}</p>
    <h1>${name.text}</h1>
    ${language === 'en' && !row.name_en ? html`<p class="untranslated">${name.spelled ?? ''} <span>${t(TEXT.untranslated)}</span></p>` : ''}
    ${expired ? html`<p class="notice" role="status">${t(TEXT.expired)}</p>` : ''}
    <p><a class="button" href="/?map=${map.id}&lang=${language}&id=${row.id}${row.lon === null ? '' : `#13/${Number(row.lat).toFixed(4)}/${Number(row.lon).toFixed(4)}`}">${t(TEXT.openMap)}</a></p>
    <section>
      <h2>${t(TEXT.facts)}</h2>
      <dl>${lines(IDENTITY, ['division', 'zone', 'town', 'address'])}${Object.entries(collection.fields).map(([key, field]) => line(key, field))}</dl>
    </section>
    <section>
      <h2>${t(TEXT.contact)}</h2>
      <dl>${lines(PROVENANCE, CONTACT)}</dl>
    </section>
    <section>
      <h2>${t(TEXT.source)}</h2>
      <dl>${lines(PROVENANCE, ORIGIN)}</dl>
    </section>
    ${
      similar.length === 0
        ? ''
        : html`<section><h2>${t(TEXT.similar)}</h2><ul>${similar.map((one) => html`<li><a href="/records/${collection.id}/${one.id}?lang=${language}">${nameIn(language, one).text}</a></li>`)}</ul></section>`
    }
    <p class="links"><a href="${path}">${t(TEXT.permanent)}</a> · <a href="/api/collections/${collection.id}/items/${row.id}">${t(TEXT.data)}</a></p>
  `;
  return layout({
    language,
    title: `${name.text} – ${t(CITY.name)}`,
    path,
    sample: row.is_sample === 1,
    body,
  });
}
