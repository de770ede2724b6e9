/** The city this deployment is for. Another city is another copy of this file and of `db/base/`. */
import type { Bounds, Position } from './geometry.ts';
import type { Label, Terms } from './kinds.ts';

/** The city's divisions (板块); aliases are old codes, short names and names departments use. */
export const DIVISIONS = {
  '320571': {
    zh: '苏州工业园区',
    en: 'Suzhou Industrial Park',
    aliases: ['工业园区', '园区', 'SIP', '320576', '320514', '320594'],
  },
  '320505': {
    zh: '虎丘区（高新区）',
    en: 'Huqiu (SND)',
    aliases: ['虎丘区', '高新区', '苏州高新区', '虎丘', 'SND'],
  },
  '320506': { zh: '吴中区', en: 'Wuzhong', aliases: ['吴中'] },
  '320507': { zh: '相城区', en: 'Xiangcheng', aliases: ['相城'] },
  '320508': { zh: '姑苏区', en: 'Gusu', aliases: ['姑苏', '320502', '320503', '320504'] },
  '320509': { zh: '吴江区', en: 'Wujiang', aliases: ['吴江', '吴江市', '320584'] },
  '320581': { zh: '常熟市', en: 'Changshu', aliases: ['常熟'] },
  '320582': { zh: '张家港市', en: 'Zhangjiagang', aliases: ['张家港', '320592'] },
  '320583': { zh: '昆山市', en: 'Kunshan', aliases: ['昆山'] },
  '320585': { zh: '太仓市', en: 'Taicang', aliases: ['太仓'] },
} as const satisfies Terms;

type City = {
  id: string;
  /** GB/T 2260 code. */
  code: string;
  name: Label;
  bounds: Bounds;
  /** How far the map may be panned; also what coordinates an import believes. */
  maxBounds: Bounds;
  centre: Position;
  zoom: number;
  timeZone: string;
  currency: string;
  /** 审图号 of the published maps; null until the authority has given one. */
  approvalNumber: string | null;
  attribution: Label;
};

export const CITY: City = {
  id: 'suzhou',
  code: '320500',
  name: { zh: '苏州', en: 'Suzhou' },
  bounds: [119.9, 30.75, 121.4, 32.06],
  maxBounds: [119.5, 30.3, 122.0, 32.6],
  centre: [120.65, 31.4],
  zoom: 8.6,
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  approvalNumber: null,
  attribution: { zh: '示意底图，不作为划界依据', en: 'Schematic base map, not a boundary reference' },
};
