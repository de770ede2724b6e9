/** Texts of sharing in English. */
import type { ShareTexts } from '../zh/share.ts';

export const en: ShareTexts = {
  link: 'Link',
  linkHint:
    'It says map, filters, area, view and open record; whoever opens it reads it in their own language.',
  linkTo: (tool) => `The link opens: ${tool}`,
  shortening: {
    waiting: 'A long link: making a short one…',
    failed: 'There is no short link; the long one above works, but some programs cut it.',
    done: 'A long link: the view is saved under a short one, kept for 24 months after it was last opened.',
  },
  copy: 'Copy link',
  copied: 'Copied',
  copyFailed: 'Please copy the link above by hand.',
  send: 'Send…',
  qr: 'QR code',
  qrLabel: 'QR code of this link',
  qrTooLong: 'The link is too long for a QR code. Draw a simpler area, or copy the link.',
  qrSave: 'Save QR code (SVG)',
  picture: 'Picture of the map',
  pictureHint: 'What the map shows now, with title, legend, scale, date of the data and approval line.',
  pictureSave: 'Save picture (PNG)',
  pictureMaking: 'Drawing…',
  pictureFailed: 'This browser did not draw the map, so there is no picture to save.',
  pictureFile: 'map',
  sample: 'Sample data, all invented',
  madeOn: (day) => `Made on ${day}`,
  csv: 'Current list',
  csvHint: (what) => `${what}, with the fields and codes of the API.`,
  csvSave: 'Download CSV',
  csvProgress: (done, all) => `${done} of ${all}…`,
  csvFailed: 'The download did not finish. Please try again.',
  embed: 'Put it on your site',
  csvAddress: 'API address',
};
