/** Texts of the chain diagram, in Chinese. */
export const zh = {
  chain: '产业链',
  diagram: (chain: string) => `${chain}：环节图`,
  summary: (nodes: string, gaps: string) => `${nodes} 个环节：${gaps}`,
  gapCount: (gap: string, count: string) => `${gap} ${count} 个`,
  joint: '，',
  firms: (count: string) => `${count} 家企业`,
  firmsButGap: (count: string, rest: string) => `${count} 家企业，其余 ${rest} 来自外地`,
  firmsOf: (count: string, filter: string) => `企业数按当前筛选统计：${filter}（共 ${count} 家）`,
  share: (percent: string) => `本地配套 ${percent}`,
  shareUnknown: '本地配套率未注明',
  unjudged: '缺口未评估',
  legend: '缺口',
  missing: '缺什么',
  noMissing: '这条链没有登记缺口。',
  chosen: '所选环节',
  clear: '取消选择',
  showList: (count: string) => `查看这 ${count} 家企业`,
  where: '企业所在板块',
  fill: '怎样补上',
  same: '可对接的资源',
  basis: (trades: string) => `按该环节企业最多的行业“${trades}”匹配；是否对口请以联系单位答复为准。`,
  opportunities: '采购、技术与招商机会',
  suppliers: '该行业的全部企业',
  premises: '面向该行业的载体',
  plots: '接纳该行业的地块',
  partners: '境外合作国别',
  partnersNote: (count: string, all: string) =>
    `${all} 条配套关系中 ${count} 条注明了合作国别；不在地图上画跨境线。`,
  noPartners: '没有注明合作国别的配套关系。',
  links: (count: string) => `${count} 条`,
  loading: '正在加载…',
  failed: '没有取到数据。',
  retry: '重试',
  noFlow: '环节之间的供货关系不在图上：公开数据按企业登记，请在“配套关系”列表中查看。',
  sample: '样例',
  keys: '方向键在环节间移动，回车选择。',
};

type Texts = typeof zh;

/** What every language says of it. */
export type ChainTexts = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};
