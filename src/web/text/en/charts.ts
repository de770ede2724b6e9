/** Texts of the charts, in English. */
import type { ChartsTexts } from '../zh/charts.ts';

const lower = (text: string) => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);

export const en: ChartsTexts = {
  intro: (records) => `All charts follow the current filter (${records}). Choosing a bar makes it a filter.`,
  introAll: 'All charts count every public record. Choosing a bar makes it a filter.',
  count: (by, what) => `${what} by ${lower(by)}`,
  sum: (by, sum) => `${sum} by ${lower(by)}`,
  share: (by, what, value) => `Share of ${lower(what)} with “${value}”, by ${lower(by)}`,
  spread: (by, what) => `${what} by ${lower(by)}`,
  most: (name, value) => `Most: ${name}, ${value}`,
  highest: (name, value) => `Highest: ${name}, ${value}`,
  missing: (count) => `${count} more do not state it`,
  several: 'A record may count under several.',
  show: (count) => `Show ${count} in the list`,
  rest: (count) => `${count} more in the table`,
  table: 'Table',
  records: (count) => (count === '1' ? '1 record' : `${count} records`),
  recordsAxis: 'records',
  column: (from, to) => `${from} to ${to}`,
  part: (part, count) => `${part} of ${count}`,
  shareHead: 'Share',
  countHead: 'Records',
  none: 'Nothing to draw under the current filter.',
  loading: 'Counting…',
  failed: 'The data could not be loaded.',
  retry: 'Try again',
  joint: '; ',
};
