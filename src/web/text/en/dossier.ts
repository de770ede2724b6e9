/** Texts of the dossier in English. */
import type { DossierTexts } from '../zh/dossier.ts';

export const en: DossierTexts = {
  print: 'Print',
  printHint: 'One A4 page a record; the print window also saves a PDF.',
  share: 'Share',
  pages: (count) => (count === '1' ? '1 page' : `${count} pages`),
  loading: (done, all) => `Loading ${done} of ${all}…`,
  gone: (count) => `${count} withdrawn, expired or missing, and left out.`,
  failed: (count) => `${count} could not be loaded.`,
  retry: 'Try again',
  nothing: 'Nothing to print. Put records on the shortlist first, or print from a record.',
  mapLabel: 'Sketch: where the record is in the city',
  outlineLabel: 'Sketch: its outline',
  unplaced: 'Place not published',
  unstated: 'not stated',
  keyFacts: 'Main terms',
  details: 'Other terms',
  contact: 'Contact',
  source: 'Source and dates',
  asOf: 'Data as of',
  printedOn: 'Printed on',
  qr: 'QR code of the permanent page',
  qrTooLong: 'The address is too long for a QR code.',
  latest: 'Scan or open for the current state:',
  sample: 'Sample data, all invented',
};
