/** `/embed/studio`: a form that makes an embedded map, complete without script; the script renews what follows from it. */
import { html } from 'hono/html';
import { hashOf } from '../../domain/camera.ts';
import { embedAddress, PARTS, type Part } from '../../domain/embed/options.ts';
import type { Field, Label, Language } from '../../domain/kinds.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import { collectionAt, mapAt } from '../../domain/place.ts';
import { filterFields } from '../../domain/query.ts';
import { hueOn } from '../../style/palette.ts';
import { qrPath } from '../../style/qr-path.ts';
import { type Html, type Indexing, layout } from '../pages/layout.ts';
import { inLanguage } from '../pages/text.ts';
import { type Choice, SIZES, type SizeName } from './choice.ts';
import { outputsOf } from './outputs.ts';
import { FORMS, STUDIO } from './text.ts';

type Shown = { choice: Choice; origin: string; language: Language };

const SIZE_LABELS: Record<SizeName, Label> = {
  full: STUDIO.fullWidth,
  auto: STUDIO.ownHeight,
  '400x300': { zh: '400 × 300', en: '400 × 300' },
  '600x450': { zh: '600 × 450', en: '600 × 450' },
  '800x600': { zh: '800 × 600', en: '800 × 600' },
};

type Option = { value: string; label: Label };

function select(name: string, label: Label, options: readonly Option[], chosen: string, language: Language) {
  return html`<label>${label[language]}<select name="${name}">${options.map(
    ({ value, label: one }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${one[language]}</option>`,
  )}</select></label>`;
}

const box = (name: string, value: string, label: string, checked: boolean) =>
  html`<label class="box"><input type="checkbox" name="${name}" value="${value}"${checked ? html` checked` : ''}> ${label}</label>`;

/** A filter's value in words where it is a code, shortened. */
function valueWords(value: string, field: Field | undefined, language: Language): string {
  const words =
    field?.kind === 'term'
      ? value
          .split(',')
          .map((code) => field.terms[code]?.[language] ?? code)
          .join(language === 'zh' ? '、' : ', ')
      : value;
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

/** What of the slice is kept in the form: each as a line with a box that takes it off. */
function slice({ choice, language }: Shown): Html {
  const { place, camera } = choice.options;
  const fields = new Map(filterFields(collectionAt(place)));
  const opened = place.open && `${place.open.collection}.${place.open.id}`;
  const all: [name: string, value: string | undefined, label: Label][] = [
    ...Object.entries(place.params).map(([name, value]): [string, string, Label] => [
      name,
      value,
      fields.get(name)!.label,
    ]),
    ['q', place.q, STUDIO.text],
    ['filter', place.filter, STUDIO.written],
    ['id', opened, STUDIO.opened],
    ['at', camera && hashOf(camera).slice(1), STUDIO.camera],
  ];
  const lines = all.flatMap(([name, value, label]) => (value ? [{ name, value, label }] : []));
  if (lines.length === 0) return html`<p class="quiet">${STUDIO.noFilter[language]}</p>`;
  return html`<ul class="studio-slice">${lines.map(({ name, value, label }) => html`<li>${box(name, value, `${label[language]}: ${valueWords(value, fields.get(name), language)}`, true)}</li>`)}</ul>`;
}

function form(shown: Shown): Html {
  const { choice, language } = shown;
  const { options, size } = choice;
  const { place, maps, parts } = options;
  const t = (label: Label) => label[language];
  const theme = place.theme ?? 'auto';
  return html`<form class="studio-form" method="get" action="/embed/studio" aria-label="${t(STUDIO.settings)}">
    <input type="hidden" name="form" value="1">
    <input type="hidden" name="lang" value="${language}">
    <fieldset><legend>${t(STUDIO.shows)}</legend>
      ${select(
        'map',
        STUDIO.map,
        VIEWS.map(({ id, label }) => ({ value: id, label })),
        place.map,
        language,
      )}
      ${select(
        'collection',
        { zh: '表', en: 'List of' },
        mapAt(place).collections.map(({ id, label }) => ({ value: id, label })),
        place.collection,
        language,
      )}
      ${select(
        'view',
        STUDIO.view,
        [
          { value: 'plain', label: STUDIO.plain },
          { value: 'heat', label: STUDIO.heat },
        ],
        place.view,
        language,
      )}
      <p class="studio-head">${t(STUDIO.filter)}</p>
      <p class="quiet">${t(STUDIO.filterHint)}</p>
      <div data-part="slice">${slice(shown)}</div>
      <label>${t(STUDIO.from)}<input type="url" name="from" placeholder="${shown.origin}/?map=land…" autocomplete="off"></label>
      <details><summary>${t(STUDIO.more)}</summary>${VIEWS.filter(({ id }) => id !== place.map).map((view) => box('maps', view.id, t(view.label), maps.includes(view.id)))}</details>
    </fieldset>
    <fieldset><legend>${t(STUDIO.looks)}</legend>
      ${select(
        'size',
        STUDIO.size,
        Object.keys(SIZES).map((value) => ({ value, label: SIZE_LABELS[value as SizeName] })),
        size,
        language,
      )}
      ${select(
        'in',
        STUDIO.language,
        [
          { value: '', label: STUDIO.anyLanguage },
          { value: 'zh', label: { zh: '中文', en: '中文' } },
          { value: 'en', label: { zh: 'English', en: 'English' } },
        ],
        place.language ?? '',
        language,
      )}
      ${select(
        'theme',
        STUDIO.theme,
        [
          { value: 'auto', label: STUDIO.themeAuto },
          { value: 'light', label: STUDIO.light },
          { value: 'dark', label: STUDIO.dark },
        ],
        theme,
        language,
      )}
      <div class="studio-accent"><label>${t(STUDIO.accent)}<input type="color" name="accent" value="#${options.accent ?? hueOn('light', mapAt(place).color).replace('#', '')}"></label>
      ${box('own', '1', t(STUDIO.accentOwn), options.accent !== undefined)}</div>
      <p class="studio-head">${t(STUDIO.parts)}</p>
      ${(Object.keys(PARTS) as Part[]).map((part) => box(part, '1', t(STUDIO[part]), parts[part]))}
      ${box('lead', '1', t(STUDIO.lead), options.lead)}
      ${box('gestures', 'coop', t(STUDIO.coop), options.gestures === 'coop')}
      <label>${t(STUDIO.partner)}<input name="partner" value="${options.partner ?? ''}" pattern="[a-z0-9][a-z0-9\\-]{1,39}" autocomplete="off" spellcheck="false"></label>
      <p class="quiet">${t(STUDIO.partnerHint)}</p>
    </fieldset>
    <button type="submit">${t(STUDIO.apply)}</button>
  </form>`;
}

function warnings({ choice, language }: Shown): Html {
  if (choice.warnings.length === 0) return html``;
  return html`<div class="studio-warnings" role="status"><p>${STUDIO.warnings[language]}</p><ul>${choice.warnings.map(
    ({ parameter, value, reason }) =>
      html`<li><code>${parameter}${value === undefined ? '' : `=${value.slice(0, 80)}`}</code> ${parameter === 'from' ? STUDIO.fromWrong[language] : reason}</li>`,
  )}</ul></div>`;
}

function preview({ choice, language }: Shown): Html {
  const { options, size } = choice;
  const { width, height } = SIZES[size];
  const place = { ...options.place, language: options.place.language ?? language };
  const shown = { ...options, place, partner: undefined };
  return html`<section class="studio-preview" aria-labelledby="preview"><h2 id="preview">${STUDIO.preview[language]}</h2>
    <iframe src="${embedAddress(shown)}" title="${STUDIO.preview[language]}" width="${width}" height="${height}" allow="fullscreen; clipboard-write"></iframe>
    <button type="button" class="keep-view" hidden>${STUDIO.keepView[language]}</button></section>`;
}

function outputs({ choice, origin, language }: Shown): Html {
  const { snippets, link, picture } = outputsOf(choice.options, {
    origin,
    size: choice.size,
    reader: language,
  });
  const code = qrPath(link);
  const t = (label: Label) => label[language];
  return html`<section class="studio-outputs" aria-labelledby="snippets"><h2 id="snippets">${t(STUDIO.snippets)}</h2>
    ${warnings({ choice, origin, language })}
    ${Object.entries(FORMS).map(
      ([
        name,
        { label, hint },
      ]) => html`<div class="snippet"><h3 id="form-${name}">${t(label)}</h3><p class="quiet">${t(hint)}</p>
      <textarea readonly rows="${name === 'link' || name === 'oembed' ? 2 : 4}" aria-labelledby="form-${name}" spellcheck="false">${snippets[name as keyof typeof FORMS]}</textarea>
      <button type="button" class="copy" hidden>${t(STUDIO.copy)}</button></div>`,
    )}
    <div class="snippet"><h3>${t(STUDIO.qr)}</h3>
      ${code ? html`<svg class="qr" viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label="${t(STUDIO.qrLabel)}" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h${code.size}v${code.size}h-${code.size}z"/><path fill="#000000" d="${code.path}"/></svg>` : html`<p class="quiet">${t(STUDIO.qrTooLong)}</p>`}
      <p><a href="${picture}" download>${t(STUDIO.png)}</a> <span class="quiet">${t(STUDIO.pngHint)}</span></p></div>
  </section>`;
}

/** The studio with a choice, in no language yet. */
function studioAddress(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('lang');
  return `/embed/studio${query.size > 0 ? `?${query}` : ''}`;
}

/** The page for a choice. */
export function studioPage(
  shown: Shown & { sample: boolean; indexing: Indexing | undefined; search: string },
): Html {
  const { language, sample, indexing, search } = shown;
  const t = (label: Label) => label[language];
  return layout({
    language,
    title: t(STUDIO.title),
    path: studioAddress(search),
    sample,
    indexing,
    wide: true,
    body: html`<link rel="stylesheet" href="/media/studio.css">
      <h1>${t(STUDIO.title)}</h1>
      <p>${t(STUDIO.intro)} <a href="${inLanguage('/embed/guide', language)}">${t(STUDIO.guide)}</a></p>
      <div class="studio" data-copied="${t(STUDIO.copied)}" data-copy="${t(STUDIO.copy)}" data-failed="${t(STUDIO.copyFailed)}">
        ${form(shown)}
        <div class="studio-side">${preview(shown)}<p role="status" class="quiet studio-said"></p>${outputs(shown)}</div>
      </div>
      <script type="module" src="/media/studio.js"></script>`,
  });
}
