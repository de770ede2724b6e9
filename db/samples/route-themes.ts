/** Where sample routes go and what they are about. */
import type { DivisionCode } from './geography.ts';
import type { Industry } from './trades.ts';

/** How often routes start in a division. */
export const WEIGHTS: readonly (readonly [DivisionCode, number])[] = [
  ['320571', 15],
  ['320583', 16],
  ['320505', 11],
  ['320509', 12],
  ['320582', 12],
  ['320581', 12],
  ['320506', 11],
  ['320585', 9],
  ['320507', 8],
];
/** Divisions a route may go on to. */
export const NEIGHBOURS: Record<DivisionCode, readonly DivisionCode[]> = {
  '320571': ['320506', '320507', '320583', '320508'],
  '320505': ['320508', '320507', '320506'],
  '320506': ['320571', '320505', '320509', '320508'],
  '320507': ['320571', '320505', '320581'],
  '320508': ['320571', '320505'],
  '320509': ['320506', '320583'],
  '320581': ['320582', '320585', '320507', '320583'],
  '320582': ['320581'],
  '320583': ['320571', '320585', '320509'],
  '320585': ['320583', '320581'],
};

/** What a tour is called, by industry. */
export const THEMES: Partial<Record<Industry, { zh: string; en: string }>> = {
  C13: { zh: '食品加工之旅', en: 'Food Industry Tour' },
  C17: { zh: '高端纺织之旅', en: 'Textile Tour' },
  C26: { zh: '先进材料之旅', en: 'Advanced Materials Tour' },
  C27: { zh: '生物医药创新之旅', en: 'Biomedical Innovation Tour' },
  C30: { zh: '纳米技术之旅', en: 'Nanotechnology Tour' },
  C31: { zh: '金属新材料之旅', en: 'Metals Tour' },
  C34: { zh: '机器人与智能制造之旅', en: 'Robotics and Smart Manufacturing Tour' },
  C35: { zh: '高端装备之旅', en: 'Equipment Tour' },
  C36: { zh: '汽车产业链之旅', en: 'Automotive Tour' },
  C37: { zh: '航空航天之旅', en: 'Aerospace Tour' },
  C38: { zh: '新能源之旅', en: 'New Energy Tour' },
  C39: { zh: '电子信息与集成电路之旅', en: 'Electronics Tour' },
  G59: { zh: '现代物流之旅', en: 'Logistics Tour' },
  I65: { zh: '数字经济之旅', en: 'Digital Economy Tour' },
  M73: { zh: '研发服务之旅', en: 'Research Services Tour' },
};
/** The one theme of the original that reports name. */
export const FOUNDING = { zh: '欧美智造合作之旅', en: 'European and American Manufacturing Tour' };
