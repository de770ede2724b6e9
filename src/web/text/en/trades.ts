/** Texts of the trades that the question offers, in English. */
import type { Catalogue } from '../zh/trades.ts';

export const en: Catalogue = {
  trades: 'Industries to choose from',
  chain: (name) => `See the chain: ${name}`,
  searchFor: (text) => `Search names and texts for “${text}”`,
  noneFits: (text) => `Nothing here is called “${text}”; all there is to choose from:`,
};
