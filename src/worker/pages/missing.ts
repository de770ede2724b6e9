/** What answers where there is nothing. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Language } from '../../domain/kinds.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import type { App } from '../env.ts';
import { HTML, languageOf } from './language.ts';
import { type Html, layout } from './layout.ts';
import { inLanguage, TEXT } from './text.ts';

/** The page that says so, with the way to a search and to the lists. */
export function missingPage(path: string, language: Language): Html {
  const body = html`<h1>${TEXT.missing[language]}</h1>
    <p>${TEXT.missingHint[language]}</p>
    <form action="/" method="get" class="search-form">
      <input type="hidden" name="lang" value="${language}" />
      <label for="q">${TEXT.search[language]}</label>
      <input id="q" name="q" type="search" required />
      <button class="button">${TEXT.search[language]}</button>
    </form>
    <ul class="lines">${VIEWS.flatMap(({ collections }) => collections).map(({ id, label }) => html`<li><a href="${inLanguage(`/records/${id}`, language)}">${label[language]}</a></li>`)}</ul>
    <p><a class="button" href="${inLanguage('/', language)}">${TEXT.backHome[language]}</a></p>`;
  return layout({ language, title: TEXT.missing[language], path, sample: false, body });
}

/** The answer 404. */
export async function missing(c: Context<App>): Promise<Response> {
  const page = await missingPage(c.req.path, languageOf(c));
  return c.html(page, 404, { 'cache-control': 'no-cache', vary: HTML.vary, 'x-robots-tag': 'noindex' });
}
