/** What record cards say about visits, in English. */
import type { CardVisitText } from '../zh/card-visit.ts';

export const en: CardVisitText = {
  add: 'Add to visit',
  added: 'In your visit',
  full: 'The visit is full',
  open: (count) => `Open visit (${count})`,
  start: 'Start from this route',
  starting: 'Reading the stops…',
  startFailed: 'The stops could not be read; press again',
  really: (time) => `About ${time} in all with rides and visiting hours`,
  noon: (from, to) => `over noon, no visits ${from}–${to}`,
  reordered: 'in another order',
  closedStops: (numbers) => `Not open to foreign visitors: stop${/\D/.test(numbers) ? 's' : ''} ${numbers}`,
  moreDays: 'The visiting hours of its stops do not fit into one day',
};
