/** Around here: a section of the card. */
import type { AroundTexts } from '../zh/around.ts';

const plural = (count: string, word: string) => (count === '1' ? word : `${word}s`);

export const en: AroundTexts = {
  note: 'All distances are in a straight line from the label point of this record, not by road.',
  asOf: (day) => `Data as of ${day}`,
  failed: 'What lies around could not be loaded',
  noPlace:
    'No place is published for this record, so there are no distances. Gaps and policies are listed by industry and zone.',
  radius: 'Within',
  suppliers: 'Suppliers',
  firms: (count) => `${count} ${plural(count, 'firm')}`,
  firmsIn: (count, distance) => `${count} ${plural(count, 'firm')} within ${distance}`,
  firmsWithin: (count, distance) => `${count} ${plural(count, 'firm')} of the chains within ${distance}`,
  related: 'Chains that match the industries of this record',
  others: 'Other chains',
  noRelated: 'No chain matches the industries of this record; these are all chains',
  chains: 'Chains',
  listFirms: (link, count, distance) =>
    `List the ${count} ${plural(count, 'firm')} of “${link}” within ${distance}`,
  nobody: (distance) => `No firm within ${distance}`,
  allLinks: (count) => `All ${count} links`,
  fewer: 'Fewer',
  seeFirms: (count) => `List ${count} ${plural(count, 'firm')}`,
  gaps: 'Gaps',
  gapsNote: 'Links of the related chains recorded as weak, missing or broken in the city',
  noGaps: 'No gap is recorded for the related chains.',
  empty: 'Nobody',
  allGaps: (count) => `All ${count} gaps`,
  institutes: (count, distance) => `${count} within ${distance}`,
  seeAll: (count) => `List all ${count}`,
  passing: (count, distance) =>
    count === '1' ? `1 route stops within ${distance}` : `${count} routes stop within ${distance}`,
  none: (distance) => `None within ${distance}`,
  nearest: 'Nearest:',
  hubs: 'To transport hubs',
  zone: 'Development zone',
  policies: 'Policies that apply',
  noPolicies: 'No policy is recorded that applies.',
  forZone: 'For this zone',
  forTerms: (terms) => `For ${terms}`,
  forAll: 'For all',
};
