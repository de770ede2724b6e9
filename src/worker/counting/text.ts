/** What is counted, in words. */
import type { CountedEvent } from '../../domain/counting.ts';
import type { Label } from '../../domain/kinds.ts';
import { TOLD_MONTHS } from './sums.ts';

export const EVENT_LABELS: Readonly<Record<CountedEvent, Label>> = {
  view: { zh: '浏览', en: 'Views' },
  selection: { zh: '打开记录', en: 'Selections' },
  filter: { zh: '筛选', en: 'Filters' },
  enquiry: { zh: '咨询', en: 'Enquiries' },
};

export const EVENT_MEANINGS: Readonly<Record<CountedEvent, Label>> = {
  view: {
    zh: '页面或嵌入地图加载几秒后，该地图仍在访客眼前。',
    en: 'A map was before somebody’s eyes a few seconds after the page or the embedded map had loaded.',
  },
  selection: {
    zh: '其中打开过至少一条记录的浏览。',
    en: 'Views in which at least one record was opened.',
  },
  filter: {
    zh: '其中设置、更改或清除过筛选或搜索的浏览；嵌入页面用脚本所做的更改也计入。',
    en: 'Views in which a filter or search was set, changed or taken off, also by a script of the page around.',
  },
  enquiry: {
    zh: '已收到并给出回执号的咨询，逐条计数。',
    en: 'Enquiries that were received and given a receipt number, every one.',
  },
};

export const COUNTING_TEXT = {
  visits: { zh: '访问', en: 'Visits' },
  month: { zh: '月份', en: 'Month' },
  map: { zh: '地图', en: 'Map' },
  byMonth: { zh: '按月', en: 'By month' },
  byMap: { zh: '按地图', en: 'By map' },
  bySurface: { zh: '按位置', en: 'By place' },
  page: { zh: '本站页面', en: 'On this site' },
  embed: { zh: '嵌入地图', en: 'In embedded maps' },
  total: { zh: '合计', en: 'Total' },
  none: {
    zh: '还没有访问记录。第一位访客看到地图后，数字会在一分钟内出现。',
    en: 'Nothing has been counted yet. Figures appear within a minute of the first visitor.',
  },
  meaning: { zh: '这些数字的含义', en: 'What the figures mean' },
  once: {
    zh: '每次加载页面，同一地图的每种行为只计一次（咨询除外）。',
    en: 'Each of these counts once for each map and each loading of a page; enquiries count every time.',
  },
  privacy: {
    zh: '不使用 Cookie 和浏览器存储，不保存 IP 地址，不识别访客：一个人加载两次，计两次。搜索引擎、自动程序、预加载和未启用脚本的访问不计。',
    en: 'No cookie, no storage in the browser, no IP address kept, nobody recognised: who loads a page twice counts twice. Search engines, other programs, pages loaded in advance and visits without script are not counted.',
  },
  period: {
    zh: `日期按城市时区（Asia/Shanghai）划分；列出最近 ${TOLD_MONTHS} 个月，当月数字尚在增长。`,
    en: `Months are those of the city (Asia/Shanghai); the last ${TOLD_MONTHS} are told, and the current one still grows.`,
  },
} as const satisfies Record<string, Label>;
