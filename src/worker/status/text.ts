/** Texts of the status page. */

import { ENDING_DAYS, VERIFIED_DAYS } from '../../domain/freshness.ts';
import type { Label } from '../../domain/kinds.ts';
import type { Count } from './coverage.ts';

export const COUNT_LABELS: Record<Count, Label> = {
  live: { zh: '公开有效', en: 'Live' },
  verified: { zh: `${VERIFIED_DAYS} 天内核验`, en: `Verified within ${VERIFIED_DAYS} days` },
  stale: { zh: `超过 ${VERIFIED_DAYS} 天未核验`, en: `Not verified for ${VERIFIED_DAYS} days` },
  never_verified: { zh: '从未核验', en: 'Never verified' },
  expiring: { zh: `${ENDING_DAYS} 天内到期`, en: `Ending within ${ENDING_DAYS} days` },
  expired: { zh: '已过期', en: 'Expired' },
  no_contact: { zh: '无联系方式', en: 'Without contact' },
  no_english: { zh: '无英文名', en: 'Without English name' },
  unplaced: { zh: '无位置', en: 'Without place' },
};

export const STATUS_TEXT = {
  title: { zh: '数据状态', en: 'Data status' },
  intro: {
    zh: '这张图上有什么、多新、缺什么。所有数字由公开记录直接统计，随每次发布更新。',
    en: 'What is on the map, how fresh it is and what is missing. All figures are counted from the public records and follow every release.',
  },
  health: { zh: '服务', en: 'Service' },
  healthy: { zh: '一切正常', en: 'All systems work' },
  ill: { zh: '部分服务异常', en: 'Some parts do not answer' },
  content: { zh: '记录数据库', en: 'Records' },
  search: { zh: '搜索数据库', en: 'Search' },
  archives: { zh: '瓦片存储', en: 'Tiles' },
  ok: { zh: '正常', en: 'works' },
  failed: { zh: '异常', en: 'does not answer' },
  releases: { zh: '发布', en: 'Releases' },
  map: { zh: '地图', en: 'Map' },
  version: { zh: '版本', en: 'Version' },
  records: { zh: '记录', en: 'Records' },
  asOf: { zh: '数据截至', en: 'Data as of' },
  released: { zh: '发布时间', en: 'Released' },
  byCollection: { zh: '按内容', en: 'By collection' },
  byDivision: { zh: '按板块', en: 'By division' },
  bySource: { zh: '按来源部门', en: 'By source department' },
  bySourceHint: {
    zh: '待办最多的部门在前：久未核验、从未核验、即将到期和已过期的记录合计。',
    en: 'Departments with most to do come first: records not verified lately or never, ending, or expired, together.',
  },
  sourceByDivision: { zh: '各部门按板块', en: 'Each department by division' },
  source: { zh: '来源部门', en: 'Source department' },
  matrix: { zh: '板块 × 内容', en: 'Division by collection' },
  matrixHint: {
    zh: `有效记录数，括号内为其中 ${VERIFIED_DAYS} 天内核验的比例；低于一半的加粗标出。`,
    en: `Live records, and the share of them verified within ${VERIFIED_DAYS} days; shares under a half are in bold.`,
  },
  collection: { zh: '内容', en: 'Collection' },
  division: { zh: '板块', en: 'Division' },
  none: { zh: '未注明板块', en: 'No division' },
  total: { zh: '合计', en: 'Total' },
  downloads: { zh: '下载全部数字', en: 'All figures' },
} as const satisfies Record<string, Label>;
