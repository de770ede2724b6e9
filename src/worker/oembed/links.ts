/** How a page says where its oEmbed answer is (https://oembed.com, 4). */
import { html } from 'hono/html';
import type { Html } from '../pages/layout.ts';

/** A header longer than this is dropped: proxies refuse more. The element in the page says the same. */
const LONGEST_HEADER = 4000;

/** The oEmbed address of a page of this site; `page` is its absolute address. */
const oembedAddress = (page: string): string =>
  `${new URL(page).origin}/oembed?url=${encodeURIComponent(page)}&format=json`;

/** The `link` element that consumers look for in a page's head. */
export const oembedLink = (page: string, title: string): Html =>
  html`<link rel="alternate" type="application/json+oembed" href="${oembedAddress(page)}" title="${title}" />`;

/** The same as a `Link` header (RFC 8288); undefined for addresses too long for one. */
export function oembedHeader(page: string): string | undefined {
  const address = oembedAddress(page);
  return address.length > LONGEST_HEADER
    ? undefined
    : `<${address}>; rel="alternate"; type="application/json+oembed"`;
}
