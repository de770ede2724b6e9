/** Names of samples: every one begins 样例 / Sample, is told apart by cyclical words, and reaches nobody. */
import { DIVISIONS } from '../../src/domain/city.ts';
import type { DivisionCode } from './geography.ts';
import type { Random } from './random.ts';

export const MARK = { zh: '样例·', en: 'Sample ' } as const;

type Naming = { zh: string; en: string; slug: string; languages: readonly string[] };

/** Short names, mailbox part and languages a desk would speak beside Chinese. */
const NAMING: Record<DivisionCode, Naming> = {
  '320571': { zh: '园区', en: 'SIP', slug: 'sip', languages: ['en', 'de', 'ja', 'ko'] },
  '320505': { zh: '高新区', en: 'SND', slug: 'snd', languages: ['en', 'ja'] },
  '320506': { zh: '吴中', en: 'Wuzhong', slug: 'wuzhong', languages: ['en', 'fr'] },
  '320507': { zh: '相城', en: 'Xiangcheng', slug: 'xiangcheng', languages: ['en', 'ja'] },
  '320508': { zh: '姑苏', en: 'Gusu', slug: 'gusu', languages: ['en'] },
  '320509': { zh: '吴江', en: 'Wujiang', slug: 'wujiang', languages: ['en'] },
  '320581': { zh: '常熟', en: 'Changshu', slug: 'changshu', languages: ['en', 'ja'] },
  '320582': { zh: '张家港', en: 'Zhangjiagang', slug: 'zhangjiagang', languages: ['en', 'ko'] },
  '320583': { zh: '昆山', en: 'Kunshan', slug: 'kunshan', languages: ['en', 'de'] },
  '320585': { zh: '太仓', en: 'Taicang', slug: 'taicang', languages: ['en', 'de'] },
};

export const shortName = (division: DivisionCode) => NAMING[division];

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const STEMS_EN = ['Jia', 'Yi', 'Bing', 'Ding', 'Wu', 'Ji', 'Geng', 'Xin', 'Ren', 'Gui'];
const BRANCHES = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const BRANCHES_EN = ['zi', 'chou', 'yin', 'mao', 'chen', 'si', 'wu', 'wei', 'shen', 'you', 'xu', 'hai'];

/** The n-th of the sixty terms of the sexagenary cycle: plainly a counter, never a brand. */
export const cyclical = (n: number) => ({
  zh: `${STEMS[n % 10]}${BRANCHES[n % 12]}`,
  en: `${STEMS_EN[n % 10]}${BRANCHES_EN[n % 12]}`,
});

/** Gives out each name once: the sixty cyclical terms first, then with a number. */
export function naming() {
  const given = new Map<string, number>();
  return (pattern: { zh: (word: string) => string; en: (word: string) => string }) => {
    const key = pattern.zh('');
    const n = given.get(key) ?? 0;
    given.set(key, n + 1);
    const start = key.length * 7 + (key.codePointAt(key.length - 1) ?? 0);
    const word = cyclical((start + n * 7) % 60);
    const round = n < 60 ? '' : `${Math.floor(n / 60) + 1}`;
    return {
      name_zh: `${MARK.zh}${pattern.zh(word.zh + round)}`,
      name_en: `${MARK.en}${pattern.en(word.en + (round && `-${round}`))}`,
    };
  };
}

/** A text in both languages, as departments with visitors from abroad write it. */
export const both = (zh: string, en: string): string => `${zh} / ${en}`;

/** What is made or done, in both languages. */
export const listed = (things: readonly { zh: string; en: string }[]) => ({
  zh: things.map(({ zh }) => zh).join('、'),
  en: capital(things.map(({ en }) => en).join(', ')),
});

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether a department has translated a record; a few have not been yet. */
export const isTranslated = (random: Random): boolean => random.chance(0.95);

const HOURS = [
  both('工作日 9:00-17:30', 'Weekdays 9:00–17:30'),
  both('工作日 8:30-17:00', 'Weekdays 8:30–17:00'),
  both('工作日 9:00-18:00；周六 9:00-12:00', 'Weekdays 9:00–18:00; Saturdays 9:00–12:00'),
  both('每日 9:00-20:00', 'Daily 9:00–20:00'),
];

const DESKS = {
  投资服务窗口: 'Investment Service Desk',
  招商专班: 'Investment Promotion Team',
  企业服务中心: 'Enterprise Service Centre',
} as const;

/** A made-up desk of the division that answers: office, role mailbox, a number no line has, hours, languages. */
export function contact(random: Random, division: DivisionCode) {
  const { slug, languages } = NAMING[division];
  const desk = random.weighted([
    ['投资服务窗口', 5],
    ['招商专班', 3],
    ['企业服务中心', 2],
  ] as const);
  return {
    contact_office: both(
      `${MARK.zh}${DIVISIONS[division].zh}${desk}`,
      `${MARK.en}${DIVISIONS[division].en} ${DESKS[desk]}`,
    ),
    contact_mailbox: `sample-${slug}@example.com`,
    contact_phone: `0512-0000${String(random.whole(0, 9999)).padStart(4, '0')}`,
    contact_hours: random.pick(HOURS),
    contact_languages: ['zh', ...random.some(languages, random.whole(1, languages.length))],
  };
}

/** A street address that does not exist. */
export const address = (random: Random, division: DivisionCode) =>
  `${DIVISIONS[division].zh}样例${random.pick(['一', '二', '三', '东', '南', '西', '北', '中'])}路${random.whole(1, 999)}号`;
