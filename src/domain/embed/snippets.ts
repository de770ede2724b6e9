/** What a partner pastes into a page to show a map: one text for each kind of place. */
import type { FrameSize } from './frame-size.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML and XML, in elements and in quoted attributes. */
export const escapedText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** A map in a frame: its absolute address, its name for screen readers, its size; `100%` is the width around it. */
export type Framed = { address: string; title: string; width: number | '100%'; height: number };

/** An `iframe` element; the page around needs no script. */
export const iframeSnippet = ({ address, title, width, height }: Framed): string =>
  `<iframe src="${escapedText(address)}" title="${escapedText(title)}" width="${width}" height="${height}" loading="lazy" allow="fullscreen; clipboard-write" referrerpolicy="strict-origin-when-cross-origin" style="border:0;max-width:100%"></iframe>`;

/** The attribute of a key: an element's own `id` names it on the page, so that a record has another name. */
const attributeOf = (key: string) => (key === 'id' ? 'record' : key);

/** `<relitu-map>` with the script that defines it, and a link where scripts do not run. */
export function scriptSnippet({ address, title, width, height }: Framed): string {
  const url = new URL(address);
  const attributes = [
    ['map', url.pathname.slice('/embed/'.length)],
    ...[...url.searchParams].map(([key, value]) => [attributeOf(key), value]),
    ...(url.hash ? [['view-at', url.hash.slice(1)]] : []),
    ['title', title],
    ['style', `display:block;width:${width === '100%' ? width : `${width}px`};height:${height}px`],
  ];
  const written = attributes.map(([name, value]) => ` ${name}="${escapedText(value!)}"`).join('');
  return `<script src="${url.origin}/embed.js" async></script>\n<relitu-map${written}><a href="${escapedText(address)}">${escapedText(title)}</a></relitu-map>`;
}

/** A block for the WordPress editor: its own embeds of foreign hosts run without an origin, where no map can load. */
export const wordpressSnippet = (framed: Framed): string =>
  `<!-- wp:html -->\n${iframeSnippet(framed)}\n<!-- /wp:html -->`;

/** A static picture with QR code and printed link: absolute addresses, what it shows, its size in pixels. */
export type Pictured = { picture: string; link: string; title: string } & FrameSize;

/** A picture wrapped in a link, for systems that strip scripts and frames. */
export const pictureSnippet = ({ picture, link, title, width, height }: Pictured): string =>
  `<a href="${escapedText(link)}" target="_blank" rel="noopener"><img src="${escapedText(picture)}" alt="${escapedText(title)}" width="${width}" height="${height}" style="max-width:100%;height:auto"></a>`;

/** Text that Markdown shows as it is (CommonMark 2.4); a line's end would end a link's text. */
const plainMarkdown = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+.!<>|~&-]/g, (character) => `\\${character}`);

/** A destination between angle brackets would do for blanks, but not every reader knows them. */
const markdownAddress = (address: string) =>
  address.replace(/[\s()<>\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A picture wrapped in a link, in Markdown. */
export const markdownSnippet = ({
  picture,
  link,
  title,
}: Pick<Pictured, 'picture' | 'link' | 'title'>): string =>
  `[![${plainMarkdown(title)}](${markdownAddress(picture)})](${markdownAddress(link)})`;
