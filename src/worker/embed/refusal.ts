/** What stands in a frame whose address names no map. */
import { html, raw } from 'hono/html';
import type { Label, Language } from '../../domain/kinds.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import type { Html } from '../pages/layout.ts';
import { LANG } from '../pages/text.ts';
import { EMBED_TEXT } from './texts.ts';

/** A small page that says what to write instead. */
export function refusal(language: Language, shell: string): Html {
  const t = (label: Label) => label[language];
  const styles = shell.match(/<link rel="stylesheet"[^>]*>/g)?.join('') ?? '';
  return html`${raw('<!doctype html>')}
<html lang="${LANG[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t(EMBED_TEXT.noMap)}</title>
<link rel="icon" href="data:,">
${raw(styles)}
</head>
<body class="embed-refusal">
<main>
<h1>${t(EMBED_TEXT.noMap)}</h1>
<p>${t(EMBED_TEXT.noMapHint)}</p>
<ul>${VIEWS.map(({ id, label }) => html`<li><a href="/embed/${id}?lang=${language}">${t(label)}</a> <code>/embed/${id}</code></li>`)}</ul>
</main>
</body>
</html>`;
}
