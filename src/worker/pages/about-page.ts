/** `/about`: what this is and how to put one's own file on the map. */
import { html } from 'hono/html';
import type { Label, Language } from '../../domain/kinds.ts';
import { MAPS } from '../../domain/maps/index.ts';
import { type Html, layout } from './layout.ts';

const ZH = () => html`
  <h1>关于这张图</h1>
  <p>热力图把一座城市的考察线路、载体、产业用地、合作机会、产业链、人才与数字设施放在一张公开的地图上。每条记录都有核验日期、有效期、责任单位和固定网址。</p>
  <h2 id="import">用您自己的表格试试</h2>
  <p>不用命令行：在<a href="/intake?lang=zh">核对一份表格</a>里选文件，逐行核对、对应字段、画出位置，文件不离开您的电脑；也可下载空白模板。</p>
  <p>在项目文件夹里运行两条命令。文件可以是 CSV（UTF-8、GB18030）、XLSX 或 GeoJSON；坐标可以是 WGS84、CGCS2000、GCJ-02 或 BD-09；表头用平时的中文列名即可。</p>
  <pre><code>npx relitu import 我的载体.xlsx --collection premises --source 我的部门 --crs gcj02 --dry-run
npx relitu import 我的载体.xlsx --collection premises --source 我的部门 --crs gcj02 --by 张三
npx relitu release premises --approved-by 李四</code></pre>
  <p>第一条只检查，列出每一行被拒绝的原因；第二条暂存，写明谁报送；第三条发布，写明另一个人审核，几秒后刷新地图即可看到。可用的表：</p>
  <ul>${MAPS.flatMap((map) => map.collections).map(({ id, label }) => html`<li><code>${id}</code> ${label.zh}</li>`)}</ul>
`;

const EN = () => html`
  <h1>About this map</h1>
  <p>Relitu puts a city's inspection routes, premises, industrial land, opportunities, supply chains, talent and digital infrastructure on one public map. Every record has a verification date, a validity, a responsible office and a permanent address.</p>
  <h2 id="import">Try your own spreadsheet</h2>
  <p>Without a command line: <a href="/intake?lang=en">check a spreadsheet</a> reads your file, matches its columns, checks every row and draws the places, and the file does not leave your computer. Empty templates are there too.</p>
  <p>Run these in the project folder. Files may be CSV (UTF-8, GB18030), XLSX or GeoJSON; coordinates WGS84, CGCS2000, GCJ-02 or BD-09; headings as your department writes them.</p>
  <pre><code>npx relitu import my-premises.xlsx --collection premises --source "My office" --crs gcj02 --dry-run
npx relitu import my-premises.xlsx --collection premises --source "My office" --crs gcj02 --by "Zhang San"
npx relitu release premises --approved-by "Li Si"</code></pre>
  <p>The first only checks and says why each refused row is refused; the second stages and names who hands in; the third publishes and names another person who approves: reload the map a few seconds later. Collections:</p>
  <ul>${MAPS.flatMap((map) => map.collections).map(({ id, label }) => html`<li><code>${id}</code> ${label.en}</li>`)}</ul>
`;

const DESCRIPTION: Label = {
  zh: '热力图是什么，以及怎样把自己的表格放到图上。',
  en: 'What this map is, and how to put your own spreadsheet on it.',
};

export const aboutPage = (language: Language, sample: boolean, origin: string): Html =>
  layout({
    language,
    title: language === 'zh' ? '关于' : 'About',
    path: '/about',
    sample,
    body: language === 'zh' ? ZH() : EN(),
    indexing: sample ? undefined : { origin, description: DESCRIPTION[language] },
  });
