/** What messengers and social networks are told of a map's address. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { CITY } from '../../domain/city.ts';
import type { Language, MapDefinition } from '../../domain/kinds.ts';
import type { App } from '../env.ts';
import { pictureTags } from './layout.ts';
import { mapPicturePath } from './pictures.ts';
import { publicState } from './public-state.ts';
import { SAY, TEXT } from './text.ts';

/** Open Graph tags of a map in a language; empty where it has no picture. */
export async function mapTags(c: Context<App>, map: MapDefinition, language: Language): Promise<string> {
  const { releases } = await publicState(c);
  const path = mapPicturePath(map, releases.get(map.id), language);
  if (!path) return '';
  const { origin } = new URL(c.req.url);
  const title = map.label[language];
  const tags = await html`<meta property="og:type" content="website" />
    <meta property="og:site_name" content="${CITY.name[language]} · ${TEXT.product[language]}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${map.description[language]}" />
    ${pictureTags({ address: `${origin}${path}`, alt: SAY.pictureOf(title)[language] })}`;
  return String(tags);
}
