/** Texts of the dossier in Chinese; the keys are the contract. */
export const zh = {
  print: '打印',
  printHint: '每条记录一页 A4；在打印窗口中也可另存为 PDF。',
  share: '分享',
  pages: (count: string) => `共 ${count} 页`,
  loading: (done: string, all: string) => `正在载入 ${done} / ${all}…`,
  gone: (count: string) => `${count} 条记录已撤回、过期或不存在，不在其中。`,
  failed: (count: string) => `${count} 条记录没有取到。`,
  retry: '重试',
  nothing: '没有可打印的记录。请先把记录加入备选，或从记录卡上打印。',
  mapLabel: '示意图：记录在全市的位置',
  outlineLabel: '示意图：轮廓',
  unplaced: '位置未公开',
  unstated: '未注明',
  keyFacts: '主要条件',
  details: '其他条件',
  contact: '联系',
  source: '来源与时效',
  asOf: '数据日期',
  printedOn: '打印日期',
  qr: '永久页面的二维码',
  qrTooLong: '地址太长，没有二维码。',
  latest: '扫码或打开此页，查看最新状态：',
  sample: '样例数据，均为虚构',
};

export type DossierTexts = typeof zh;
