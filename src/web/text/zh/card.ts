/** Texts of a record's card in Chinese; the keys are the contract. */
export const zh = {
  record: '记录',
  recordMissing: '没有这条记录。',
  permanentPage: '永久页面',
  print: '打印',
  details: '详细信息',
  contact: '联系方式',
  office: '单位',
  phone: '电话',
  mail: '邮箱',
  hours: '时间',
  languages: '语言',
  source: '数据来源',
  sourceNumber: '来源编号',
  verifiedOn: '核验日期',
  validUntil: '有效期至',
  pictures: '图片',
  showOnMap: '在地图上查看',
  suppliersAround: '周边供应商',
  aroundHere: '周边',
  lookAround: '看看周边有什么',
  related: (what: string) => `相关${what}`,
  relatedAs: (what: string, role: string) => `${what}（作为${role}）`,
  moreRelated: (count: string) => `查看全部 ${count} 条`,
  inAll: (label: string, sum: string) => `${label}合计 ${sum}`,
};

export type CardTexts = typeof zh;
