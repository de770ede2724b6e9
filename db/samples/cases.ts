/** Six real projects, with nothing but what the public report of 2020 tells of them. */
import type { Industry } from './trades.ts';
import { point, type Sample, type World } from './world.ts';

/** The report's latest figures are of the end of May 2020. */
const REPORTED = '2020年公开报道（数据截至5月底）';

type Story = {
  no: string;
  zh: string;
  /** Where the company's English name is in the report's wording or beyond doubt. */
  en: string | null;
  division: string;
  /** The zone the report names as the place. */
  zone?: string;
  figure: string;
  placed: string;
  industries: readonly Industry[];
};

const STORIES: readonly Story[] = [
  {
    no: 'AL-1',
    zh: '方达医药技术有限公司：生物医药项目',
    en: null,
    division: '320506',
    zone: 'Z10',
    figure: '投资1.5亿美元；2020年3月12日签约；企业称研究热力图后作出决定',
    placed: '报道写明吴中经济技术开发区，标在开发区大致中心',
    industries: ['C27'],
  },
  {
    no: 'AL-2',
    zh: '柯锐世：低压锂离子电池工厂',
    en: null,
    division: '320585',
    figure: '首期投资1000万美元；报道称由热力图引导落户',
    placed: '报道只写太仓新能源汽车板块，不标点',
    industries: ['C38', 'C36'],
  },
  {
    no: 'AL-3',
    zh: '锐泽科技（太仓）有限公司：新能源汽车零配件',
    en: null,
    division: '320585',
    figure: '注册外资3796万美元；报道称由热力图引导落户',
    placed: '报道只写太仓新能源汽车板块，不标点',
    industries: ['C36'],
  },
  {
    no: 'AL-4',
    zh: '德国BBS自动化集团：研发及制造中心基地',
    en: 'BBS automation group (Germany): R&D and manufacturing base',
    division: '320583',
    figure: '沿“欧美智造合作之旅”线路实地探访，3次洽谈后落户；用地会审由100亩核减为80亩',
    placed: '报道只写昆山开发智能制造产业片区，不标点',
    industries: ['C34'],
  },
  {
    no: 'AL-5',
    zh: '星巴克中国：咖啡创新产业园',
    en: 'Starbucks China: Coffee Innovation Park',
    division: '320583',
    figure: '2020年3月13日落户；报道称其为该公司在美国以外最大一笔生产性战略投资',
    placed: '报道写落户昆山，昆山开发区成立服务团队，未写地点，不标点',
    industries: ['C13'],
  },
  {
    no: 'AL-6',
    zh: '苏州敏芯微电子技术股份有限公司：“10+N”工业（研发）用地',
    en: null,
    division: '320571',
    zone: 'Z38',
    figure: '2020年3月25日竞得；前段10年按《产业发展协议》考核，通过后可受让后段N年',
    placed: '报道写明纳米城环路西，标在苏州纳米城大致中心',
    industries: ['C39'],
  },
];

/** The six stories as records, placed where the report names a zone. */
export function stories(world: World): Sample[] {
  return STORIES.map(({ no, zh, en, division, zone, figure, placed, industries }) => {
    const at = world.zones.find((one) => one.no === zone);
    return {
      geometry: at ? point(at.centre) : null,
      values: {
        source_no: no,
        name_zh: zh,
        name_en: en,
        division,
        zone: at?.name ?? null,
        reported_on: REPORTED,
        figure,
        placed,
        industries: [...industries],
      },
    };
  });
}
