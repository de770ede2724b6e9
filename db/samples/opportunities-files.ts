/** Projects as two departments hand them in, with faults and one project that both report. */
import { csvFile } from './files.ts';
import {
  altered,
  type Cell,
  type Group,
  interspersed,
  type Layout,
  PROVENANCE_COLUMNS,
  type Row,
  rows,
} from './layout.ts';
import { moved } from './places.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import { point, type Sample, type World } from './world.ts';

const COMMERCE: readonly Group[] = [
  [
    '',
    [
      ['项目编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名称', 'name_en'],
      ['项目类型', 'kind'],
      ['对接状态', 'status'],
      ['项目阶段', 'stage'],
      ['所属区县', 'division'],
      ['所属开发区', 'zone'],
      ['地址', 'address'],
      ['经度', '@lon'],
      ['纬度', '@lat'],
      ['所属产业', 'industries'],
      ['项目单位', 'sponsor'],
      ['单位性质', 'sponsor_kind'],
      ['建设内容', 'scope'],
      ['总投资（万元）', 'total'],
      ['拟引资额（万元）', 'ask'],
      ['币种', 'currency'],
      ['投资方式', 'mode'],
      ['股比（%）', 'equity'],
      ['预期产值（万元）', 'output'],
      ['预期年税收（万元）', 'tax'],
      ['回收期（年）', 'payback'],
      ['负面清单', 'negative_list'],
      ['征集截止', 'closes_on'],
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

const PLANNING: readonly Group[] = [
  [
    '',
    [
      ['编码', 'source_no'],
      ['名称', 'name_zh'],
      ['类别', 'kind'],
      ['项目状态', 'status'],
      ['前期工作', 'stage'],
      ['地区', 'division'],
      ['经纬度', '@position'],
      ['产业领域', 'industries'],
      ['业主单位', 'sponsor'],
      ['项目内容', 'scope'],
      ['项目总投资', 'total'],
      ['引资金额', 'ask'],
      ['合作方式', 'mode'],
      ['外资准入', 'negative_list'],
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

/** As people type large sums into a column meant for 万元. */
const inYi = (wan: Cell): Cell =>
  typeof wan === 'number' && wan >= 10_000 ? `${Number((wan / 1e4).toPrecision(6))}亿元` : wan;

const withUnit = (yuan: Cell): Cell =>
  typeof yuan === 'number'
    ? yuan >= 1e8
      ? `${Number((yuan / 1e8).toPrecision(6))}亿元`
      : `${Number((yuan / 1e4).toPrecision(6))}万元`
    : yuan;

const retyped = (row: Row, i: number): Row =>
  i % 9 === 4 ? altered(row, { '总投资（万元）': inYi(row.cells['总投资（万元）']!) }) : row;

const spelledOut = (row: Row): Row =>
  altered(row, {
    项目总投资: withUnit(row.cells.项目总投资!),
    引资金额: withUnit(row.cells.引资金额!),
  });

/** Every eighth project comes from the planning department; its file also holds one that commerce has under another number. */
export function opportunitiesFiles(world: World, samples: readonly Sample[]): Submission[] {
  const isPlanning = (_: Sample, i: number) => i % 8 === 5;
  const commerce: Layout = { collection: 'opportunities', crs: 'bd09', dates: 'chinese', groups: COMMERCE };
  const planning: Layout = { collection: 'opportunities', crs: 'wgs84', dates: 'iso', groups: PLANNING };
  const own = samples.filter((sample, i) => !isPlanning(sample, i));
  const main = rows(commerce, own).map(retyped);
  const wrong = [
    altered(main[21]!, {
      项目编号: 'XM90001',
      名称: '样例·金额待核 1号项目',
      '总投资（万元）': '三个多亿吧',
    }),
    altered(main[33]!, { 名称: '样例·编号重复 2号项目' }),
    altered(main[57]!, { 项目编号: 'XM90003', 名称: '样例·日期待核 3号项目', 有效期至: '2027年2月30日' }),
  ];
  // The doubled number must stand below the row it doubles.
  const [amount, twice, date] = wrong as [Row, Row, Row];
  const spoiled = [...interspersed(main, [amount, date]), twice];
  const others = rows(planning, samples.filter(isPlanning)).map(spelledOut);
  const shared = own.find(
    ({ values }) => values.status === 'open' && String(values.valid_until) > world.day(30),
  )!;
  if (shared.geometry?.type !== 'Point') throw new RangeError('The shared project has no point');
  const double: Sample = {
    geometry: point(moved(shared.geometry.coordinates, -18, 22)),
    values: {
      ...shared.values,
      source_no: 'FG-7001',
      total: Math.round(Number(shared.values.total) / 5e6) * 6e6 + 1e7,
    },
  };
  return [
    submission(
      {
        file: 'opportunities-commerce.csv',
        collection: 'opportunities',
        source: DEPARTMENTS.commerce,
        crs: 'bd09',
      },
      csvFile(commerce, spoiled, { encoding: 'utf-8-bom' }),
      { accepted: main.length, refused: wrong.length },
    ),
    submission(
      {
        file: 'opportunities-planning.csv',
        collection: 'opportunities',
        source: DEPARTMENTS.planning,
        crs: 'wgs84',
      },
      csvFile(planning, interspersed(others, rows(planning, [double]).map(spelledOut)), {
        encoding: 'gb18030',
      }),
      { accepted: others.length, conflicts: 1 },
    ),
  ];
}
