/** `/embed/guide`: how a partner puts the map on a page, with examples that run. */
import { html, raw } from 'hono/html';
import { DIVISIONS } from '../../domain/city.ts';
import { EXAMPLES, type ExampleName, exampleHtml } from '../../domain/embed/examples.ts';
import type { Label, Language } from '../../domain/kinds.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import { EVENT_LABELS, EVENT_MEANINGS } from '../counting/text.ts';
import { type Html, type Indexing, layout } from '../pages/layout.ts';
import { inLanguage } from '../pages/text.ts';
import { COMMANDS, EVENTS, GUIDE, KEYS } from './sections.ts';

type Shown = { origin: string; language: Language; sample: boolean; indexing: Indexing | undefined };

/** Examples that show something on this page itself; the others need a page of their own. */
const LIVE: readonly ExampleName[] = ['plain', 'element', 'small'];

function table(
  heads: readonly Label[],
  rows: readonly (readonly (Html | string)[])[],
  language: Language,
): Html {
  return html`<div class="wide guide-table" tabindex="0" role="region" aria-label="${heads[0]![language]}"><table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head[language]}</th>`)}</tr></thead>
    <tbody>${rows.map((cells) => html`<tr>${cells.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`)}</tbody>
  </table></div>`;
}

const code = (text: string): Html => html`<code>${text}</code>`;

function example(name: ExampleName, { origin, language }: Shown): Html {
  const { title, text } = EXAMPLES[name];
  const pasted = exampleHtml(name, origin);
  return html`<section class="example" id="${name}"><h3>${title[language]}</h3><p>${text[language]}</p>
    <pre tabindex="0"><code>${pasted}</code></pre>
    ${LIVE.includes(name) ? html`<div class="live" role="group" aria-label="${GUIDE.live[language]}">${raw(pasted.replaceAll(/ style="[^"]*"/g, ''))}</div>` : ''}</section>`;
}

/** The page, which needs script for nothing but the examples that are scripts. */
export function guidePage(shown: Shown): Html {
  const { origin, language, sample, indexing } = shown;
  const t = (label: Label) => label[language];
  const section = (id: string, title: Label, body: Html) =>
    html`<section><h2 id="${id}">${t(title)}</h2>${body}</section>`;
  return layout({
    language,
    title: t(GUIDE.title),
    path: '/embed/guide',
    sample,
    indexing,
    body: html`<link rel="stylesheet" href="/media/studio.css">
      <h1>${t(GUIDE.title)}</h1><p>${t(GUIDE.intro)}</p>
      ${section(
        'start',
        GUIDE.start,
        html`<ol><li>${t(GUIDE.step1)} <a href="${inLanguage('/embed/studio', language)}">${t(GUIDE.studio)}</a><pre tabindex="0"><code>${exampleHtml('plain', origin)}</code></pre></li><li>${t(GUIDE.step2)}</li><li>${t(GUIDE.step3)}</li></ol>
          <ul>${VIEWS.map(({ id, label }) => html`<li>${code(`/embed/${id}`)} ${t(label)}</li>`)}</ul>`,
      )}
      ${section('examples', GUIDE.examples, html`${Object.keys(EXAMPLES).map((name) => example(name as ExampleName, shown))}`)}
      ${section(
        'address',
        GUIDE.address,
        html`<p>${t(GUIDE.addressText)}</p>${table(
          [GUIDE.key, GUIDE.values, GUIDE.meaning],
          KEYS.map(([key, values, meaning]) => [code(key), code(values), t(meaning)]),
          language,
        )}<p>${t(GUIDE.filters)} ${VIEWS.flatMap(({ collections }) => collections).map(({ id, label }) => html`<a href="/api/collections/${id}/queryables">${t(label)}</a> `)}</p>
        <p>${t(GUIDE.divisions)} ${Object.entries(DIVISIONS).map(([key, label]) => html`${code(key)} ${t(label)} `)}</p>`,
      )}
      ${section(
        'script',
        GUIDE.script,
        html`<p>${t(GUIDE.scriptText)}</p>
          <pre tabindex="0"><code>await customElements.whenDefined('relitu-map');
const { map } = document.querySelector('relitu-map');
await map.ready;
const { matched } = await map.setFilters({ division: '320583' });
const stop = map.on('select', ({ selected, name }) =&gt; console.log(name?.en));</code></pre>
          ${table(
            [GUIDE.call, GUIDE.meaning],
            COMMANDS.map(([call, meaning]) => [code(call), t(meaning)]),
            language,
          )}
          ${table(
            [GUIDE.event, GUIDE.meaning],
            EVENTS.map(([name, meaning]) => [code(name), t(meaning)]),
            language,
          )}`,
      )}
      ${section(
        'elsewhere',
        GUIDE.elsewhere,
        html`<p>${t(GUIDE.wordpress)}</p><p>${t(GUIDE.oembed)}</p><p>${t(GUIDE.wechat)}</p>
          <p>${t(GUIDE.card)}:</p><ul>${VIEWS.map(({ id, label }) => html`<li><a href="/pictures/cards/${id}.png?lang=${language}">${t(label)}</a></li>`)}</ul>`,
      )}
      ${section('csp', GUIDE.csp, html`<p>${t(GUIDE.cspText)} <code>frame-src ${origin}; script-src ${origin}</code></p>`)}
      ${section('guest', GUIDE.guest, html`<p>${t(GUIDE.guestText)}</p>`)}
      ${section(
        'partners',
        GUIDE.partners,
        html`<p>${t(GUIDE.partnersText)}</p><h3>${t(GUIDE.counted)}</h3><p>${t(GUIDE.countedText)}</p>
          <dl>${Object.entries(EVENT_LABELS).map(([event, label]) => html`<dt>${t(label)}</dt><dd>${t(EVENT_MEANINGS[event as keyof typeof EVENT_MEANINGS])}</dd>`)}</dl>`,
      )}
      ${section('promise', GUIDE.promise, html`<p>${t(GUIDE.promiseText)}</p>`)}
      ${section('changes', GUIDE.changes, html`<ul><li>${t(GUIDE.change1)}</li></ul>`)}`,
  });
}
