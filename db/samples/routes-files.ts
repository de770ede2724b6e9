/** Routes as GeoJSON and their stops as a workbook with degrees, minutes and seconds, one of them mistyped. */
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

const ROUTES: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['线路号', 'route_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['板块', 'division'],
      ['途经板块', 'division_codes'],
      ['线路状态', 'status'],
      ['线路主题', 'topic'],
      ['目标客源地', 'markets'],
      ['涉及产业', 'industries'],
      ['全程里程（公里）', 'length'],
      ['全程用时（小时）', 'duration'],
      ['站点数', 'stop_count'],
      ['交通方式', 'mode'],
      ['接待人数', 'max_group'],
      ['讲解语言', 'languages'],
      ['提前预约天数', 'lead'],
      ['起点', 'start_hub'],
      ['终点', 'end_hub'],
      ...PICTURE_COLUMNS,
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

const STOPS: readonly Group[] = [
  [
    '站点',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名称', 'name_en'],
      ['站点类型', 'kind'],
    ],
  ],
  [
    '线路',
    [
      ['线路编号', 'route'],
      ['站序', 'seq'],
    ],
  ],
  [
    '位置',
    [
      ['板块', 'division'],
      ['所属开发区', 'zone'],
      ['东经', '@lon-dms'],
      ['北纬', '@lat-dms'],
    ],
  ],
  [
    '接待',
    [
      ['停留时长（分钟）', 'dwell'],
      ['可访时段', 'window'],
      ['接待方', 'host'],
      ['外宾可入', 'foreign_ok'],
      ['安检与着装', 'rules'],
    ],
  ],
  ['', PROVENANCE_COLUMNS],
];

/** The two files, routes first, since stops name their route. */
export function routesFiles(world: World, routes: readonly Sample[], stops: readonly Sample[]): Submission[] {
  const lines: Layout = { collection: 'routes', crs: 'wgs84', dates: 'iso', groups: ROUTES };
  const points: Layout = { collection: 'stops', crs: 'wgs84', dates: 'iso', groups: STOPS };
  const good = rows(points, stops);
  const wrong = altered(good[17]!, { 编号: 'XL-900-1', 名称: '样例·坐标待核 1号站', 北纬: '31°75′12.40″' });
  const sheet = '考察站点';
  return [
    submission(
      { file: 'routes.geojson', collection: 'routes', source: DEPARTMENTS.commerce, crs: 'wgs84' },
      geojsonFile(lines, rows(lines, routes)),
      { accepted: routes.length },
    ),
    submission(
      { file: 'stops.xlsx', collection: 'stops', source: DEPARTMENTS.commerce, crs: 'wgs84', sheet },
      xlsxFile(points, interspersed(good, [wrong]), sheet, `投资考察线路站点表（样例，截至${world.asOf}）`),
      { accepted: good.length, refused: 1 },
    ),
  ];
}
