/** Both languages in one page: the reader's choice shows one of them, without script. */
import { html } from 'hono/html';
import type { Label } from '../../domain/kinds.ts';
import type { Html } from '../pages/layout.ts';
import { LANG } from '../pages/text.ts';

/** A text in both languages; once where they are the same. */
export const both = ({ zh, en }: Label): Html =>
  zh === en
    ? html`${zh}`
    : html`<span class="zh" lang="${LANG.zh}">${zh}</span><span class="en" lang="${LANG.en}">${en}</span>`;

/** Both where only one text can stand, such as an attribute. */
export const inBoth = ({ zh, en }: Label): string => (zh === en ? zh : `${zh} / ${en}`);
