/** `/api/docs`: the API in words and examples; `/api/reference`: every path and parameter, read from OpenAPI. */
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { ENDING_DAYS, VERIFIED_DAYS } from '../../domain/freshness.ts';
import type { Language } from '../../domain/kinds.ts';
import { MAPS } from '../../domain/maps/index.ts';
import type { App } from '../env.ts';
import { PAGE_HEADERS, REFERENCE_HEADERS } from '../headers.ts';
import { currentReleases } from '../releases.ts';
import { languageOf } from './language.ts';
import { type Html, layout } from './layout.ts';
import { TEXT } from './text.ts';

export const documentation = new Hono<App>();

type Entry = { zh: string; en: string; example: (origin: string) => string };

/** What one does with the API, each with an address or command that works as it stands. */
const RECIPES: readonly Entry[] = [
  {
    zh: '昆山有余量的厂房，按可租面积从大到小',
    en: 'Factories in Kunshan, the largest free area first',
    example: (origin) =>
      `${origin}/api/collections/premises/items?kind=factory&division=320583&sortby=-area_free`,
  },
  {
    zh: '可租面积 3,000 至 10,000 m²、租金不超过 30 元/m²·月',
    en: 'Free area of 3,000 to 10,000 m², rent of at most 30 CNY/m² a month',
    example: (origin) => `${origin}/api/collections/premises/items?area_free=3000/10000&rent=../30`,
  },
  {
    zh: '同一结果作为表格（CSV）下载',
    en: 'The same as a table (CSV)',
    example: (origin) => `${origin}/api/collections/premises/items?area_free=3000/10000&rent=../30&f=csv`,
  },
  {
    zh: '用 CQL2 表达式筛选',
    en: 'Filter with a CQL2 expression',
    example: (origin) =>
      `${origin}/api/collections/plots/items?filter=${encodeURIComponent("area > 20000 AND use_code = 'M1' AND NOT status = 'sold'")}`,
  },
  {
    zh: '每个板块、每个行业各有多少条（每组计数不受自身筛选影响）',
    en: 'How many there are per division and industry, each counted without its own filter',
    example: (origin) => `${origin}/api/collections/premises/facets?facets=division,industries`,
  },
  {
    zh: '符合条件的太少时，怎样略微放宽就会有更多（nearMisses：放宽、等待或去掉哪个条件，各能得到多少条）',
    en: 'Where too little fits, which small change would bring more (nearMisses: what to widen, wait for or drop, and how many match then)',
    example: (origin) =>
      `${origin}/api/collections/premises/facets?kind=factory&area_free=30000/..&rent=../15&ready_on=../2026-12-31`,
  },
  {
    zh: '一块地周边有什么：5、15、30 公里直线距离内各产业链环节的企业、缺口、院所、线路、枢纽和适用政策（把 ID 换成任一地块、区域或载体）',
    en: 'What lies around a plot: firms by chain link within 5, 15 and 30 km straight line, gaps, institutes, routes, hubs and policies (ID is that of any plot, area or premises)',
    example: (origin) => `curl ${origin}/api/collections/plots/items/ID/around`,
  },
  {
    zh: '搜索：中文、拼音、首字母、英文均可；why 说明每条记录因何被找到，highlight 指出标题中的位置',
    en: 'Search in Chinese, pinyin, initials or English; why says how each record was met, highlight where in its title',
    example: (origin) => `${origin}/api/search?q=kunshan`,
  },
  {
    zh: '边输入边提示：地点、记录，以及筛选条件和符合的条数',
    en: 'Suggestions while one types: places, records, and filters with the number of records they bring',
    example: (origin) => `${origin}/api/suggest?q=kunshan+fac&lang=en`,
  },
  {
    zh: '在 QGIS 中：图层 → 添加图层 → 添加 WFS / OGC API – Features，填入',
    en: 'In QGIS: Layer → Add Layer → Add WFS / OGC API – Features, with the address',
    example: (origin) => `${origin}/api`,
  },
  {
    zh: '用 GDAL 读成 GeoPackage',
    en: 'With GDAL, into a GeoPackage',
    example: (origin) => `ogr2ogr premises.gpkg OAPIF:${origin}/api premises -where "rent < 30"`,
  },
  {
    zh: '在 MapLibre 中作为样式打开',
    en: 'As a style in MapLibre',
    example: (origin) => `${origin}/styles/premises.json?lang=en`,
  },
  {
    zh: '整张图的矢量瓦片归档（PMTiles）',
    en: 'The whole map as one archive of vector tiles (PMTiles)',
    example: (origin) => `${origin}/data/premises.pmtiles`,
  },
];

const RULES: readonly { zh: string; en: string }[] = [
  {
    zh: '无需密钥，任何网站均可跨域读取。数值一律用基本单位（m²、元、万元以字段说明为准），坐标为 WGS84 经纬度；crs 参数可换成 EPSG:4326、4490、3857。',
    en: 'No key is needed and any site may read it. Quantities are in the unit their field names; places are WGS84 longitude and latitude, and the crs parameter gives EPSG:4326, 4490 or 3857.',
  },
  {
    zh: '多个参数须同时满足；一个参数里用逗号分开的值任一即可；范围写作 from/to，开口写 ..。',
    en: 'Parameters must all hold; of values separated by commas any may; ranges are from/to, .. for an open end.',
  },
  {
    zh: '每页默认 100 条，最多 1,000 条；请跟随 next 链接翻页，numberMatched 是准确总数。',
    en: 'A page has 100 records, at most 1,000: follow the next links. numberMatched is the exact total.',
  },
  {
    zh: `每条记录的 freshness 说明其时效：current 有效，ending 在 ${ENDING_DAYS} 天内到期，stale 超过 ${VERIFIED_DAYS} 天未核验；changes_on 是状态下一次变化的日期。CSV 和 FlatGeobuf 中为 freshness_state 和 freshness_changes_on 两列。`,
    en: `freshness of a record is current, ending (within ${ENDING_DAYS} days) or stale (not verified for ${VERIFIED_DAYS} days); changes_on is the day on which that changes next. In CSV and FlatGeobuf it is freshness_state and freshness_changes_on.`,
  },
  {
    zh: '参数写错或不认识时返回 400，并指出哪个参数、什么值、如何改正（RFC 9457）。',
    en: 'A wrong or unknown parameter is answered with 400, naming parameter, value and the way out (RFC 9457).',
  },
  {
    zh: '每个回答都有 ETag；数据未变时带 If-None-Match 再问只回 304。新数据发布后几秒内可见。',
    en: 'Every answer has an ETag; asked again with If-None-Match it is 304 until data change. A release is visible within seconds.',
  },
  {
    zh: '可写的只有咨询（POST /api/enquiries）和访问计数（POST /api/events），都只接受本站页面发出的请求；写入的内容不能读回。',
    en: 'Enquiries (POST /api/enquiries) and counts of visits (POST /api/events) are all that is written: from pages of this site only, and nothing of them can be read back.',
  },
];

function guide(language: Language, origin: string): Html {
  const zh = language === 'zh';
  return html`
    <h1>${zh ? '开放接口' : 'Open data API'}</h1>
    <p>${
      zh
        ? '地图上的一切都可以用程序读取：OGC API – Features 与 Tiles、矢量瓦片、样式和搜索。'
        : 'Everything on the map can be read by programs: OGC API – Features and Tiles, vector tiles, styles, search.'
    } <a href="/api/reference">${TEXT.reference[language]}</a> · <a href="/api/openapi.json">OpenAPI 3.1</a> · <a href="/api/openapi-3.0.json">3.0</a></p>
    <h2>${zh ? '试一试' : 'Try it'}</h2>
    ${RECIPES.map((recipe) => {
      const example = recipe.example(origin);
      return html`<p>${recipe[language]}<br />${
        example.startsWith('http')
          ? html`<a href="${example}"><code>${decodeURIComponent(example)}</code></a>`
          : html`<code>${example}</code>`
      }</p>`;
    })}
    <h2>${zh ? '约定' : 'Rules'}</h2>
    <ul>${RULES.map((rule) => html`<li>${rule[language]}</li>`)}</ul>
    <h2>${zh ? '数据集' : 'Collections'}</h2>
    <ul>${MAPS.flatMap((map) => map.collections).map(
      ({ id, label, description }) =>
        html`<li><a href="/api/collections/${id}"><code>${id}</code></a> ${label[language]}: ${description[language]} <a href="/api/collections/${id}/queryables">${zh ? '可筛选字段' : 'fields'}</a></li>`,
    )}</ul>
  `;
}

documentation.get('/docs', async (c) => {
  const language = languageOf(c);
  const releases = await currentReleases(c.env.CONTENT);
  const page = layout({
    language,
    title: language === 'zh' ? '开放接口' : 'Open data API',
    path: '/api/docs',
    sample: [...releases.values()].some((release) => release.is_sample === 1),
    body: guide(language, new URL(c.req.url).origin),
  });
  return c.html(await page, 200, {
    ...PAGE_HEADERS,
    'cache-control': 'no-cache',
    vary: 'accept-language',
  });
});

documentation.get('/reference', async (c) => {
  const page = html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${TEXT.reference.en} · ${TEXT.product.en}</title>
        <link rel="icon" href="/media/favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        <noscript><a href="/api/docs">/api/docs</a></noscript>
        <div id="reference"></div>
        <script src="/media/scalar.js"></script>
        <script src="/media/reference.js"></script>
      </body>
    </html>`;
  return c.html(await page, 200, { ...REFERENCE_HEADERS, 'cache-control': 'no-cache' });
});
