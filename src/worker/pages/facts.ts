/** What pages say of a record: its name, and values with labels and units, as its definition orders them. */
import { html } from 'hono/html';
import { textIn } from '../../domain/bilingual.ts';
import type { Collection, Field, Language } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { readablePinyin } from '../../domain/pinyin.ts';
import { fieldOf, IDENTITY } from '../../domain/record.ts';
import { type Names, valueText } from '../../domain/sentence.ts';
import { served } from '../../domain/stored-value.ts';
import type { Row } from '../features/feature.ts';
import { freshnessTag } from './freshness-tag.ts';
import type { Html } from './layout.ts';
import { inLanguage, LANG, TEXT } from './text.ts';

/** A field that has a value, and the value as a person reads it. */
export type Fact = { name: string; field: Field; label: string; value: string };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The given fields among `names`, in that order; references only to what `naming` knows. */
export const factsOf = (
  row: Row,
  collection: Collection,
  names: readonly string[],
  language: Language,
  naming: Names = () => undefined,
): Fact[] =>
  names.flatMap((name) => {
    const field = fieldOf(collection, name);
    const value = field && served(row[name], field);
    if (!field || value === null || value === undefined || value === '') return [];
    // The id of a record that has no name here would tell nobody anything.
    if (field.kind === 'reference' && !naming(String(value))) return [];
    return [{ name, field, label: field.label[language], value: valueText(value, field, language, naming) }];
  });

/** Fields of the key facts: the card's, then where it is. */
export const keyFields = (collection: Collection): string[] => {
  const place = Object.keys(IDENTITY).filter((name) => !name.startsWith('name_'));
  return [
    ...collection.card.filter((name) => name !== 'status'),
    ...place.filter((name) => !collection.card.includes(name)),
  ];
};

/** The other fields of the collection. */
export const detailFields = (collection: Collection): string[] =>
  Object.keys(collection.fields).filter((name) => name !== 'status' && !collection.card.includes(name));

/** The name of a record in one line; the Chinese one where there is no translation. */
export const plainName = (row: Row, language: Language): string =>
  (language === 'en' ? text(row.name_en) : undefined) ?? String(row.name_zh ?? '');

/** Whether a reader of the language gets the Chinese name for want of another. */
export const isUntranslated = (row: Row, language: Language): boolean =>
  language === 'en' && text(row.name_en) === undefined;

/** The name of a record, a link where there is an address; Chinese with pinyin, marked, where it is untranslated. */
export function nameHtml(row: Row, language: Language, href?: string): Html {
  const linked = (name: string, lang?: string) => {
    const attribute = lang ? html` lang="${lang}"` : '';
    return href ? html`<a href="${href}"${attribute}>${name}</a>` : html`<span${attribute}>${name}</span>`;
  };
  if (!isUntranslated(row, language)) return linked(plainName(row, language));
  const pinyin = text(row.pinyin);
  return html`${linked(String(row.name_zh ?? ''), LANG.zh)}${pinyin ? html` <span class="pinyin" lang="zh-Latn">${readablePinyin(pinyin)}</span>` : ''} <span class="tag">${TEXT.untranslated.en}</span>`;
}

const WEB = /^https?:\/\//;
const HANZI = /\p{Script=Han}/u;

/** A text in the language of the page where its department wrote it in that too, else in its own. */
export function written(value: string, language: Language): Html | string {
  const part = textIn(value, language);
  return language === 'en' && HANZI.test(part) ? html`<span lang="${LANG.zh}">${part}</span>` : part;
}

function valueHtml({ field, value, name }: Fact, row: Row, language: Language): Html | string {
  const id = row[name];
  if (field.kind === 'reference' && typeof id === 'string' && collectionOf(field.to))
    return html`<a href="${inLanguage(`/records/${field.to}/${id}`, language)}">${value}</a>`;
  if (WEB.test(value)) return html`<a href="${value}" rel="noopener noreferrer">${value}</a>`;
  const isMarked = language === 'en' && field.kind === 'text' && HANZI.test(value);
  return isMarked
    ? html`${written(value, language)} <span class="tag">${TEXT.untranslated.en}</span>`
    : written(value, language);
}

/** More Latin letters than this take the whole row. */
const LONG = 32;

/** The width of a text in Latin letters: Chinese characters are twice as wide. */
const widthOf = (value: string) => [...value].reduce((sum, c) => sum + (HANZI.test(c) ? 2 : 1), 0);

/** Labels and values; references are links to what they name. */
export const factList = (facts: readonly Fact[], row: Row, language: Language, kind = ''): Html | string =>
  facts.length === 0
    ? ''
    : html`<dl class="${kind}">${facts.map((fact) => html`<div${widthOf(fact.value) > LONG ? html` class="long"` : ''}><dt>${fact.label}</dt><dd>${valueHtml(fact, row, language)}</dd></div>`)}</dl>`;

const SHORT = 80;
const shortened = (value: string) => (value.length > SHORT ? `${value.slice(0, SHORT - 1)}…` : value);

/** A record in a list: its name as a link, the first facts of its card, and what else is to be said. */
export function recordLine(
  row: Row,
  collection: Collection,
  language: Language,
  {
    most = 4,
    without = [],
    note,
  }: { most?: number; without?: readonly string[]; note?: string | undefined } = {},
): Html {
  const names = [...collection.card.filter((name) => name !== 'status'), 'division'];
  const facts = factsOf(
    row,
    collection,
    names.filter((name) => !without.includes(name)),
    language,
  ).slice(0, most);
  const [status] = factsOf(row, collection, ['status'], language);
  return html`<li>${nameHtml(row, language, inLanguage(`/records/${collection.id}/${row.id}`, language))}${status ? html` <span class="tag status">${status.value}</span>` : ''}${freshnessTag(row, language)}
    <span class="line">${facts.map(({ label, value }) => html`<span><span class="quiet">${label}</span> ${written(shortened(value), language)}</span> `)}${note ? html`<span class="quiet">${note}</span>` : ''}</span></li>`;
}
