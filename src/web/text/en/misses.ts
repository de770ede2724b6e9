/** What is said in English where a filter finds little or means nothing. */
import type { MissTexts } from '../zh/misses.ts';

export const en: MissTexts = {
  invalidParameter: (name, value) =>
    `The link asks for “${name}=${value}”, which is no filter and was ignored.`,
  nearMisses: 'Close to what you asked for',
  nothingFits: (what) => `No ${what.toLowerCase()} fit all of it. Give way on one point:`,
  littleFits: 'Few fit. Give way on one point to see more:',
  records: (count) => `${count} in all`,
  emptyHint: 'Try removing a filter:',
};
