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

/** `self` in the given format and `alternate` in the others. */
export const representations = (url: URL, format: Format, offered: readonly Format[]): Link[] => [
  { href: url.href, rel: 'self', type: FORMATS[format][0], title: 'This document' },
  ...offered
    .filter((other) => other !== format)
    .map((other) => ({
      href: inFormat(url, other),
      rel: 'alternate',
      type: FORMATS[other][0],
      title: other === 'html' ? 'For people' : `As ${other}`,
    })),
];

/** The value of a Link header. */
export const linkHeader = (links: readonly Link[]): string =>
  links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`).join(', ');
