/** Texts in Chinese on how far a record can be trusted and what stands beside it. */
export const zh = {
  recordGone: '这条记录已过有效期或已撤回',
  recordGoneHint: '内容不再公开；网址保留。可向其单位询问近况，或看看仍然有效的相似记录。',
  alternatives: '仍然有效的相似记录',
  asOf: '数据截至',
  notStated: '未注明',
  noEnd: '未设期限',
  responsible: '责任单位',
  cases: '同一产业的落地案例',
  casesHint: '数字引自公开报道。',
};

export type TrustTexts = { [key in keyof typeof zh]: string };
