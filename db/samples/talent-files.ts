/** Institutes as a workbook of the science department, talent cells as GeoJSON of the labour department. */
import { geojsonFile, xlsxFile } from './files.ts';
import { type Group, type Layout, PROVENANCE_COLUMNS, rows } from './layout.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import type { Sample, World } from './world.ts';

const INSTITUTES: readonly Group[] = [
  [
    '基本信息',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名称', 'name_en'],
      ['平台类型', 'platform'],
      ['级别', 'level'],
      ['状态', 'status'],
    ],
  ],
  [
    '位置（高德坐标）',
    [
      ['所在板块', 'division'],
      ['所属园区', 'zone'],
      ['通讯地址', 'address'],
      ['中心点经度', '@lon'],
      ['中心点纬度', '@lat'],
    ],
  ],
  [
    '人才',
    [
      ['学科', 'disciplines'],
      ['年毕业生（人）', 'graduates'],
      ['实验室', 'labs'],
      ['人才公寓套数', 'flats'],
    ],
  ],
  [
    '揭榜挂帅',
    [
      ['揭榜题目', 'challenge'],
      ['揭榜金额（万元）', 'reward'],
      ['揭榜截止', 'closes_on'],
    ],
  ],
  ['', PROVENANCE_COLUMNS],
];

const CELLS: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['板块', 'division'],
      ['人才总量', 'stock'],
      ['高层次人才', 'senior'],
      ['在招岗位', 'openings'],
      ['主要领域', 'discipline'],
      ['年薪中位数（万元）', 'pay'],
      ['紧缺指数', 'scarcity'],
      ['核验日期', 'verified_at'],
      ['有效期至', 'valid_until'],
    ],
  ],
];

/** The two files of the talent map. */
export function talentFiles(
  world: World,
  institutes: readonly Sample[],
  cells: readonly Sample[],
): Submission[] {
  const list: Layout = { collection: 'institutes', crs: 'gcj02', dates: 'workbook', groups: INSTITUTES };
  const grid: Layout = { collection: 'talentcells', crs: 'cgcs2000', dates: 'iso', groups: CELLS };
  const sheet = '院所平台';
  return [
    submission(
      { file: 'institutes.xlsx', collection: 'institutes', source: DEPARTMENTS.science, crs: 'gcj02', sheet },
      xlsxFile(list, rows(list, institutes), sheet, `院所与创新平台一览表（样例，截至${world.asOf}）`),
      { accepted: institutes.length },
    ),
    submission(
      { file: 'talentcells.geojson', collection: 'talentcells', source: DEPARTMENTS.labour, crs: 'cgcs2000' },
      geojsonFile(grid, rows(grid, cells)),
      { accepted: cells.length },
    ),
  ];
}
