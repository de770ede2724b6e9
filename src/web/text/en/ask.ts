/** Texts of the question the page opens on, in English. */
import type { Catalogue } from '../zh/ask.ts';

export const en: Catalogue = {
  want: 'I want to',
  objects: {
    routes: 'see places in person',
    premises: 'a factory, lab or warehouse',
    land: 'on industrial land',
    opportunities: 'invest, acquire, cooperate',
    chains: 'find suppliers and buyers',
    talent: 'find institutes and people',
    digital: 'see 5G and smart factories',
  },
  trade: 'Industry',
  tradeHint: 'e.g. auto parts, chips, biotech',
  textSet: (text) => `Search “${text}”`,
  remove: (what) => `Remove “${what}”`,
  sizes: {
    premises: ['Space needed, at least', 'Space, at most'],
    land: ['Plot needed, at least', 'Plot, at most'],
    opportunities: ['Investment, at least', 'Investment, at most'],
    routes: ['People in the group', 'Duration, at most'],
  },
  notNumber: 'Write numbers, the smaller one first',
  by: 'Needed by',
  any: 'Any',
  anywhere: 'Anywhere',
  byQuarter: (quarter) => `End of ${quarter}`,
  found: (places, counted) => `${counted} ${places}${counted.startsWith('1 ') ? 's' : ''}`,
  oneDivision: (division) => `in ${division} fit`,
  divisions: (division, count) => `in ${count} divisions such as ${division} fit`,
  whole: 'fit',
  counting: 'Counting…',
  failed: 'The count could not be loaded. Map and list are still there.',
  show: 'Show map and list',
  skip: 'Skip and see everything',
  contacts: 'Records name the office and the phone number to ask.',
};
