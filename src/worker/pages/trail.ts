/** Where pages stand. */
import type { Collection, Language } from '../../domain/kinds.ts';
import { mapWith, VIEWS } from '../../domain/maps/index.ts';
import type { Step } from './layout.ts';
import { inLanguage, TEXT } from './text.ts';

/** The way to the pages of a collection. */
export const trailTo = (collection: Collection, language: Language): Step[] => {
  const map = mapWith(collection.id)!;
  const isView = VIEWS.some(({ id }) => id === map.id);
  return [
    { label: TEXT.home[language], href: inLanguage('/', language) },
    ...(isView ? [{ label: map.label[language], href: inLanguage(`/?map=${map.id}`, language) }] : []),
    { label: collection.label[language], href: inLanguage(`/records/${collection.id}`, language) },
  ];
};
