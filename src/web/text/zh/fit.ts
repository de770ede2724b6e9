/** Texts of the tool that fits land to a project, in Chinese. */
export const zh = {
  intro:
    '填写您的项目，看哪些地块接纳这个行业、达到门槛、来得及供应。填得越多，比得越准；数据只在此页面和链接中。',
  tradeHint: '例如 新能源汽车零部件',
  tradeUnknown: '没有认出这个行业，请从提示中选择一个。',
  tradeIs: (trade: string) => `按“${trade}”查找`,
  anyTime: '不限',
  find: '找适合的地块',
  reset: '清空',
  edit: '修改',
  wrongNumber: '请填写大于 0 的数字。',
  perArea: '按所需土地折算',
  needLand: '填写需要土地后，即可折算亩均指标。',
  calculation: (sum: string, land: string, result: string) => `${sum} ÷ ${land} ＝ ${result}`,
  far: '容积率',
  invest: '亩均投资',
  tax: '亩均税收',
  output: '亩均产出',
  reach: (from: string, to: string) => `查找 ${from}–${to} 的地块，最接近所需土地的在前`,
  results: '适合的地块',
  fits: (count: string) => `${count} 块地符合您的项目`,
  matches: (count: string) => `${count} 块地符合当前条件`,
  fitsNone: '没有地块完全符合您的项目',
  matching: '正在比对…',
  changed: '筛选条件已与项目不同（例如放宽了一项），下面仍按您的项目逐项比较。',
  restore: '恢复为项目条件',
  unstated: (count: string, field: string) =>
    `另有 ${count} 块地其他条件都符合，但未注明${field}，不计入上面。`,
  showUnstated: '看这些地块',
  metBy: (percent: string) => `达标，高出 ${percent}`,
  metExactly: '刚好达标',
  shortBy: (percent: string) => `未达标，差 ${percent}`,
  notStated: '未注明',
  asks: (value: string) => `要求 ≥ ${value}`,
  whole: (percent: string) => `若整块拿地，按全部面积折算则差 ${percent}`,
  larger: (percent: string) => `比所需大 ${percent}`,
  asLarge: '与所需相当',
  smaller: (percent: string) => `比所需小 ${percent}`,
  accepts: '接纳该行业',
  refuses: '未列入准入行业',
  inTime: '来得及',
  tooLate: '晚于所需',
  farFits: '容积率在范围内',
  farLow: '容积率低于下限',
  farHigh: '容积率高于上限',
  all: (count: string) => `${count} 项全部达标`,
  some: (short: string) => `${short} 项未达标`,
  open: (unstated: string) => `达标，${unstated} 项未注明`,
  total: '起始总价',
  totalOf: (price: string, area: string) => `${price} × ${area}`,
  term: '年限',
  staged: (first: string, second: string) => `前段 ${first} + 后段 ${second}`,
  about: (share: string) => `面积与所需相当（相差 ${share} 以内）`,
  others: (share: string) => `面积与所需相差超过 ${share}`,
  loadMore: '显示更多地块',
};

type Texts = typeof zh;

/** What every language says of it. */
export type FitTexts = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};
