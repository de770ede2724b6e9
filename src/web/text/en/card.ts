/** Texts of a record's card in English. */
import type { CardTexts } from '../zh/card.ts';

export const en: CardTexts = {
  record: 'Record',
  recordMissing: 'There is no such record.',
  permanentPage: 'Permanent page',
  print: 'Print',
  details: 'Details',
  contact: 'Contact',
  office: 'Office',
  phone: 'Phone',
  mail: 'E-mail',
  hours: 'Hours',
  languages: 'Languages',
  source: 'Source',
  sourceNumber: 'Source number',
  verifiedOn: 'Verified on',
  validUntil: 'Valid until',
  pictures: 'Pictures',
  showOnMap: 'Show on the map',
  suppliersAround: 'Suppliers around',
  aroundHere: 'Around here',
  lookAround: 'See what is around',
  related: (what) => what,
  relatedAs: (what, role) => `${what} (as ${role.toLowerCase()})`,
  moreRelated: (count) => `See all ${count}`,
  inAll: (label, sum) => `${label}: ${sum} in all`,
};
