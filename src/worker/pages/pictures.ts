/** Where pictures of pages are. */
import type { Collection, Language, MapDefinition } from '../../domain/kinds.ts';
import type { Release } from '../releases.ts';
import { inLanguage } from './text.ts';

type Pictured = Pick<Release, 'pictures'> | undefined;

/** The path of a record's social picture; undefined where its collection or its map's release has none. */
export const recordPicturePath = (
  { id: collection, pictured }: Collection,
  id: string,
  release: Pictured,
  language: Language,
): string | undefined =>
  pictured && release?.pictures ? inLanguage(`/pictures/${collection}/${id}.png`, language) : undefined;

/** The path of a map's social picture; undefined where its release has none. */
export const mapPicturePath = (
  { id }: MapDefinition,
  release: Pictured,
  language: Language,
): string | undefined => (release?.pictures ? inLanguage(`/pictures/${id}.png`, language) : undefined);
