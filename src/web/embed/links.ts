/** Addresses of the site itself, which open in a tab of their own. */
import { type Camera, hashOf } from '../../domain/camera.ts';
import { searchOf } from '../../domain/place.ts';
import { language, place, theme } from '../state/app.ts';

/** The address that shows what the frame shows. */
export function fullLink(camera?: Camera): string {
  const search = searchOf({ ...place.value, language: language.value, theme: theme.value });
  return new URL(`/${search}${camera ? hashOf(camera) : ''}`, location.href).href;
}

/** The permanent page of a record. */
export const recordLink = (collection: string, id: string): string =>
  `/records/${collection}/${id}?lang=${language.value}`;

/** Where an enquiry about a record is written, which the partner's key in it follows. */
export function enquiryLink(collection: string, id: string): string {
  const open = { collection, id };
  const tool = { id: 'enquire', state: `${collection}.${id}` };
  return `/${searchOf({ ...place.value, open, tool, language: language.value })}`;
}
