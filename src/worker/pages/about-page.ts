/** `/about`: what this is and how to put one's own file on the map. */
import { html } from 'hono/html';
import type { Language } from '../../domain/kinds.ts';
import { MAPS } from '../../domain/maps/index.ts';
import { type Html, layout } from './layout.ts';

const ZH = () => html`
  <h1>关于这张图</h1>
  <p>热力图把一座城市的考察线路、载体、产业用地、合作机会、产业链、人才与数字设施放在一张公开的地图上。每条记录都有核验日期、有效期、责任单位和固定网址。</p>
  <h2 id="import">用您自己的表格试试</h2>
  <p>在项目文件夹里运行两条命令。文件可以是 CSV（UTF-8、GB18030）、XLSX 或 GeoJSON；坐标可以是 WGS84、CGCS2000、GCJ-02 或 BD-09；表头用平时的中文列名即可。</p>
  <pre><code>npx relitu import 我的载体.xlsx --collection premises --source 我的部门 --crs gcj02 --dry-run
npx relitu import 我的载体.xlsx --collection premises --source 我的部门 --crs gcj02
npx relitu release premises</code></pre>
  <p>第一条只检查，列出每一行被拒绝的原因；第二条暂存；第三条发布，几秒后刷新地图即可看到。可用的表：</p>
  <ul>${MAPS.flatMap((map) => map.collections).map(({ id, label }) => html`<li><code>${id}</code> ${label.zh}</li>`)}</ul>
`;

const EN = () => html`
  <h1>About this map</h1>
  <p>Relitu puts a city's inspection routes, premises, industrial land, opportunities, supply chains, talent and digital infrastructure on one public map. Every record has a verification date, a validity, a responsible office and a permanent address.</p>
  <h2 id="import">Try your own spreadsheet</h2>
  <p>Run these in the project folder. Files may be CSV (UTF-8, GB18030), XLSX or GeoJSON; coordinates WGS84, CGCS2000, GCJ-02 or BD-09; headings as your department writes them.</p>
  <pre><code>npx relitu import my-premises.xlsx --collection premises --source "My office" --crs gcj02 --dry-run
npx relitu import my-premises.xlsx --collection premises --source "My office" --crs gcj02
npx relitu release premises</code></pre>
  <p>The first only checks and says why each refused row is refused; the second stages; the third publishes: reload the map a few seconds later. Collections:</p>
  <ul>${MAPS.flatMap((map) => map.collections).map(({ id, label }) => html`<li><code>${id}</code> ${label.en}</li>`)}</ul>
`;

export const aboutPage = (language: Language, sample: boolean): Html =>
  layout({
    language,
    title: language === 'zh' ? '关于' : 'About',
    path: '/about',
    sample,
    body: language === 'zh' ? ZH() : EN(),
  });
