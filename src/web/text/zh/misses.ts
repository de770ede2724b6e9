/** What is said in Chinese where a filter finds little or means nothing. */
export const zh = {
  invalidParameter: (name: string, value: string) => `链接中的条件“${name}=${value}”无效，已忽略。`,
  nearMisses: '相近的结果',
  nothingFits: (what: string) => `没有完全符合的${what}，放宽一项即可：`,
  littleFits: '符合的不多；放宽一项，可以看到：',
  records: (count: string) => `共 ${count} 条`,
  emptyHint: '可以试着去掉一个条件：',
};

export type MissTexts = typeof zh;
