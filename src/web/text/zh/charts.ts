/** Texts of the charts, in Chinese. */
export const zh = {
  intro: (records: string) => `以下各图按当前筛选统计（${records}）。点选一条即加为筛选条件。`,
  introAll: '以下各图统计全部公开记录。点选一条即加为筛选条件。',
  count: (by: string, what: string) => `各${by}的${what}数`,
  sum: (by: string, sum: string) => `各${by}的${sum}合计`,
  share: (by: string, what: string, value: string) => `各${by}中“${value}”的${what}占比`,
  spread: (by: string, what: string) => `${what}的${by}分布`,
  most: (name: string, value: string) => `最多：${name}，${value}`,
  highest: (name: string, value: string) => `最高：${name}，${value}`,
  missing: (count: string) => `另有 ${count} 条未注明`,
  several: '一条记录可属于多项。',
  show: (count: string) => `在列表中查看 ${count} 条`,
  rest: (count: string) => `另有 ${count} 项，见表格`,
  table: '表格',
  records: (count: string) => `${count} 条`,
  recordsAxis: '条',
  column: (from: string, to: string) => `${from} 至 ${to}`,
  part: (part: string, count: string) => `${part}（共 ${count} 条）`,
  shareHead: '占比',
  countHead: '条数',
  none: '当前筛选下没有可画的数据。',
  loading: '正在统计…',
  failed: '没有取到数据。',
  retry: '重试',
  joint: '；',
};

type Texts = typeof zh;

/** What every language says of them. */
export type ChartsTexts = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};
