/** `/intake`: the shell of the page that checks a file in the browser. */
import { html } from 'hono/html';
import type { Label, Language } from '../../domain/kinds.ts';
import { COLLECTIONS } from '../../domain/maps/index.ts';
import { type Html, layout } from '../pages/layout.ts';
import { INTAKE } from './text.ts';

export const templateAddress = (collection: string) => `/intake/templates/${collection}.xlsx`;

export function intakePage(language: Language, sample: boolean, origin: string): Html {
  const t = (label: Label) => label[language];
  return layout({
    language,
    title: t(INTAKE.title),
    path: '/intake',
    sample,
    indexing: sample ? undefined : { origin, description: t(INTAKE.description) },
    wide: true,
    head: html`<link rel="stylesheet" href="/media/intake.css" />`,
    body: html`<h1>${t(INTAKE.title)}</h1>
      <p>${t(INTAKE.intro)}</p>
      <p class="good">${t(INTAKE.private)}</p>
      <noscript><p class="notice">${t(INTAKE.noScript)}</p>
        <ul>${COLLECTIONS.map(({ id, label }) => html`<li><a href="${templateAddress(id)}" download>${t(label)}</a></li>`)}</ul></noscript>
      <div class="intake"></div>
      <script type="module" src="/media/intake.js"></script>`,
  });
}
