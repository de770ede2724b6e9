/** Texts of an embedded map as the server writes it. */
import type { Label } from '../../domain/kinds.ts';

export const EMBED_TEXT = {
  openFull: { zh: '打开完整地图', en: 'Open the full map' },
  openPage: { zh: '打开详情页', en: 'Open the full page' },
  back: { zh: '返回列表', en: 'Back to the list' },
  seeAll: { zh: '查看全部', en: 'See them all' },
  warnings: {
    zh: '链接中有未识别的设置，已忽略：',
    en: 'Settings of this address that were not understood and left out:',
  },
  noRecords: { zh: '没有符合条件的记录', en: 'No record matches' },
  unavailable: {
    zh: '数据暂时无法读取，请稍后再试或打开完整地图。',
    en: 'The data cannot be read just now. Try again in a moment, or open the full map.',
  },
  map: { zh: '地图', en: 'Map' },
  panel: { zh: '查询与结果', en: 'Search and results' },
  collections: { zh: '内容', en: 'Contents' },
  maps: { zh: '地图', en: 'Maps' },
  noMap: { zh: '没有这幅地图', en: 'There is no such map' },
  noMapHint: {
    zh: '请在嵌入代码中使用下列地图之一：',
    en: 'Use one of these maps in the embed code:',
  },
} as const satisfies Record<string, Label>;
