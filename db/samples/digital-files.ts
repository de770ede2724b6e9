/** Showcases as a list with degrees, minutes and seconds; network capability as GeoJSON. */
import { csvFile, geojsonFile } from './files.ts';
import { type Group, type Layout, PROVENANCE_COLUMNS, rows } from './layout.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import type { Sample } from './world.ts';

const SITES: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['荣誉', 'honour'],
      ['级别', 'level'],
      ['年份', 'year'],
      ['状态', 'status'],
      ['产业链', 'chain'],
      ['场景', 'scenes'],
      ['是否可参访', 'open_to_visit'],
      ['地区', 'division'],
      ['所在开发区', 'zone'],
      ['地址', 'address'],
      ['东经', '@lon-dms'],
      ['北纬', '@lat-dms'],
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

const COVERAGE: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['板块', 'division'],
      ['基站密度（个/km²）', 'density'],
      ['覆盖率（%）', 'cover'],
      ['上行速率（Mbps）', 'uplink'],
      ['时延（ms）', 'latency'],
      ['5G专网', 'private_nets'],
      ['核验日期', 'verified_at'],
      ['有效期至', 'valid_until'],
    ],
  ],
];

/** The two files of the digital map. */
export function digitalFiles(sites: readonly Sample[], cells: readonly Sample[]): Submission[] {
  const list: Layout = { collection: 'sites', crs: 'wgs84', dates: 'chinese', groups: SITES };
  const grid: Layout = { collection: 'coverage', crs: 'wgs84', dates: 'iso', groups: COVERAGE };
  return [
    submission(
      { file: 'sites.csv', collection: 'sites', source: DEPARTMENTS.industry, crs: 'wgs84' },
      csvFile(list, rows(list, sites), {
        encoding: 'utf-8-bom',
        titles: ['智能化改造数字化转型标杆名单（样例）'],
        footer: `填报单位：${DEPARTMENTS.industry}`,
      }),
      { accepted: sites.length },
    ),
    submission(
      { file: 'coverage.geojson', collection: 'coverage', source: DEPARTMENTS.communications, crs: 'wgs84' },
      geojsonFile(grid, rows(grid, cells)),
      { accepted: cells.length },
    ),
  ];
}
