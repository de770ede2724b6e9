/** What messengers and social networks are told of a map's address. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { CITY } from '../../domain/city.ts';
import { mapAt, placeFrom } from '../../domain/place.ts';
import type { App } from '../env.ts';
import { pictureTags } from './layout.ts';
import { mapPicturePath } from './pictures.ts';
import { publicState } from './public-state.ts';
import { SAY, TEXT } from './text.ts';

/** Open Graph tags of the map and language that the address shows; empty where that map has no picture. */
export async function mapTags(c: Context<App>, search: string): Promise<string> {
  const place = placeFrom(search);
  const map = mapAt(place);
  const { language = 'zh' } = place;
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
