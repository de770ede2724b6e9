/** What the server says with the page. */
import { type EmbedPage, PAGE_DATA } from '../../domain/embed/page.ts';

export const page = JSON.parse(document.getElementById(PAGE_DATA)!.textContent!) as EmbedPage;
