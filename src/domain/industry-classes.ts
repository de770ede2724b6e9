/** What holds several industries: broader classes, and the chains that run through them. */
import type { Term } from './kinds.ts';
import type { CHAINS, INDUSTRIES } from './vocabulary.ts';

type Industry = keyof typeof INDUSTRIES;

/** The industries a chain runs through. */
export const CHAIN_INDUSTRIES: Readonly<Record<keyof typeof CHAINS, readonly Industry[]>> = {
  biomed: ['C27', 'C35'],
  software: ['I65', 'C39'],
  automotive: ['C36'],
  equipment: ['C34', 'C35'],
  display: ['C39'],
};

/** Broader classes, each of several industries. */
export const INDUSTRY_CLASSES: Readonly<Record<string, Term & { readonly industries: readonly Industry[] }>> =
  {
    materials: {
      zh: '材料',
      en: 'Materials',
      aliases: ['新材料产业', 'advanced materials', 'raw materials'],
      industries: ['C26', 'C30', 'C31'],
    },
    machinery: {
      zh: '装备制造',
      en: 'Machinery and equipment',
      aliases: ['高端装备制造', '机械设备', 'mechanical engineering', 'machine building'],
      industries: ['C34', 'C35', 'C37'],
    },
    vehicles: {
      zh: '新能源汽车',
      en: 'Electric vehicles',
      aliases: ['电动汽车', 'e-mobility', 'ev'],
      industries: ['C36', 'C38'],
    },
    parts: {
      zh: '机械零部件',
      en: 'Machine parts',
      aliases: [
        '轴承',
        '主轴',
        '齿轮',
        '铸件',
        'bearings',
        'bearing',
        'spindles',
        'gears',
        'castings',
        'pumps',
        'valves',
      ],
      industries: ['C34'],
    },
    consumer: {
      zh: '消费品工业',
      en: 'Consumer goods',
      aliases: ['轻工', '快消品', 'light industry', 'fmcg'],
      industries: ['C13', 'C17'],
    },
    services: {
      zh: '生产性服务业',
      en: 'Business services',
      aliases: ['服务业', '现代服务业', 'services', 'professional services'],
      industries: ['G59', 'I65', 'J66', 'L72', 'M73'],
    },
  };
