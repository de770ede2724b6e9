/** The snippets of a choice. */

import { hashOf } from '../../domain/camera.ts';
import { CITY } from '../../domain/city.ts';
import { type EmbedOptions, keptAddress } from '../../domain/embed/options.ts';
import {
  iframeSnippet,
  markdownSnippet,
  pictureSnippet,
  scriptSnippet,
  wordpressSnippet,
} from '../../domain/embed/snippets.ts';
import type { Language } from '../../domain/kinds.ts';
import { mapAt, searchOf } from '../../domain/place.ts';
import { CARD } from '../../style/picture/card.ts';
import { SIZES, type SizeName } from './choice.ts';
import type { FORMS } from './text.ts';

export type Outputs = { snippets: Record<keyof typeof FORMS, string>; link: string; picture: string };

/** The page of the site that shows the same. */
const linkOf = ({ place, camera }: EmbedOptions, origin: string): string =>
  `${origin}/${searchOf(place)}${camera ? hashOf(camera) : ''}`;

/** Every form of a choice, with titles in the language of the map, or of the reader where the map follows its visitor. */
export function outputsOf(
  options: EmbedOptions,
  { origin, size, reader }: { origin: string; size: SizeName; reader: Language },
): Outputs {
  const language = options.place.language ?? reader;
  const map = mapAt(options.place);
  const title = `${CITY.name[language]} · ${map.label[language]}`;
  const link = linkOf(options, origin);
  const picture = `${origin}/pictures/cards/${map.id}.png?lang=${language}`;
  const address = `${origin}${keptAddress(options)}`;
  const framed = { address, title, ...SIZES[size] };
  const pictured = { picture, link, title, ...CARD };
  const oembed = new URLSearchParams({ url: address, format: 'json' });
  if (framed.width !== '100%') oembed.set('maxwidth', String(framed.width));
  oembed.set('maxheight', String(framed.height));
  return {
    link,
    picture,
    snippets: {
      iframe: iframeSnippet(framed),
      script: scriptSnippet(framed),
      wordpress: wordpressSnippet(framed),
      oembed: `${origin}/oembed?${oembed}`,
      markdown: markdownSnippet(pictured),
      picture: pictureSnippet(pictured),
      link: address,
    },
  };
}
