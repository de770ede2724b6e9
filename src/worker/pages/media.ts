/** Pictures and documents of a record with caption and credit. */
import { html } from 'hono/html';
import type { Label, Language } from '../../domain/kinds.ts';
import type { Row } from '../features/feature.ts';
import type { Html } from './layout.ts';
import { TEXT } from './text.ts';

type Medium = { kind: string; url: string; caption?: Label; credit?: string };

/** Pictures of other hosts are not loaded: the page talks to its own host only. */
const isOwn = (url: string) => url.startsWith('/') && !url.startsWith('//');
const WEB = /^(https?:\/\/|\/(?!\/))/;

function figure({ kind, url, caption, credit }: Medium, language: Language): Html | string {
  if (!WEB.test(url)) return '';
  const text = caption?.[language] ?? '';
  const by = credit ? html` <span class="quiet">· ${credit}</span>` : '';
  if (kind !== 'document' && isOwn(url))
    return html`<figure><img src="${url}" alt="${text}" loading="lazy" width="240" height="160" /><figcaption>${text}${by}</figcaption></figure>`;
  return html`<p><a href="${url}" rel="noopener noreferrer">${text || url}</a>${by}</p>`;
}

/** The section of a record page; nothing where it has no media. */
export function mediaSection(row: Row, language: Language): Html | string {
  const media = JSON.parse(String(row.media ?? '[]')) as Medium[] | null;
  if (!media || media.length === 0) return '';
  return html`<section class="media"><h2>${TEXT.pictures[language]}</h2><div>${media.map((one) => figure(one, language))}</div></section>`;
}
