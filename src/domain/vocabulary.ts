/** Terms that several maps share. A code is stored, labels are shown; retired codes stay as aliases. */
import type { Terms } from './kinds.ts';
import { TRADE_ALIASES } from './trade-aliases.ts';

/** Industries by division of GB/T 4754-2017 (2019 amendment), those a manufacturing city works with. */
export const INDUSTRIES = {
  C13: { zh: '食品与农产品加工', en: 'Food processing', aliases: TRADE_ALIASES.C13 },
  C17: { zh: '纺织', en: 'Textiles', aliases: TRADE_ALIASES.C17 },
  C26: {
    zh: '化工新材料',
    en: 'Chemicals and advanced materials',
    aliases: TRADE_ALIASES.C26,
  },
  C27: { zh: '生物医药', en: 'Biopharmaceuticals', aliases: TRADE_ALIASES.C27 },
  C30: {
    zh: '纳米与非金属材料',
    en: 'Nano and non-metallic materials',
    aliases: TRADE_ALIASES.C30,
  },
  C31: { zh: '冶金与金属材料', en: 'Metals', aliases: TRADE_ALIASES.C31 },
  C34: {
    zh: '通用设备与机器人',
    en: 'General machinery and robotics',
    aliases: TRADE_ALIASES.C34,
  },
  C35: {
    zh: '专用设备与医疗器械',
    en: 'Special equipment and medical devices',
    aliases: TRADE_ALIASES.C35,
  },
  C36: { zh: '汽车及零部件', en: 'Automotive', aliases: TRADE_ALIASES.C36 },
  C37: { zh: '航空航天与轨道交通', en: 'Aerospace and rail', aliases: TRADE_ALIASES.C37 },
  C38: {
    zh: '电气与新能源',
    en: 'Electrical and new energy',
    aliases: TRADE_ALIASES.C38,
  },
  C39: {
    zh: '电子信息与集成电路',
    en: 'Electronics and semiconductors',
    aliases: TRADE_ALIASES.C39,
  },
  G59: { zh: '仓储与物流', en: 'Warehousing and logistics', aliases: TRADE_ALIASES.G59 },
  I65: {
    zh: '软件与人工智能',
    en: 'Software and AI',
    aliases: TRADE_ALIASES.I65,
  },
  J66: { zh: '科技金融', en: 'Technology finance', aliases: TRADE_ALIASES.J66 },
  L72: { zh: '总部与商务服务', en: 'Headquarters and business services', aliases: TRADE_ALIASES.L72 },
  M73: { zh: '研发与检测', en: 'R&D and testing', aliases: TRADE_ALIASES.M73 },
  R90: { zh: '文旅康养', en: 'Culture, tourism and health', aliases: TRADE_ALIASES.R90 },
} as const satisfies Terms;

export const INDUSTRY_SCHEME = 'GB/T 4754-2017';

/** The five chains of the map of May 2020. */
export const CHAINS = {
  biomed: {
    zh: '生物医药和高端医疗器械',
    en: 'Biomedicine and high-end medical devices',
    aliases: TRADE_ALIASES.biomed,
  },
  software: { zh: '软件和集成电路', en: 'Software and integrated circuits', aliases: TRADE_ALIASES.software },
  automotive: { zh: '汽车及零部件', en: 'Automotive and components', aliases: TRADE_ALIASES.automotive },
  equipment: { zh: '智能装备', en: 'Intelligent equipment', aliases: TRADE_ALIASES.equipment },
  display: { zh: '新型显示', en: 'New displays', aliases: TRADE_ALIASES.display },
} as const satisfies Terms;

export const LANGUAGES = {
  zh: { zh: '中文', en: 'Chinese', aliases: ['汉语'] },
  en: { zh: '英语', en: 'English', aliases: ['英文'] },
  de: { zh: '德语', en: 'German', aliases: ['德文'] },
  ja: { zh: '日语', en: 'Japanese', aliases: ['日文'] },
  ko: { zh: '韩语', en: 'Korean', aliases: ['韩文', '朝鲜语'] },
  fr: { zh: '法语', en: 'French', aliases: ['法文'] },
} as const satisfies Terms;

export const COUNTRIES = {
  DE: { zh: '德国', en: 'Germany' },
  US: { zh: '美国', en: 'United States' },
  JP: { zh: '日本', en: 'Japan' },
  KR: { zh: '韩国', en: 'Korea' },
  FR: { zh: '法国', en: 'France' },
  CH: { zh: '瑞士', en: 'Switzerland' },
  SG: { zh: '新加坡', en: 'Singapore' },
  NL: { zh: '荷兰', en: 'Netherlands' },
  IT: { zh: '意大利', en: 'Italy' },
  GB: { zh: '英国', en: 'United Kingdom' },
  HK: { zh: '中国香港', en: 'Hong Kong, China', aliases: ['香港'] },
  TW: { zh: '中国台湾', en: 'Taiwan, China', aliases: ['台湾'] },
} as const satisfies Terms;

export const CURRENCIES = {
  CNY: { zh: '人民币', en: 'CNY', aliases: ['元', 'RMB'] },
  USD: { zh: '美元', en: 'USD', aliases: ['美金'] },
  EUR: { zh: '欧元', en: 'EUR' },
} as const satisfies Terms;

/** Who may see a record. */
export const VISIBILITY = {
  public: { zh: '公开', en: 'Public', aliases: ['公开发布'] },
  registered: { zh: '登录可见', en: 'Registered users', aliases: ['登录'] },
  internal: { zh: '内部', en: 'Internal', aliases: ['内部使用', '不公开'] },
} as const satisfies Terms;

export const HONOUR_LEVELS = {
  national: { zh: '国家级', en: 'National', aliases: ['国家'] },
  provincial: { zh: '省级', en: 'Provincial', aliases: ['省'] },
  municipal: { zh: '市级', en: 'Municipal', aliases: ['市'] },
  district: { zh: '区级', en: 'District', aliases: ['区', '县级'] },
} as const satisfies Terms;

/** Classes of ISO 14644-1 with their names by particles in a cubic foot, and the grades of GMP that need them. */
export const CLEAN_ROOMS = {
  iso5: { zh: '百级（ISO 5）', en: 'ISO 5 (class 100)', aliases: ['百级', '100级', 'ISO 5', 'A级', 'B级'] },
  iso6: { zh: '千级（ISO 6）', en: 'ISO 6 (class 1,000)', aliases: ['千级', '1000级', 'ISO 6'] },
  iso7: {
    zh: '万级（ISO 7）',
    en: 'ISO 7 (class 10,000)',
    aliases: ['万级', '1万级', '10000级', 'ISO 7', 'C级'],
  },
  iso8: {
    zh: '十万级（ISO 8）',
    en: 'ISO 8 (class 100,000)',
    aliases: ['十万级', '10万级', '100000级', 'ISO 8', 'D级'],
  },
} as const satisfies Terms;
