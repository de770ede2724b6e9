/** Texts of suggestions in English. */
import type { SearchTexts } from '../zh/search.ts';

export const en: SearchTexts = {
  searchResults: 'Search results',
  searchHere: (text) => `Filter the current list by “${text}”`,
  searchPlaces: 'Places',
  searchLists: 'Lists',
  searchRecords: 'Records',
  searchCorrected: (text) => `Nothing is called exactly that; this is for “${text}”`,
  between: ', ',
  searchIgnored: (words) => `Left out: ${words}`,
  searchLacking: (words) => `Nothing fits with ${words}; these are without`,
  searchAbsent: (words, what) => `No ${what.toLowerCase()} here are ${words}; left out`,
  searchSpeaker: (words) => `Who you are, not looked for: ${words}`,
  searchUnderstood: 'Taken as conditions:',
  searchUnmet: (amounts) => `Nothing is within ${amounts} as well; left out, the nearest first`,
  searchUnread: (text) => `Too long to be read in full; left out: ${text}`,
  searchElsewhere: (what, count) => `Look under “${what}”${count ? ` (${count})` : ''}`,
  examplesHeading: 'Write as you would say it, such as',
  examples: {
    premises: ['food factory with steam and gas', 'biomedicine R&D building in Kunshan or Taicang'],
    land: ['integrated circuits land in Kunshan or Taicang', 'land in Zhangjiagang'],
    opportunities: ['medical devices project in Kunshan', 'biomedicine project in Kunshan or Taicang'],
    chains: ['packaging and testing firms in Kunshan', 'innovative drug firms in Industrial Park'],
    talent: ['integrated circuits research institute', 'universities in Suzhou Industrial Park'],
    routes: ['biomedicine tour', 'Kunshan intelligent manufacturing'],
    digital: ['automotive components in Kunshan', '5G factory'],
  },
  searchNone: 'Nothing found',
  searching: 'Searching…',
  searchFailed: 'Search is not available just now',
};
