/** Terms of industrial land: tiers, uses, modes of supply, utilities, limits and assessments. */
import type { Terms } from './kinds.ts';

export const TIERS = {
  base: {
    zh: '产业基地',
    en: 'Industrial base',
  },
  community: {
    zh: '产业社区',
    en: 'Industrial community',
  },
  cluster: {
    zh: '产业集聚区',
    en: 'Industrial cluster',
  },
} as const satisfies Terms;

/** Of areas. */
export const AREA_STATES = {
  supplying: { zh: '供应中', en: 'Land on offer' },
  planned: { zh: '待供', en: 'Planned' },
  taken: { zh: '已供完', en: 'All taken' },
} as const satisfies Terms;

/** Of plots, from the reserve to the contract or back. */
export const STATES = {
  reserve: { zh: '储备', en: 'In reserve' },
  planned: { zh: '待供', en: 'Planned' },
  applying: { zh: '预申请', en: 'Pre-application' },
  announced: { zh: '公告', en: 'Announced', aliases: ['公告中'] },
  listed: { zh: '挂牌中', en: 'Listed', aliases: ['挂牌'] },
  sold: { zh: '成交', en: 'Sold', aliases: ['已成交'] },
  unsold: { zh: '流拍', en: 'Not sold' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
} as const satisfies Terms;

/** GB 50137-2011; M0 is a local class for new industry. */
export const LAND_USES = {
  M0: { zh: '新型产业用地 M0', en: 'New industry M0 (local)', aliases: ['新型产业用地', 'M0'] },
  M1: {
    zh: '一类工业用地 M1',
    en: 'Industry class 1 M1',
    aliases: ['一类工业用地', 'M1', '工业(研发)用地'],
  },
  M2: {
    zh: '二类工业用地 M2',
    en: 'Industry class 2 M2',
    aliases: ['二类工业用地', 'M2', '工业用地'],
  },
  M3: { zh: '三类工业用地 M3', en: 'Industry class 3 M3', aliases: ['三类工业用地', 'M3'] },
  W1: {
    zh: '一类物流仓储用地 W1',
    en: 'Warehousing class 1 W1',
    aliases: ['物流仓储用地', 'W1', 'W'],
  },
} as const satisfies Terms;

export const LIMITS = {
  waterline: { zh: '蓝线', en: 'Water protection line' },
  pipeline: { zh: '管廊', en: 'Utility corridor' },
  heritage: { zh: '文保', en: 'Heritage' },
  aviation: { zh: '航空限高', en: 'Aviation height limit' },
  powerline: { zh: '高压走廊', en: 'High-voltage corridor' },
} as const satisfies Terms;

export const SUPPLY_MODES = {
  tender: {
    zh: '招标',
    en: 'Tender',
  },
  auction: {
    zh: '拍卖',
    en: 'Auction',
  },
  listing: {
    zh: '挂牌',
    en: 'Listing',
  },
  listing_plan: {
    zh: '带方案挂牌',
    en: 'Listing with plan',
  },
  lease: {
    zh: '长期租赁',
    en: 'Long lease',
  },
  lease_sale: {
    zh: '先租后让',
    en: 'Lease then grant',
  },
  flexible: {
    zh: '弹性年期',
    en: 'Flexible term',
  },
  staged: {
    zh: '10+N',
    en: '10+N staged term',
    aliases: ['10+N分段弹性年期'],
  },
  on_request: {
    zh: '预申请触发',
    en: 'On request',
  },
} as const satisfies Terms;

export const UTILITIES = {
  three: { zh: '三通一平', en: 'Three utilities', aliases: ['三通'] },
  five: { zh: '五通一平', en: 'Five utilities', aliases: ['五通'] },
  seven: { zh: '七通一平', en: 'Seven utilities', aliases: ['七通'] },
  nine: { zh: '九通一平', en: 'Nine utilities', aliases: ['九通'] },
} as const satisfies Terms;

export const ASSESSMENTS = {
  soil: { zh: '土壤', en: 'Soil' },
  archaeology: { zh: '考古', en: 'Archaeology' },
  geology: { zh: '地灾', en: 'Geological hazard' },
  water: { zh: '水保', en: 'Soil and water conservation' },
  energy: { zh: '节能', en: 'Energy' },
  eia: { zh: '环评', en: 'Environment' },
} as const satisfies Terms;
