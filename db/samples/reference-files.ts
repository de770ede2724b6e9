/** Policies and cases: eight made-up policies; one real policy and six real stories with what the 2020 report tells of them. */
import { stories } from './cases.ts';
import { csvFile } from './files.ts';
import { type Group, type Layout, rows } from './layout.ts';
import { MARK } from './names.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import type { Industry } from './trades.ts';
import { freshness, type Sample, type World } from './world.ts';

/** Where the real entries come from. */
const PRESS = '公开报道（2020年）';

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
