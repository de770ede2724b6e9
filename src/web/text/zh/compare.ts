/** Texts of the comparison in Chinese; the keys are the contract. */
export const zh = {
  caption: (count: string) => `${count} 条记录逐项对比`,
  sections: {
    leading: '主要条件',
    place: '位置',
    details: '其他条件',
    contact: '联系',
    provenance: '来源与时效',
  },
  field: '项目',
  unstated: '未注明',
  inapplicable: '此类记录没有这一项',
  lowest: '最低',
  highest: '最高',
  earliest: '最早',
  differs: '各记录不同',
  onlyDifferences: '只看不同的项目',
  noDifference: '所列项目完全相同。',
  removeColumn: (name: string) => `移出对比：${name}`,
  open: (name: string) => `打开记录：${name}`,
  share: '分享对比',
  print: '打印资料',
  add: '加入一条备选…',
  addLabel: '从备选中加入一条',
  nothing: '没有可对比的记录。请在备选中勾选 2 至 4 条。',
  toShortlist: '打开备选',
  gone: '已撤回、过期或不存在',
  failed: '没有取到',
  retry: '重试',
};

export type CompareTexts = typeof zh;
