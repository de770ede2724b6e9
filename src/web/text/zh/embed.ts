/** Texts of the embedded map in Chinese. */
export const zh = {
  record: '记录',
  recordMissing: '没有这条记录。',
  openFull: '打开完整地图',
  seeAll: '查看全部',
  openPage: '打开详情页',
  enquire: '咨询',
  back: '返回列表',
  close: '关闭',
  search: '在结果中查找',
  searchCorrected: (text: string) => `没有完全相同的，以下按“${text}”查找`,
  searchHint: '名称、行业、拼音',
  legend: '图例',
  fullScreen: '全屏',
  leaveFullScreen: '退出全屏',
  useWheel: '按住 Ctrl 并滚动以缩放地图',
  useWheelMac: '按住 ⌘ 并滚动以缩放地图',
  useFingers: '用两根手指移动地图',
  resume: '点按以显示地图',
  ignored: '链接中有未识别的设置，已忽略：',
  controls: '地图控件',
};

type Texts = typeof zh;

/** What every language says of them. */
export type EmbedTexts = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};
