/** What search engines read of a record's page: JSON-LD in the words of schema.org. */
import { textIn } from '../../domain/bilingual.ts';
import { CITY } from '../../domain/city.ts';
import type { Collection, Language, MapDefinition } from '../../domain/kinds.ts';
import { served } from '../../domain/stored-value.ts';
import { UNITS } from '../../domain/units.ts';
import type { Row } from '../features/feature.ts';
import { factsOf, keyFields, plainName } from './facts.ts';
import { inLanguage, LANG, TEXT } from './text.ts';

/** Types of what collections hold; of others only the page is described, or the place where there is one. */
const THINGS: Readonly<Record<string, string>> = {
  routes: 'TouristTrip',
  firms: 'Organization',
  institutes: 'ResearchOrganization',
  nodes: 'DefinedTerm',
  divisions: 'AdministrativeArea',
  policies: 'Legislation',
  cases: 'CreativeWork',
};

/** Collections whose pages offer something to rent or to buy. */
const LISTINGS = ['premises', 'plots'];

/** Types that may have a place and free properties of their own. */
const PLACES = ['Place', 'AdministrativeArea'];

const address = (row: Row, language: Language) => ({
  '@type': 'PostalAddress',
  addressCountry: 'CN',
  addressRegion: CITY.name[language],
  ...(typeof row.address === 'string' ? { streetAddress: row.address } : {}),
});

function properties(row: Row, collection: Collection, language: Language) {
  return factsOf(row, collection, keyFields(collection), language).map(({ name, field, label, value }) => {
    const stored = served(row[name], field);
    const isMeasured = typeof stored === 'number' && (field.kind === 'number' || field.kind === 'count');
    return {
      '@type': 'PropertyValue',
      name: label,
      value: isMeasured ? stored : value,
      ...(isMeasured && field.unit ? { unitText: UNITS[field.unit].label[language] } : {}),
    };
  });
}

function thing(row: Row, collection: Collection, language: Language, url: string) {
  const isPlaced = typeof row.lon === 'number' && typeof row.lat === 'number';
  const type = THINGS[collection.id] ?? (collection.geometry === 'None' ? 'Thing' : 'Place');
  const other = language === 'en' ? row.name_zh : row.name_en;
  const place = {
    address: address(row, language),
    ...(isPlaced ? { geo: { '@type': 'GeoCoordinates', latitude: row.lat, longitude: row.lon } } : {}),
  };
  const isPlace = PLACES.includes(type);
  return {
    '@type': type,
    '@id': `${url}#record`,
    name: plainName(row, language),
    ...(typeof other === 'string' && other !== plainName(row, language) ? { alternateName: other } : {}),
    identifier: String(row.id),
    ...(isPlace ? { ...place, additionalProperty: properties(row, collection, language) } : {}),
    ...(isPlaced && type.endsWith('Organization') ? { location: { '@type': 'Place', ...place } } : {}),
    ...(type === 'Legislation'
      ? {
          ...(row.doc_no === null ? {} : { legislationIdentifier: row.doc_no }),
          ...(row.in_force_from === null ? {} : { legislationDate: row.in_force_from }),
          ...(row.issuer === null
            ? {}
            : { legislationPassedBy: { '@type': 'Organization', name: row.issuer } }),
        }
      : {}),
  };
}

/** The document of a record's page; `url` is its permanent address. */
export function linkedData(
  row: Row,
  collection: Collection,
  map: MapDefinition,
  language: Language,
  url: string,
): object {
  const { origin } = new URL(url);
  const steps = [
    { name: TEXT.home[language], item: `${origin}/` },
    { name: map.label[language], item: `${origin}${inLanguage(`/?map=${map.id}`, language)}` },
    {
      name: collection.label[language],
      item: `${origin}${inLanguage(`/records/${collection.id}`, language)}`,
    },
    { name: plainName(row, language), item: url },
  ];
  return {
    '@context': 'https://schema.org',
    '@type': LISTINGS.includes(collection.id) ? 'RealEstateListing' : 'WebPage',
    '@id': url,
    url,
    name: plainName(row, language),
    inLanguage: LANG[language],
    ...(row.verified_at === null ? {} : { dateModified: row.verified_at }),
    ...(row.valid_until === null ? {} : { expires: row.valid_until }),
    ...(row.contact_office === null
      ? {}
      : {
          publisher: {
            '@type': 'Organization',
            name: textIn(String(row.contact_office), language),
          },
        }),
    isPartOf: {
      '@type': 'WebSite',
      name: `${CITY.name[language]} ${TEXT.product[language]}`,
      url: `${origin}/`,
    },
    breadcrumb: {
      '@type': 'BreadcrumbList',
      itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
    },
    mainEntity: thing(row, collection, language, url),
  };
}
