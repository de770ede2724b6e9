/** What the page of a record says. */
import { html } from 'hono/html';
import { CITY } from '../../domain/city.ts';
import type { Collection, Label, Language, MapDefinition } from '../../domain/kinds.ts';
import { collectionOf, VIEWS } from '../../domain/maps/index.ts';
import type { Row } from '../features/feature.ts';
import type { Release } from '../releases.ts';
import { aroundSection, policySection } from './around.ts';
import { contactSection } from './contact.ts';
import { detailFields, factList, factsOf, isUntranslated, keyFields, nameHtml, recordLine } from './facts.ts';
import { freshnessTag } from './freshness-tag.ts';
import type { Html } from './layout.ts';
import { locator } from './locator.ts';
import { mediaSection } from './media.ts';
import { provenance } from './provenance.ts';
import { listSection, relatedSection, similarLines } from './record-lists.ts';
import type { RecordView } from './record-view.ts';
import { inLanguage, LANG, SAY, TEXT } from './text.ts';

/** Where the map shows a record; undefined for reference collections, which no map of the switcher has. */
function mapPath(
  row: Row,
  collection: Collection,
  map: MapDefinition,
  language: Language,
): string | undefined {
  if (!VIEWS.some(({ id }) => id === map.id)) {
    return row.lon === null
      ? undefined
      : `${inLanguage('/', language)}#12/${Number(row.lat).toFixed(4)}/${Number(row.lon).toFixed(4)}`;
  }
  const camera = row.lon === null ? '' : `#13/${Number(row.lat).toFixed(4)}/${Number(row.lon).toFixed(4)}`;
  return `/?map=${map.id}&collection=${collection.id}&lang=${language}&id=${row.id}${camera}`;
}

/** What the page says of a record that is gone. */
export function goneBody(
  { row, collection, state, similar }: RecordView,
  address: string,
  language: Language,
): Html {
  const t = (label: Label) => label[language];
  const alternatives = listSection(
    TEXT.alternatives,
    undefined,
    similarLines(similar, collection, language),
    language,
  );
  const more = html`<p><a href="${inLanguage(`/records/${collection.id}`, language)}">${t(TEXT.allRecords)} · ${t(collection.label)}</a></p>`;
  if (state === 'withdrawn')
    return html`<h1>${t(TEXT.withdrawn)}</h1><p class="notice">${t(TEXT.withdrawnHint)}</p>${alternatives}${more}`;
  return html`<p class="kicker">${t(collection.label)} · ${t(TEXT.expired)}</p>
    <h1>${nameHtml(row, language)}</h1>
    <p class="notice">${t(SAY.expiredOn(String(row.valid_until)))}</p>
    ${alternatives}${more}${contactSection(row, collection, address, language)}${provenance(row, collection, language, undefined)}`;
}

/** What the page says of a record that is live; `address` is the permanent one. */
export function liveBody(
  view: RecordView,
  map: MapDefinition,
  address: string,
  language: Language,
  release: Release | undefined,
): Html {
  const { row, collection, names, geometry, shapes, related, around, cases, similar } = view;
  const t = (label: Label) => label[language];
  const given = (fields: readonly string[]) =>
    factsOf(row, collection, fields, language, (id) => names.get(id));
  const [status] = given(['status']);
  const otherName = language === 'zh' ? row.name_en : isUntranslated(row, language) ? null : row.name_zh;
  const picture = collection.geometry === 'None' ? undefined : locator(row, geometry, shapes, language);
  const onMap = mapPath(row, collection, map, language);
  const details = factList(given(detailFields(collection)), row, language);
  return html`<p class="kicker">${t(collection.label)}</p>
    <h1>${nameHtml(row, language)}</h1>
    ${otherName ? html`<p class="other-name" lang="${language === 'zh' ? 'en' : LANG.zh}">${otherName}</p>` : ''}
    <p class="tags">
      ${status ? html`<span class="tag status">${status.value}</span>` : ''}
      ${row.is_sample === 1 ? html`<span class="tag">${t(TEXT.sampleMark)}</span>` : ''}
      ${freshnessTag(row, language)}
    </p>
    <p class="actions only-screen">
      ${onMap ? html`<a class="button" href="${onMap}">${t(TEXT.openMap)}</a>` : ''}
      <a class="button quiet-button" href="#contact">${t(TEXT.ask)}</a>
    </p>
    <div class="${picture ? 'beside' : ''}">
      <section>
        <h2>${t(TEXT.facts)}</h2>
        ${factList(given(keyFields(collection)), row, language, 'key')}
      </section>
      ${
        picture
          ? html`<figure>${picture}<figcaption>${geometry ? '' : html`${t(TEXT.placeMissing)} `}${t(CITY.attribution)} · ${CITY.approvalNumber ?? t(TEXT.noApproval)}</figcaption></figure>`
          : ''
      }
    </div>
    ${related.map((one) => relatedSection(one, String(row.id), language))}
    ${details ? html`<section><h2>${t(TEXT.details)}</h2>${details}</section>` : ''}
    ${mediaSection(row, language)}
    ${contactSection(row, collection, address, language)}
    ${around ? policySection(around, language) : ''}
    ${around ? aroundSection(around, language) : ''}
    ${listSection(TEXT.similar, undefined, similarLines(similar, collection, language), language)}
    ${listSection(
      TEXT.cases,
      TEXT.casesHint,
      cases.map((one) => recordLine(one, collectionOf('cases')!, language)),
      language,
    )}
    ${provenance(row, collection, language, release?.data_as_of)}
    <section class="links">
      <dl>
        <div><dt>${t(TEXT.permanent)}</dt><dd><a href="${address}">${address}</a></dd></div>
        <div><dt>${t(TEXT.data)}</dt><dd><a href="/api/collections/${collection.id}/items/${row.id}">${address.replace(/\/records\/.*/, `/api/collections/${collection.id}/items/${row.id}`)}</a></dd></div>
      </dl>
    </section>`;
}
