/** Texts of suggestions in English. */
import type { SearchTexts } from '../zh/search.ts';

export const en: SearchTexts = {
  searchResults: 'Search results',
  searchHere: (text) => `Filter the current list by “${text}”`,
  searchPlaces: 'Places',
  searchLists: 'Lists',
  searchRecords: 'Records',
  searching: 'Searching…',
  searchFailed: 'Search is not available just now',
};
