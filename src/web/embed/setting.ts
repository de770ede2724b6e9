/**
 * How an embedded map stands in its frame; takes the place of `state/setting.ts`. It begins with what the server has
 * understood of the address, and writes none: steps of a frame would be steps of the page around it.
 */

import { type Camera, cameraFrom } from '../../domain/camera.ts';
import type { Language, MapDefinition } from '../../domain/kinds.ts';
import type { Place, ThemeName } from '../../domain/place.ts';
import { accentOn } from '../../style/accent.ts';
import { hueOn } from '../../style/palette.ts';
import { page } from './page.ts';

export { EMBED_PAGE_SIZE as PAGE_SIZE } from '../../domain/embed/page.ts';

export const startPlace: Place = page.options.place;

export const startCamera: Camera | undefined = cameraFrom(location.hash) ?? page.options.camera;

export const languageAt = ({ language = page.language }: Place): Language => language;

export const NARROW = '(max-width: 479px)';

/** Below the zoom of single records that is one answer, which came with the page, in place of several tiles. */
export const ASKS_FOR_CLUSTERS: boolean = true;

/** A partner's colour goes before that of the map. */
export const hueFor = (theme: ThemeName, map: MapDefinition): string =>
  page.options.accent ? accentOn(theme, `#${page.options.accent}`) : hueOn(theme, map.color);

export const writePlace = (_next: Place, _how: 'push' | 'replace'): void => {};

export const writeCamera = (_camera: Camera): void => {};

export const onReturn = (_show: (place: Place, camera: Camera | undefined) => void): void => {};
