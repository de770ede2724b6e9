/** Policies and cases: eight made-up policies; one real policy and six real stories with what the 2020 report tells of them. */
import { csvFile } from './files.ts';
import { type Group, type Layout, rows } from './layout.ts';
import { MARK } from './names.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import type { Industry } from './trades.ts';
import { freshness, point, type Sample, type World } from './world.ts';

/** Where the real entries come from. */
const PRESS = '公开报道（2020年）';
/** The report's latest figures are of the end of May 2020. */
const REPORTED = '2020年公开报道（数据截至5月底）';

const POLICIES: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['发文机关', 'issuer'],
      ['文号', 'doc_no'],
      ['施行日期', 'in_force_from'],
      ['失效日期', 'in_force_to'],
      ['适用对象', 'who'],
      ['适用开发区', 'zones'],
      ['适用产业', 'industries'],
      ['状态日期', 'status_date'],
      ['核验日期', 'verified_at'],
      ['有效期至', 'valid_until'],
    ],
  ],
];

const CASES: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['板块', 'division'],
      ['开发区', 'zone'],
      ['经度', '@lon'],
      ['纬度', '@lat'],
      ['报道日期与出处', 'reported_on'],
      ['报道数字', 'figure'],
      ['位置依据', 'placed'],
      ['主导产业', 'industries'],
    ],
  ],
];

type Draft = readonly [
  title: string,
  english: string,
  who: string,
  zones: readonly string[],
  industries: readonly Industry[],
];

const DRAFTS: readonly Draft[] = [
  [
    '先进制造业设备投资补助办法',
    'Equipment Investment Grant',
    '设备投入达到约定规模的制造业企业',
    [],
    ['C34', 'C35', 'C39'],
  ],
  [
    '外资研发中心支持办法',
    'Foreign R&D Centre Support',
    '设立独立研发机构的外商投资企业',
    ['Z01', 'Z02'],
    ['M73', 'C27'],
  ],
  [
    '生物医药临床试验补贴办法',
    'Clinical Trial Subsidy',
    '开展临床试验的医药和器械企业',
    ['Z36', 'Z42'],
    ['C27', 'C35'],
  ],
  [
    '工业上楼租金支持办法',
    'Multi-storey Factory Rent Support',
    '租用多层厂房的中小制造企业',
    [],
    ['C34', 'C39'],
  ],
  [
    '产业用地弹性年期实施细则',
    'Flexible Land Term Rules',
    '以弹性年期方式受让产业用地的企业',
    [],
    ['C36', 'C38'],
  ],
  [
    '产业链配套采购奖励办法',
    'Local Sourcing Reward',
    '首次采购本地配套产品的链上企业',
    ['Z03', 'Z07', 'Z28'],
    ['C36', 'C39'],
  ],
  ['海外人才安居办法', 'Overseas Talent Housing', '全职引进的海外高层次人才', ['Z40'], ['M73', 'I65']],
  [
    '工业互联网场景开放支持办法',
    'Industrial Internet Scenario Support',
    '开放应用场景的工厂和服务商',
    [],
    ['I65'],
  ],
];

function draftPolicies(world: World): Sample[] {
  const random = world.stream('policies');
  const year = world.asOf.slice(0, 4);
  return DRAFTS.map(([title, english, who, zones, industries], index) => {
    const dates = freshness(world, random, index, false);
    return {
      geometry: null,
      values: {
        source_no: `ZC-${String(index + 1).padStart(3, '0')}`,
        name_zh: `${MARK.zh}${title}`,
        name_en: index % 5 < 3 ? `${MARK.en}${english}` : null,
        issuer: DEPARTMENTS.services,
        doc_no: `样例规〔${year}〕${index + 1}号`,
        in_force_from: world.day(-random.whole(30, 700)),
        in_force_to: world.day(random.whole(400, 1100)),
        who,
        zones: zones.map((no) => world.zones.find((zone) => zone.no === no)!.name),
        industries: [...industries],
        ...dates,
      },
    };
  });
}

const ACTION_2020: Sample = {
  geometry: null,
  values: {
    source_no: '2020-03-28',
    name_zh: '苏州市优化营商环境创新行动2020',
    name_en: null,
    issuer: '苏州市委、市政府',
    status_date: '2020-03-28',
  },
};

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
    zh: '苏州敏芯微电子技术股份有限公司：首宗“10+N”工业（研发）用地',
    en: null,
    division: '320571',
    zone: 'Z38',
    figure: '2020年3月25日竞得；前段10年按《产业发展协议》考核，通过后可受让后段N年',
    placed: '报道写明纳米城环路西，标在苏州纳米城大致中心',
    industries: ['C39'],
  },
];

function stories(world: World): Sample[] {
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

/** The policies of a sample department, the real policy, the real cases. */
export function referenceFiles(world: World): Submission[] {
  const policies: Layout = { collection: 'policies', crs: 'wgs84', dates: 'iso', groups: POLICIES };
  const cases: Layout = { collection: 'cases', crs: 'wgs84', dates: 'iso', groups: CASES };
  const list = (layout: Layout, file: string, source: string, samples: readonly Sample[]) =>
    submission(
      { file, collection: layout.collection, source, crs: layout.crs },
      csvFile(layout, rows(layout, samples), { encoding: 'utf-8-bom' }),
      { accepted: samples.length },
    );
  return [
    list(policies, 'policies.csv', DEPARTMENTS.services, draftPolicies(world)),
    list(policies, 'policies-2020.csv', PRESS, [ACTION_2020]),
    list(cases, 'cases.csv', PRESS, stories(world)),
  ];
}
