/** Premises as two departments hand them in: factories and offices in a workbook, incubators in a CSV, with faults and doubles. */
import { csvFile, xlsxFile } from './files.ts';
import {
  altered,
  type Group,
  interspersed,
  type Layout,
  PICTURE_COLUMNS,
  PROVENANCE_COLUMNS,
  rows,
} from './layout.ts';
import { moved } from './places.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import { point, type Sample, type World } from './world.ts';

const SCIENCE_KINDS = new Set<unknown>(['incubator', 'accelerator', 'makerspace']);

const WORKBOOK: readonly Group[] = [
  [
    '基本信息',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名称', 'name_en'],
      ['载体类型', 'kind'],
      ['载体级别', 'level'],
      ['载体状态', 'status'],
    ],
  ],
  [
    '位置（百度坐标）',
    [
      ['所属板块', 'division'],
      ['所属开发区', 'zone'],
      ['详细地址', 'address'],
      ['经度', '@lon'],
      ['纬度', '@lat'],
    ],
  ],
  [
    '',
    [
      ['主导产业', 'industries'],
      ['运营单位', 'operator'],
      ['在园企业数', 'tenants'],
      ['规划环评', 'eia'],
    ],
  ],
  [
    '面积',
    [
      ['总建筑面积（㎡）', 'gfa'],
      ['可租面积（㎡）', 'area_free'],
      ['最小分割面积（㎡）', 'min_unit'],
      ['空置率（%）', 'vacancy'],
    ],
  ],
  [
    '建筑条件',
    [
      ['层高（米）', 'height'],
      ['荷载（吨/㎡）', 'load'],
      ['所在楼层', 'storey'],
      ['柱距（米）', 'bay'],
      ['货梯载重（吨）', 'lift'],
      ['消防类别', 'fire'],
      ['洁净等级', 'clean'],
    ],
  ],
  [
    '配套',
    [
      ['配电容量（kVA）', 'power'],
      ['燃气', 'gas'],
      ['蒸汽', 'steam'],
      ['污水接管', 'sewer'],
    ],
  ],
  [
    '价格',
    [
      ['租金（元/㎡·月）', 'rent'],
      ['参考售价（元/㎡）', 'price'],
      ['物业费（元/㎡·月）', 'fee'],
      ['最短租期（年）', 'term'],
    ],
  ],
  ['', [['可入驻时间', 'ready_on'], ['公开级别', 'visibility'], ...PICTURE_COLUMNS, ...PROVENANCE_COLUMNS]],
];

const LIST: readonly Group[] = [
  [
    '',
    [
      ['序号编码', 'source_no'],
      ['中文名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['类型', 'kind'],
      ['级别', 'level'],
      ['状态', 'status'],
      ['区县', 'division'],
      ['园区名称', 'zone'],
      ['坐落', 'address'],
      ['经度', '@lon'],
      ['纬度', '@lat'],
      ['产业方向', 'industries'],
      ['运营主体', 'operator'],
      ['入驻企业数', 'tenants'],
      ['载体面积(平方米)', 'gfa'],
      ['剩余面积(平方米)', 'area_free'],
      ['起租面积(平方米)', 'min_unit'],
      ['层高(米)', 'height'],
      ['承重(kg/㎡)', 'load'],
      ['洁净等级', 'clean'],
      ['供电容量(kVA)', 'power'],
      ['参考租金(元/平方米/月)', 'rent'],
      ['物业费(元/平方米/月)', 'fee'],
      ['最短租期(年)', 'term'],
      ['交付时间', 'ready_on'],
      ...PICTURE_COLUMNS,
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

/** What another department knows of the same building: its own number, 25 m away, another figure. */
const double = (sample: Sample, no: string): Sample => {
  const { geometry, values } = sample;
  if (geometry?.type !== 'Point') throw new RangeError(`${values.source_no} has no point`);
  const free = Number(values.area_free);
  return {
    ...sample,
    geometry: point(moved(geometry.coordinates, 20, 15)),
    values: {
      ...values,
      source_no: no,
      area_free: Math.round(free * 0.6) + 120,
      rent: Number(values.rent ?? 30) + 2,
    },
  };
};

/**
 * Two files: the first holds rows that must be refused, the second two doubles of the first, a row with swapped axes and one
 * without coordinates.
 */
export function premisesFiles(world: World, samples: readonly Sample[]): Submission[] {
  const commerce = samples.filter(({ values }) => !SCIENCE_KINDS.has(values.kind));
  const science = samples.filter(({ values }) => SCIENCE_KINDS.has(values.kind));
  const workbook: Layout = { collection: 'premises', crs: 'bd09', dates: 'workbook', groups: WORKBOOK };
  const list: Layout = { collection: 'premises', crs: 'gcj02', dates: 'slash', groups: LIST };
  const sheet = '平台载体';
  const main = rows(workbook, commerce);
  const wrong = [
    altered(main[3]!, { 编号: 'FA-9001', 名称: null }),
    altered(main[9]!, { 编号: 'FA-9002', 名称: '样例·待归类 1号载体', 载体类型: '飞机库' }),
  ];
  const others = rows(list, science);
  const { 经度: lon, 纬度: lat } = others[5]!.cells;
  const listed = others.with(5, altered(others[5]!, { 经度: lat!, 纬度: lon! }));
  const unplaced = altered(others[8]!, {
    序号编码: 'KJ-9001',
    中文名称: '样例·坐标待补 1号孵化器',
    经度: null,
    纬度: null,
  });
  const open = commerce.filter(
    ({ values }) =>
      values.visibility === 'public' &&
      values.rent !== null &&
      Number(values.area_free) > 0 &&
      String(values.valid_until) > world.day(30),
  );
  const doubles = rows(
    list,
    [20, 90].map((at, i) => double(open[at]!, `KJ-800${i + 1}`)),
  );
  return [
    submission(
      {
        file: 'premises-commerce.xlsx',
        collection: 'premises',
        source: DEPARTMENTS.commerce,
        crs: 'bd09',
        sheet,
      },
      xlsxFile(workbook, interspersed(main, wrong), sheet, `平台载体招商信息表（样例，截至${world.asOf}）`),
      { accepted: main.length, refused: wrong.length },
    ),
    submission(
      { file: 'premises-science.csv', collection: 'premises', source: DEPARTMENTS.science, crs: 'gcj02' },
      csvFile(list, interspersed(listed, [unplaced, ...doubles]), {
        encoding: 'gb18030',
        titles: ['科技创新载体统计表（样例）', `填报单位：${DEPARTMENTS.science}`],
        footer: '注：样例数据，坐标为高德坐标；面积以合同为准。',
      }),
      { accepted: others.length, conflicts: doubles.length, places: 1 },
    ),
  ];
}
