/** The frame of server-rendered pages: complete without script, in one of two languages. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { CITY } from '../../domain/city.ts';
import type { Label, Language } from '../../domain/kinds.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const TEXT = {
  product: { zh: '热力图', en: 'Relitu' },
  openMap: { zh: '在地图上打开', en: 'Open on the map' },
  facts: { zh: '信息', en: 'Facts' },
  contact: { zh: '联系', en: 'Contact' },
  source: { zh: '来源与时效', en: 'Source and freshness' },
  permanent: { zh: '永久链接', en: 'Permanent link' },
  data: { zh: '机器可读（GeoJSON）', en: 'Machine-readable (GeoJSON)' },
  untranslated: { zh: '', en: 'Not translated yet' },
  expired: {
    zh: '此记录已过有效期，不再公开。',
    en: 'This record has passed its validity and is no longer public.',
  },
  missing: { zh: '没有这个页面。', en: 'There is no such page.' },
  home: { zh: '返回地图', en: 'Back to the map' },
  similar: { zh: '同一板块的其他记录', en: 'Other records in the same division' },
  other: { zh: 'English', en: '中文' },
  reference: { zh: '接口参考', en: 'API reference' },
  noApproval: { zh: '未取得审图号，仅供内部演示', en: 'No map approval number: internal demonstration only' },
  sample: {
    zh: '演示数据：地名真实，招商信息全部虚构（规模取自2020年公开报道）。用您自己的表格试试 →',
    en: 'Demo: real places, invented listings, at the scale Suzhou reported in 2020. Try your own spreadsheet →',
  },
} as const satisfies Record<string, Label>;

type PageOptions = {
  language: Language;
  title: string;
  /** Path of this page, without query. */
  path: string;
  sample: boolean;
  body: Html;
};

const LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** A whole page. Values in templates are escaped by hono/html; nothing here is raw but the doctype. */
export function layout({ language, title, path, sample, body }: PageOptions): Html {
  const t = (label: Label) => label[language];
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return html`${raw('<!doctype html>')}
    <html lang="${LANG[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${sample ? html`<meta name="robots" content="noindex" />` : ''}
        <title>${title} · ${t(CITY.name)}${t(TEXT.product)}</title>
        <link rel="icon" href="/media/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/media/page.css" />
        <link rel="alternate" hreflang="${LANG[other]}" href="${path}?lang=${other}" />
      </head>
      <body>
        ${sample ? html`<p class="banner"><a href="/about?lang=${language}#import">${t(TEXT.sample)}</a></p>` : ''}
        <header>
          <a class="brand" href="/?lang=${language}">${t(CITY.name)} · ${t(TEXT.product)}</a>
          <a href="${path}?lang=${other}" lang="${LANG[other]}">${t(TEXT.other)}</a>
        </header>
        <main>${body}</main>
        <footer><p>${CITY.approvalNumber ?? t(TEXT.noApproval)}</p></footer>
      </body>
    </html>`;
}
