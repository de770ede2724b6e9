/** What lies around a record, and the policies that may apply to it, as sections of its page. */
import { html } from 'hono/html';
import type { Around, Gap, Group, Named, Near, Nearby, Policy } from '../../domain/around/answer.ts';
import { distanceText } from '../../domain/distance-text.ts';
import { numberFormat } from '../../domain/formats.ts';
import type { Language } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldOf } from '../../domain/record.ts';
import { LOCALE } from '../../domain/sentence.ts';
import { INDUSTRIES } from '../../domain/vocabulary.ts';
import type { Row } from '../features/feature.ts';
import { nameHtml } from './facts.ts';
import type { Html } from './layout.ts';
import { inLanguage, SAY, TEXT } from './text.ts';

/** Of groups in groups so many are shown, of each so many parts. */
const MOST_GROUPS = 2;
const MOST_PARTS = 6;

const count = (value: number, language: Language) => numberFormat(LOCALE[language]).format(value);

const nameLink = ({ collection, id, ...names }: Named, language: Language): Html =>
  nameHtml(names as unknown as Row, language, inLanguage(`/records/${collection}/${id}`, language));

const near = (one: Near, language: Language): Html =>
  html`${nameLink(one, language)} <span class="quiet">${distanceText(one.distance, language)}</span>`;

/** `12 within 5 km · 80 within 15 km`. */
const counted = (counts: readonly number[], radii: readonly number[], language: Language): string =>
  radii
    .map((metres, i) => SAY.within(count(counts[i]!, language), distanceText(metres, language))[language])
    .join(' · ');

function part(group: Group, radii: readonly number[], language: Language): Html {
  const [first] = group.nearest ?? [];
  const name =
    'record' in group ? nameLink(group.record, language) : html`<strong>${group.title[language]}</strong>`;
  return html`<li>${name}<span class="line"><span>${counted(group.counts, radii, language)}</span>${first ? html`<span><span class="quiet">${TEXT.nearest[language]}</span> ${near(first, language)}</span>` : ''}</span></li>`;
}

const groupList = (group: Group, radii: readonly number[], language: Language): Html => html`
  <h4>${'title' in group ? group.title[language] : nameLink(group.record, language)}</h4>
  ${radii.length > 0 ? html`<p class="quiet">${counted(group.counts, radii, language)}</p>` : ''}
  ${group.groups ? html`<ul class="lines">${group.groups.slice(0, MOST_PARTS).map((one) => part(one, radii, language))}</ul>` : ''}
  ${group.nearest ? html`<ul class="lines">${group.nearest.map((one) => html`<li>${near(one, language)}</li>`)}</ul>` : ''}`;

function nearbyList(
  { title, radii, counts, groups, nearest, measured_by }: Nearby,
  language: Language,
): Html {
  const by = measured_by === undefined ? undefined : collectionOf(measured_by)?.label[language];
  return html`<div class="part"><h3>${title[language]}</h3>
    ${radii.length > 0 ? html`<p class="quiet">${counted(counts, radii, language)}${by ? html` (${by})` : ''}</p>` : ''}
    ${(groups ?? []).slice(0, radii.length > 0 ? MOST_GROUPS : undefined).map((one) => groupList(one, radii, language))}
    ${nearest && nearest.length > 0 ? html`<ul class="lines">${nearest.map((one) => html`<li>${near(one, language)}</li>`)}</ul>` : ''}</div>`;
}

function gapItem({ record, terms }: Gap, language: Language): Html {
  const collection = collectionOf(record.collection)!;
  const said = Object.entries(terms).flatMap(([name, code]) => {
    const field = fieldOf(collection, name);
    return field?.kind === 'term' && code !== null ? (field.terms[code]?.[language] ?? code) : [];
  });
  return html`<li>${nameLink(record, language)} ${said.map((text, i) => html`<span class="${i === said.length - 1 ? 'tag soon' : 'tag'}">${text}</span> `)}</li>`;
}

/** What is around; nothing where the record has no published place. */
export function aroundSection({ position, nearby, gaps }: Around, language: Language): Html | string {
  if (position === null) return '';
  return html`<section class="around">
    <h2>${TEXT.around[language]}</h2>
    <p class="quiet">${TEXT.aroundHint[language]}</p>
    <div class="parts">${nearby.map((one) => nearbyList(one, language))}
    ${gaps.length > 0 ? html`<div class="part"><h3>${TEXT.gaps[language]}</h3><ul class="lines">${gaps.slice(0, MOST_PARTS).map((one) => gapItem(one, language))}</ul></div>` : ''}</div>
  </section>`;
}

function reason({ zones, terms }: Policy, language: Language): string {
  const names = terms.map(
    (code) => (INDUSTRIES as Record<string, Record<Language, string>>)[code]?.[language] ?? code,
  );
  if (zones.length + names.length === 0) return TEXT.forAll[language];
  return [...zones, ...names].join(language === 'zh' ? '、' : ', ');
}

/** The policies that may apply, each with what speaks for it. */
export function policySection({ policies }: Around, language: Language): Html | string {
  if (policies.length === 0) return '';
  return html`<section>
    <h2>${TEXT.policies[language]}</h2>
    <p class="quiet">${TEXT.policiesHint[language]}</p>
    <ul class="lines">${policies.map((one) => html`<li>${nameLink(one, language)}<span class="line quiet">${TEXT.applies[language]} ${reason(one, language)}</span></li>`)}</ul>
  </section>`;
}
