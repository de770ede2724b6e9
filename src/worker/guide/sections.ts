/** What the guide says, as data: sections with a text in each language. */
import type { Label } from '../../domain/kinds.ts';

/** A key of the address, its values and what it does. */
export const KEYS: readonly (readonly [key: string, values: string, meaning: Label])[] = [
  ['lang', 'zh · en', { zh: '语言；不写则跟随访客', en: 'language; the visitor’s when left out' }],
  [
    'theme',
    'light · dark · auto',
    { zh: '明暗；默认跟随访客', en: 'light or dark; the visitor’s by default' },
  ],
  ['accent', 'rrggbb', { zh: '您网站的颜色', en: 'a colour of your site' }],
  ['collection', 'plots', { zh: '显示该地图的哪张表', en: 'which list of the map' }],
  ['maps', 'land,chains', { zh: '访客还可切换到的地图', en: 'maps a visitor can also switch to' }],
  [
    'division zone industry status …',
    '320583,320585 · 1000/5000 · ../30',
    {
      zh: '筛选，与接口参数相同：多个值任取其一，from/to 为区间，.. 为不限',
      en: 'filters, as in the API: any of several values; from/to for ranges, .. for an open end',
    },
  ],
  ['q', '昆山 · kunshan', { zh: '搜索文字', en: 'text to search for' }],
  ['filter', "area > 20000 AND status = 'offered'", { zh: 'CQL2 表达式', en: 'a CQL2 expression' }],
  ['id', 'plots.ID', { zh: '打开一条记录', en: 'a record to open' }],
  ['view', 'plain · heat', { zh: '记录或热力', en: 'records or heat' }],
  [
    '#zoom/lat/lng',
    '#12/31.30/120.60',
    { zh: '视野（写在最后）', en: 'where to look (last in the address)' },
  ],
  ['list search legend controls', '0', { zh: '去掉这一部分', en: 'leaves this part out' }],
  ['lead', '0', { zh: '不显示“咨询”', en: 'no button to enquire' }],
  [
    'gestures',
    'coop · free',
    {
      zh: 'coop（默认）：滚轮与单指滚动您的页面；free：移动地图',
      en: 'coop (default): wheel and one finger scroll your page; free: they move the map',
    },
  ],
  ['height', 'auto', { zh: '框架报出需要的高度', en: 'the frame tells how high it needs to be' }],
  ['saved', 'ID', { zh: '太长的状态，保存后的编号', en: 'id of a saved state too long for an address' }],
  ['partner', 'KEY', { zh: '合作方代码', en: 'your key as a partner' }],
  ['v', '1', { zh: '地址的版本', en: 'version of the address' }],
];

export const COMMANDS: readonly (readonly [call: string, meaning: Label])[] = [
  ['setView({ zoom, lat, lng })', { zh: '移动视野', en: 'moves the view' }],
  ['fitBounds([west, south, east, north])', { zh: '显示一个范围', en: 'shows an area' }],
  [
    "select({ collection: 'plots', id }) · select(null)",
    { zh: '打开、关闭记录', en: 'opens or closes a record' },
  ],
  [
    "setFilters({ division: '320583' }, q)",
    { zh: '设置筛选，返回条数', en: 'sets the filters, answers the count' },
  ],
  ["setMap('land', 'plots')", { zh: '切换地图', en: 'switches the map' }],
  ["setLang('en') · setTheme('dark')", { zh: '语言、明暗', en: 'language, light or dark' }],
  ['getState()', { zh: '当前全部状态', en: 'everything as it is now' }],
];

export const EVENTS: readonly (readonly [name: string, meaning: Label])[] = [
  ['ready', { zh: '可以接受命令', en: 'it takes commands' }],
  ['load', { zh: '地图画完', en: 'the map has drawn all it has' }],
  ['move', { zh: '视野改变', en: 'the view has changed' }],
  [
    'select',
    {
      zh: '打开或关闭了记录：selected（表与编号）和 name（中英文名）',
      en: 'a record was opened or closed: selected (collection and id) and name (zh, en)',
    },
  ],
  ['filter', { zh: '筛选改变，附条数', en: 'the filters have changed, with the count' }],
  ['resize', { zh: '需要的高度（像素）', en: 'the height it needs, in pixels' }],
  ['enquiry', { zh: '访客去咨询', en: 'a visitor goes to enquire' }],
  ['warning · error', { zh: '未采用的值；没做成的事', en: 'what was not taken; what did not work' }],
];

export const GUIDE = {
  title: { zh: '嵌入指南', en: 'Guide for partners' },
  description: {
    zh: '五分钟把投资地图放到您的网站：代码、示例、参数、消息、合作方与承诺。',
    en: 'The investment map on your site in five minutes: snippets, examples, parameters, messages, partners, promises.',
  },
  intro: {
    zh: '园区、商会、领馆、媒体都可以把这张图的任何一部分放进自己的网页。免费，无需账号，不设 Cookie，不向第三方请求任何内容。',
    en: 'Parks, chambers, consulates and newspapers can put any part of this map into their own pages: free, without an account, without cookies, and nothing is asked of third parties.',
  },
  start: { zh: '五分钟开始', en: 'Five minutes' },
  step1: {
    zh: '打开生成器，选地图和筛选，复制“iframe”代码。或者直接复制这一段：',
    en: 'Open the studio, choose map and filter, copy the frame. Or copy this one:',
  },
  step2: {
    zh: '粘贴到您的 HTML 页面里，保存，打开。',
    en: 'Paste it into your HTML page, save, open.',
  },
  step3: {
    zh: '换成您的筛选：把地址里的 division=320583 改成您的板块，或按下表添加参数。',
    en: 'Make it yours: put your division for division=320583, or add parameters from the table below.',
  },
  studio: { zh: '打开生成器', en: 'Open the studio' },
  examples: { zh: '示例', en: 'Examples' },
  live: { zh: '效果', en: 'Live' },
  address: { zh: '地址里的参数', en: 'Parameters of the address' },
  addressText: {
    zh: '不认识的参数被忽略；认识但写错的值按默认处理，并作为 warning 消息告知。地址请保持在 2,000 个字符以内，更长的用 saved。',
    en: 'Keys it does not know are ignored; wrong values fall back to the default and are told as a warning message. Keep addresses below 2,000 characters; for longer ones there is saved.',
  },
  filters: { zh: '每张表的全部筛选：', en: 'All filters of each list:' },
  divisions: { zh: '板块代码：', en: 'Codes of divisions:' },
  key: { zh: '参数', en: 'Key' },
  values: { zh: '值', en: 'Values' },
  meaning: { zh: '含义', en: 'Meaning' },
  script: { zh: '从您的脚本控制', en: 'From your own script' },
  scriptText: {
    zh: '元素的 map 属性给出 Promise 和事件（元素移动后会得到新的 map）；命令等地图就绪后执行，出错时以 RelituError 拒绝。消息里没有个人数据。',
    en: 'The element’s map property gives promises and events (an element that is moved gets a new one); commands wait until the map is ready and reject with a RelituError. No message carries personal data.',
  },
  call: { zh: '命令', en: 'Command' },
  event: { zh: '事件', en: 'Event' },
  elsewhere: { zh: 'WordPress、Markdown、微信', en: 'WordPress, Markdown, WeChat' },
  wordpress: {
    zh: 'WordPress：用“自定义 HTML”区块粘贴 iframe。oEmbed 也可用，但 WordPress 会把外站框架放进严格沙箱，其中只显示静态图和列表。',
    en: 'WordPress: paste the frame into a Custom HTML block. oEmbed works too, but WordPress puts frames of other sites into a strict sandbox, where the still picture and the list are left.',
  },
  oembed: {
    zh: 'oEmbed：每个页面和每条记录都带发现链接；接口 /oembed?url=…&maxwidth=…&maxheight=…（JSON 与 XML）。',
    en: 'oEmbed: every page and record names its discovery link; the endpoint is /oembed?url=…&maxwidth=…&maxheight=… (JSON and XML).',
  },
  wechat: {
    zh: '公众号文章会去掉框架和脚本：上传带二维码的图片（每次发布数据时更新），把链接放在“阅读原文”。小程序 web-view 需要把本站加入业务域名，其中的框架域名也要登记。',
    en: 'WeChat articles strip frames and scripts: upload the picture with the QR code (made anew at each release) and put the link under “Read more”. The web-view of mini programs needs this site among its business domains, and so do frames in it.',
  },
  card: { zh: '带二维码的图片', en: 'Pictures with a QR code' },
  csp: { zh: '您的内容安全策略（CSP）', en: 'Your Content Security Policy' },
  cspText: {
    zh: '有 CSP 的页面请允许以下内容；不允许行内样式时，请把元素的大小写在您的样式表里：',
    en: 'A page with a CSP has to allow this; where it allows no inline styles, put the size of the element into your style sheet:',
  },
  partners: { zh: '合作方与数据', en: 'Partners and figures' },
  partnersText: {
    zh: '登记为合作方后，带 partner=代码 的地图只能出现在您登记的网站上，显示您的标志和按钮；从中发来的咨询记在您名下；您可以查看每月的浏览、选择、筛选和咨询数。请联系本站运营单位登记。',
    en: 'A registered partner’s maps, with partner=KEY, are shown on the partner’s own sites only, with its logo and button; enquiries that come from them name the partner; monthly views, selections, filters and enquiries are there to read. Ask the office that runs this site.',
  },
  counted: { zh: '统计什么', en: 'What is counted' },
  countedText: {
    zh: '不设 Cookie，不存 IP；爬虫、预加载和自动化浏览器不计；同一次加载中每张地图每类只计一次。',
    en: 'No cookies, no addresses kept; crawlers, prefetches and driven browsers are left out; each kind counts once per loading and map.',
  },
  guest: { zh: '在您页面里的表现', en: 'How it behaves on your page' },
  guestText: {
    zh: '从 280 × 200 起可用；滚轮和单指滚动您的页面；看不见的框架交还显存，一页可放多张；在禁用 Cookie、存储的浏览器和 sandbox="allow-scripts allow-same-origin" 里照常工作；署名、数据日期和审图号始终可见；可打印；移除元素即全部移除。',
    en: 'It works from 280 × 200 on; wheel and one finger scroll your page; frames out of sight give their graphics memory back, so that several fit on a page; it works where cookies and storage are denied and in sandbox="allow-scripts allow-same-origin"; attribution, date of the data and map approval number are visible at any size; it prints; taking the element out takes everything out.',
  },
  promise: { zh: '承诺', en: 'Promises' },
  promiseText: {
    zh: '地址、消息和脚本的第 1 版在第 2 版推出后至少再保留 24 个月，期间 ready 消息会说明将变化的内容。保存的视图在最后一次打开后保留 24 个月。记录的链接长期有效：撤下的记录显示 410 页面和相近的记录。',
    en: 'Version 1 of the address, the messages and the script is kept for 24 months at least after a version 2 appears; the ready message says meanwhile what will change. Saved views are kept for 24 months after they were last opened. Links of records last: one that was withdrawn shows a page (410) with similar records.',
  },
  changes: { zh: '变更记录', en: 'Changes' },
  change1: {
    zh: '第 1 版：iframe、脚本元素、oEmbed、图片；上面的全部参数、命令和事件。',
    en: 'Version 1: frame, element, oEmbed, picture; all parameters, commands and events above.',
  },
} satisfies Record<string, Label>;
