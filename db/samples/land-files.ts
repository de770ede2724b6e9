/** Areas as GeoJSON and plots as a surveyor's workbook with boundary points, with two plots that must be refused. */
import { geojsonFile, xlsxFile } from './files.ts';
import {
  altered,
  type Group,
  interspersed,
  type Layout,
  PICTURE_COLUMNS,
  PROVENANCE_COLUMNS,
  rows,
} from './layout.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import type { Sample, World } from './world.ts';

const AREAS: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['行政区', 'division'],
      ['所属开发区', 'zone'],
      ['产业分区', 'tier'],
      ['状态', 'status'],
      ['重点招引类型', 'industries'],
      ['规划面积（平方公里）', 'area_outline'],
      ['近期可供面积（亩）', 'area_free'],
      ['地块数', 'plot_count'],
      ...PICTURE_COLUMNS,
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

const PLOTS: readonly Group[] = [
  [
    '地块',
    [
      ['编号', 'source_no'],
      ['宗地编号', 'plot_no'],
      ['名称', 'name_zh'],
      ['英文名称', 'name_en'],
      ['地块状态', 'status'],
    ],
  ],
  [
    '坐落',
    [
      ['县市区', 'division'],
      ['所在开发区', 'zone'],
      ['供地区域', 'parent'],
      ['分区', 'tier'],
    ],
  ],
  [
    '',
    [
      ['用地面积（亩）', 'area'],
      ['规划用途', 'use_code'],
      ['收储主体', 'owner'],
      ['产业类型', 'industries'],
    ],
  ],
  [
    '规划条件',
    [
      ['最低容积率', 'far_min'],
      ['最高容积率', 'far_max'],
      ['建筑密度（%）', 'cover'],
      ['限高（米）', 'height_max'],
      ['绿地率（%）', 'green_max'],
      ['已知限制', 'limits'],
    ],
  ],
  [
    '产业准入',
    [
      ['亩均投资（万元/亩）', 'invest_min'],
      ['亩均产出（万元/亩·年）', 'output_min'],
      ['亩均税收（万元/亩·年）', 'tax_min'],
      ['研发占比（%）', 'rd_min'],
      ['单位能耗（吨标煤/万元）', 'energy_max'],
      ['达产期限（月）', 'full_production'],
    ],
  ],
  [
    '供应',
    [
      ['供地方式', 'supply_mode'],
      ['出让年限（年）', 'term'],
      ['前段年期（年）', 'first_term'],
      ['后段年期（年）', 'second_term'],
      ['起始地价（万元/亩）', 'base_price'],
      ['保证金比例（%）', 'deposit'],
      ['供应季度', 'supply_quarter'],
      ['公告号', 'notice_no'],
      ['报名截止', 'closes_on'],
    ],
  ],
  [
    '条件',
    [
      ['基础设施', 'utilities'],
      ['变电余量（MVA）', 'grid'],
      ['到高速（公里）', 'highway_distance'],
      ['到港口（公里）', 'port_distance'],
      ['区域评估', 'checks'],
      ['就绪等级', 'readiness'],
    ],
  ],
  ['', [['界址点坐标', '@boundary'], ...PICTURE_COLUMNS, ...PROVENANCE_COLUMNS]],
];

/** The two files, areas first, since plots name their area. */
export function landFiles(world: World, areas: readonly Sample[], plots: readonly Sample[]): Submission[] {
  const outlines: Layout = { collection: 'areas', crs: 'cgcs2000', dates: 'iso', groups: AREAS };
  const parcels: Layout = { collection: 'plots', crs: 'cgcs2000-gk', dates: 'workbook', groups: PLOTS };
  const good = rows(parcels, plots);
  const wrong = [
    altered(good[12]!, {
      编号: 'YL900-01',
      宗地编号: 'YL900-01',
      名称: '样例·指标待核 1号地块',
      最高容积率: 250,
    }),
    altered(good[40]!, {
      编号: 'YL900-02',
      宗地编号: 'YL900-02',
      名称: '样例·面积待补 2号地块',
      '用地面积（亩）': null,
    }),
  ];
  const sheet = '可供地块';
  return [
    submission(
      { file: 'areas.geojson', collection: 'areas', source: DEPARTMENTS.land, crs: 'cgcs2000' },
      geojsonFile(outlines, rows(outlines, areas)),
      { accepted: areas.length },
    ),
    submission(
      { file: 'plots.xlsx', collection: 'plots', source: DEPARTMENTS.land, crs: 'cgcs2000-gk', sheet },
      xlsxFile(
        parcels,
        interspersed(good, wrong),
        sheet,
        `近期可供产业用地一览表（样例，截至${world.asOf}）`,
      ),
      { accepted: good.length, refused: wrong.length },
    ),
  ];
}
