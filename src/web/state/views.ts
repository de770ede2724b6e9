/** Views a visitor has named: links kept in this browser, in no language. */

import { cameraFrom } from '../../domain/camera.ts';
import { CITY } from '../../domain/city.ts';
import { dayAt } from '../../domain/filter.ts';
import { placeFrom, searchOf } from '../../domain/place.ts';
import { cameraWish, go, place } from './app.ts';
import { kept } from './kept.ts';

/** `search` and `hash` are those of the address, without language and appearance. */
export type View = { id: string; name: string; search: string; hash: string; day: string };

const MOST_VIEWS = 50;
export const LONGEST_NAME = 60;

const isView = (value: unknown): value is View =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'name', 'search', 'hash', 'day'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );

/** The saved views, newest first. */
export const views = kept<View[]>(
  'views',
  [],
  (value): value is View[] => Array.isArray(value) && value.every(isView),
);

/** The address of what is shown, for readers of any language. */
export const currentLink = (): { search: string; hash: string } => ({
  search: searchOf({ ...place.value, language: undefined, theme: undefined, partner: undefined }),
  hash: location.hash,
});

/** The link a view is. */
export const linkTo = ({ search, hash }: Pick<View, 'search' | 'hash'>): string =>
  new URL(`/${search}${hash}`, location.href).href;

/** Keeps what is shown under a name; a view of the same name is replaced. */
export function saveView(name: string): void {
  const view = {
    id: Date.now().toString(36),
    name: name.trim().slice(0, LONGEST_NAME),
    ...currentLink(),
    day: dayAt(new Date(), CITY.timeZone),
  };
  const others = views.peek().filter((other) => other.name !== view.name);
  views.value = [view, ...others].slice(0, MOST_VIEWS);
}

export const deleteView = (id: string): void => {
  views.value = views.peek().filter((view) => view.id !== id);
};

/** Shows a view in the language and appearance chosen. */
export function openView({ search, hash }: View): void {
  const { language, theme } = place.peek();
  go({ ...placeFrom(search), language, theme });
  cameraWish.value = { camera: cameraFrom(hash) };
}
