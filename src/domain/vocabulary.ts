/** Terms that several maps share. A code is stored, labels are shown; retired codes stay as aliases. */
import type { Terms } from './kinds.ts';

/** Industries by division of GB/T 4754-2017 (2019 amendment), those a manufacturing city works with. */
export const INDUSTRIES = {
  C13: { zh: '食品与农产品加工', en: 'Food processing', aliases: ['食品', '粮油食品'] },
  C17: { zh: '纺织', en: 'Textiles', aliases: ['纺织业', '高端纺织', '化纤'] },
  C26: {
    zh: '化工新材料',
    en: 'Chemicals and advanced materials',
    aliases: ['化学原料和化学制品', '新材料', '先进材料'],
  },
  C27: { zh: '生物医药', en: 'Biopharmaceuticals', aliases: ['医药制造', '医药', '创新药', '医药制造业'] },
  C30: {
    zh: '纳米与非金属材料',
    en: 'Nano and non-metallic materials',
    aliases: ['纳米', '纳米新材料', '纳米技术应用'],
  },
  C31: { zh: '冶金与金属材料', en: 'Metals', aliases: ['冶金', '高端钢铁', '钢铁'] },
  C34: {
    zh: '通用设备与机器人',
    en: 'General machinery and robotics',
    aliases: ['通用设备', '机器人', '智能制造'],
  },
  C35: {
    zh: '专用设备与医疗器械',
    en: 'Special equipment and medical devices',
    aliases: ['专用设备', '医疗器械', '高端装备'],
  },
  C36: { zh: '汽车及零部件', en: 'Automotive', aliases: ['汽车制造', '汽车零部件', '新能源汽车零部件'] },
  C37: { zh: '航空航天与轨道交通', en: 'Aerospace and rail', aliases: ['航空航天'] },
  C38: {
    zh: '电气与新能源',
    en: 'Electrical and new energy',
    aliases: ['新能源', '电气机械', '光伏', '锂电', '氢能'],
  },
  C39: {
    zh: '电子信息与集成电路',
    en: 'Electronics and semiconductors',
    aliases: ['电子信息', '集成电路', '半导体', '新型显示'],
  },
  G59: { zh: '仓储与物流', en: 'Warehousing and logistics', aliases: ['物流', '现代物流', '仓储'] },
  I65: {
    zh: '软件与人工智能',
    en: 'Software and AI',
    aliases: ['软件', '人工智能', '数字经济', '工业互联网'],
  },
  J66: { zh: '科技金融', en: 'Technology finance', aliases: ['金融'] },
  L72: { zh: '总部与商务服务', en: 'Headquarters and business services', aliases: ['总部经济', '商务服务'] },
  M73: { zh: '研发与检测', en: 'R&D and testing', aliases: ['研发', '研究和试验发展', '检验检测'] },
  R90: { zh: '文旅康养', en: 'Culture, tourism and health', aliases: ['文旅', '文化旅游'] },
} as const satisfies Terms;

export const INDUSTRY_SCHEME = 'GB/T 4754-2017';

/** The five chains of the map of May 2020. */
export const CHAINS = {
  biomed: {
    zh: '生物医药和高端医疗器械',
    en: 'Biomedicine and high-end medical devices',
    aliases: ['生物医药'],
  },
  software: { zh: '软件和集成电路', en: 'Software and integrated circuits', aliases: ['集成电路', '软件'] },
  automotive: { zh: '汽车及零部件', en: 'Automotive and components', aliases: ['汽车', '汽车零部件'] },
  equipment: { zh: '智能装备', en: 'Intelligent equipment', aliases: ['装备制造', '智能制造装备'] },
  display: { zh: '新型显示', en: 'New displays', aliases: ['显示', '光电显示'] },
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
