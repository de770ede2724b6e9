/** Links of API answers (RFC 8288). */

import type { Link } from './feature.ts';
import { FORMATS, type Format } from './formats.ts';

export const OGC_REL = 'http://www.opengis.net/def/rel/ogc/1.0';

/** The same address in another format, and without the parameters of a page. */
function inFormat(url: URL, format: Format): string {
  const link = new URL(url);
  link.searchParams.set('f', format);
  return link.href;
}

/** `self` in the given format and `alternate` in the others; JSON is of the given media type. */
export function representations(
  url: URL,
  format: Format,
  offered: readonly Format[],
  json: string = FORMATS.json[0],
): Link[] {
  const typeOf = (one: Format) => (one === 'json' ? json : FORMATS[one][0]);
  return [
    { href: url.href, rel: 'self', type: typeOf(format), title: 'This document' },
    ...offered
      .filter((other) => other !== format)
      .map((other) => ({
        href: inFormat(url, other),
        rel: 'alternate',
        type: typeOf(other),
        title: other === 'html' ? 'For people' : `As ${other}`,
      })),
  ];
}

/** The value of a Link header. */
export const linkHeader = (links: readonly Link[]): string =>
  links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`).join(', ');
