/**
 * How the page stands in its window: where it begins, and how the address follows it. The embedded map, which stands on
 * somebody else's page, has one of its own (`embed/setting.ts`).
 */

import { type Camera, cameraFrom, hashOf } from '../../domain/camera.ts';
import { type Language, type MapDefinition, TEXT_LANGUAGES } from '../../domain/kinds.ts';
import { type Place, placeFrom, searchOf, type ThemeName } from '../../domain/place.ts';
import { hueOn } from '../../style/palette.ts';

export const startPlace: Place = placeFrom(location.search);

/** Where the map should be at first; undefined for the whole city. */
export const startCamera: Camera | undefined = cameraFrom(location.hash);

/** The language of this build; undefined where it has all of them, as on Vite's own server. */
const ONLY = TEXT_LANGUAGES.find((language) => language === import.meta.env.MODE);

const preferred: Language = /^zh\b/i.test(navigator.language) ? 'zh' : 'en';

/** The language that a place is shown in. */
export const languageAt = ({ language = preferred }: Place): Language => ONLY ?? language;

/** Where one column is all there is room for. */
export const NARROW: string = '(max-width: 760px)';

/** Records on a page of the list. */
export const PAGE_SIZE: number = 30;

/** Whether clusters come from the API even where tiles have them. */
export const ASKS_FOR_CLUSTERS: boolean = false;

/** The colour of buttons and marks of choice. */
export const hueFor = (theme: ThemeName, map: MapDefinition): string => hueOn(theme, map.color);

/**
 * Writes a place into the address: `push` makes a step for the back button, `replace` does not. In another language it
 * is another document, in place of this one.
 */
export function writePlace(next: Place, how: 'push' | 'replace'): void {
  const url = `${searchOf(next)}${location.hash}`;
  if (url === `${location.search}${location.hash}`) return;
  if (next.language && next.language !== languageAt(next)) location.replace(url);
  else if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
}

/** Notes the camera in the address without a step. */
export function writeCamera(camera: Camera): void {
  history.replaceState(null, '', `${location.search}${hashOf(camera)}`);
}

/** Calls back when the visitor goes back or forward. */
export function onReturn(show: (place: Place, camera: Camera | undefined) => void): void {
  window.addEventListener('popstate', () => show(placeFrom(location.search), cameraFrom(location.hash)));
}
