/** Texts of the question the page opens on, in Chinese; `en/ask.ts` has the same keys. */
export const zh = {
  want: '我要',
  objects: {
    routes: '约一次实地考察',
    premises: '厂房、研发楼、仓库',
    land: '工业用地',
    opportunities: '投资、并购、技术合作',
    chains: '找供应商和客户',
    talent: '找院所和人才',
    digital: '看5G和工业互联网标杆',
  } as Readonly<Record<string, string>>,
  inWords: '一句话说明需求',
  wordsHint: '如 昆山 食品 5000平方米',
  trade: '行业',
  tradeHint: '如 汽车零部件、芯片、生物医药',
  remove: (what: string) => `去掉“${what}”`,
  sizes: {
    premises: ['至少需要多大面积', '最多多大面积'],
    land: ['至少需要多大地块', '最多多大地块'],
    opportunities: ['至少投入多少', '最多投入多少'],
    routes: ['多少人参加', '最长多少时间'],
  } as Readonly<Record<string, readonly string[]>>,
  notNumber: '请填写数字，小的在前',
  by: '最晚什么时候要',
  any: '不限',
  anywhere: '全市',
  byQuarter: (quarter: string) => `${quarter}末之前`,
  found: (places: string, counted: string) => `${places}有 ${counted}符合`,
  partly: (found: string) => `${found}读懂的条件`,
  near: (places: string, counted: string) => `没有全部符合的，最接近的是${places} ${counted}`,
  oneDivision: (division: string) => division,
  divisions: (division: string, count: string) => `${division}等 ${count} 个板块`,
  whole: '全市',
  failed: '暂时没有取到数量，仍可查看地图和列表。',
  show: (counted: string) => `看 ${counted}`,
  showAll: '看地图和列表',
  skip: '跳过，看全部可用的',
  contacts: '记录注明联系单位和电话，可直接咨询。',
};

type Texts = typeof zh;

/** The shape every language's catalogue has. */
export type Catalogue = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : Texts[K];
};
