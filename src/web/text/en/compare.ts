/** Texts of the comparison in English. */
import type { CompareTexts } from '../zh/compare.ts';

export const en: CompareTexts = {
  caption: (count) => `${count} records side by side`,
  sections: {
    leading: 'Main terms',
    place: 'Place',
    details: 'Other terms',
    contact: 'Contact',
    provenance: 'Source and dates',
  },
  field: 'Item',
  unstated: 'not stated',
  inapplicable: 'Records of this kind have no such item',
  lowest: 'lowest',
  highest: 'highest',
  earliest: 'earliest',
  differs: 'the records differ',
  onlyDifferences: 'Only what differs',
  noDifference: 'Everything listed is the same.',
  removeColumn: (name) => `Remove from the comparison: ${name}`,
  open: (name) => `Open the record: ${name}`,
  share: 'Share comparison',
  print: 'Print dossier',
  add: 'Add from the shortlist…',
  addLabel: 'Add a record from the shortlist',
  nothing: 'Nothing to compare. Tick two to four records of the shortlist.',
  toShortlist: 'Open the shortlist',
  gone: 'Withdrawn, expired or not there',
  failed: 'Could not be loaded',
  retry: 'Try again',
};
