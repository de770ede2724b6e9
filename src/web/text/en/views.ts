/** Texts of the saved views, in English. */
import type { Catalogue } from '../zh/views.ts';

export const en: Catalogue = {
  viewName: 'Name this view',
  saveView: 'Save',
  viewSaved: 'Saved',
  viewNotKept: 'This browser keeps nothing: the view is here until you leave. Copy its link instead.',
  noViews: 'No saved views yet. A saved view brings back map, filters, area and place with one click.',
  viewsHere: 'Views are kept in this browser only. Their links work for everybody.',
  copyLinkTo: (name) => `Copy the link to “${name}”`,
  deleteView: (name) => `Delete “${name}”`,
};
