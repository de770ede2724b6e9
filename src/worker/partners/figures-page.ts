/** The page on which a partner sees how often its maps were looked at. */
import { html } from 'hono/html';
import { EVENTS } from '../../domain/counting.ts';
import { numberFormat } from '../../domain/formats.ts';
import type { Label, Language } from '../../domain/kinds.ts';
import { MAPS } from '../../domain/maps/index.ts';
import type { Partner } from '../../domain/partner.ts';
import { LOCALE } from '../../domain/sentence.ts';
import { countsOf, lastMonths, type Sum } from '../counting/sums.ts';
import { mapTable, meanings, monthTable, surfaceTable } from '../counting/tables.ts';
import { COUNTING_TEXT, EVENT_LABELS } from '../counting/text.ts';
import { type Html, layout } from '../pages/layout.ts';
import { monthBars } from './chart.ts';

const TEXT = {
  figures: { zh: '访问统计', en: 'Figures' },
  intro: {
    zh: '访客在贵方页面的嵌入地图中，以及由此进入本站后的行为。',
    en: 'What visitors did in the maps embedded on your pages, and on this site after coming from there.',
  },
  year: { zh: '近 12 个月', en: 'The last 12 months' },
  secret: {
    zh: '凭此网址即可查看本页，请只交给需要的人；如外泄，请本站更换。',
    en: 'Whoever has this address can see this page: give it to those who need it only, and ask us for another if it got about.',
  },
  origins: { zh: '可嵌入的网站', en: 'Sites that may embed' },
  key: { zh: '合作方标识', en: 'Partner key' },
  downloads: { zh: '下载全部数字', en: 'All figures' },
  each: { zh: '各地图按月', en: 'Each map by month' },
} as const satisfies Record<string, Label>;

const YEAR = 12;

function charts(sums: readonly Sum[], months: readonly string[], language: Language): Html {
  const number = numberFormat(LOCALE[language]);
  return html`<div class="panels">${EVENTS.map((event) => {
    const bars = months.map((month) => ({
      month,
      count: countsOf(sums, (sum) => sum.month === month)[event],
    }));
    const sum = bars.reduce((total, { count }) => total + count, 0);
    const label = `${EVENT_LABELS[event][language]}: ${bars.map(({ month, count }) => `${month} ${number.format(count)}`).join(', ')}`;
    return html`<figure><figcaption><b>${number.format(sum)}</b> ${EVENT_LABELS[event][language]}</figcaption>
      ${monthBars(bars, label, language)}</figure>`;
  })}</div>`;
}

function counted(sums: readonly Sum[], months: readonly string[], language: Language): Html {
  const t = (label: Label) => label[language];
  return html`<section><h2>${t(TEXT.year)}</h2>${charts(sums, months, language)}</section>
    <section><h2>${t(COUNTING_TEXT.byMonth)}</h2>${monthTable(sums, language)}</section>
    <section><h2>${t(COUNTING_TEXT.byMap)}</h2>${mapTable(sums, language)}</section>
    <section><h2>${t(COUNTING_TEXT.bySurface)}</h2>${surfaceTable(sums, language)}</section>
    <section><h2>${t(TEXT.each)}</h2>${MAPS.filter(({ id }) => sums.some(({ map }) => map === id)).map(
      ({ id, label }) =>
        html`<details><summary>${t(label)}</summary>${monthTable(
          sums.filter(({ map }) => map === id),
          language,
        )}</details>`,
    )}</section>`;
}

/** The page of a partner's sums; `path` is its own, with the secret. */
export function figuresPage(
  partner: Partner,
  sums: readonly Sum[],
  { path, language, now }: { path: string; language: Language; now: Date },
): Html {
  const t = (label: Label) => label[language];
  const body = html`${partner.logo ? html`<img class="partner-logo" src="${partner.logo}" alt="" />` : ''}
    <h1>${t(partner.name)} · ${t(TEXT.figures)}</h1>
    <p>${t(TEXT.intro)}</p>
    <dl class="key"><div><dt>${t(TEXT.key)}</dt><dd>${partner.key}</dd></div>
      <div class="long"><dt>${t(TEXT.origins)}</dt><dd>${partner.origins.map((origin) => html`${origin}<br />`)}</dd></div></dl>
    <p>${t(TEXT.downloads)}: <a href="${path}.csv">CSV</a> · <a href="${path}.json">JSON</a></p>
    ${
      sums.length === 0
        ? html`<p class="notice">${t(COUNTING_TEXT.none)}</p>`
        : counted(sums, lastMonths(now, YEAR), language)
    }
    <section><h2>${t(COUNTING_TEXT.meaning)}</h2>${meanings(language)}<p class="quiet">${t(TEXT.secret)}</p></section>`;
  return layout({
    language,
    title: `${t(partner.name)} · ${t(TEXT.figures)}`,
    path,
    sample: false,
    body,
    wide: true,
  });
}
