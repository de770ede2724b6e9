/** Nodes, firms and supply links as the industry department hands them in: one list of firms per chain, links as GeoJSON. */
import { CHAINS } from '../../src/domain/vocabulary.ts';
import { type CsvStyle, csvFile, geojsonFile } from './files.ts';
import {
  altered,
  type Group,
  interspersed,
  type Layout,
  PROVENANCE_COLUMNS,
  type Row,
  rows,
} from './layout.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import type { Chain } from './trades.ts';
import type { Sample } from './world.ts';

const NODES: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['产业链', 'chain'],
      ['上中下游', 'position'],
      ['链条缺口', 'gap'],
      ['本地配套率（%）', 'local_share'],
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

const FIRMS: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['统一社会信用代码', 'uscc'],
      ['所属产业链', 'chain'],
      ['链上环节', 'node'],
      ['上中下游', 'position'],
      ['国民经济行业', 'industries'],
      ['主营产品', 'products'],
      ['所在地区', 'division'],
      ['所属开发区', 'zone'],
      ['企业地址', 'address'],
      ['经度', '@lon'],
      ['纬度', '@lat'],
      ['成立年份', 'founded'],
      ['注册资本（万元）', 'capital'],
      ['人员规模', 'staff'],
      ['规上企业', 'above_scale'],
      ['是否出口', 'exporter'],
      ['企业资质', 'certs'],
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

const LINKS: readonly Group[] = [
  [
    '',
    [
      ['编号', 'source_no'],
      ['名称', 'name_zh'],
      ['英文名', 'name_en'],
      ['板块', 'division'],
      ['产业链', 'chain'],
      ['供方', 'supplier'],
      ['需方', 'buyer'],
      ['配套产品', 'goods'],
      ['国别', 'partner_country'],
      ...PROVENANCE_COLUMNS,
    ],
  ],
];

/** Two faults: a firm in another province, and one whose place is not in the division it names. */
function misplaced(chain: Chain, good: readonly Row[]): Row[] {
  if (chain === 'automotive')
    return [
      altered(good[100]!, {
        编号: 'QY900001',
        名称: '样例·坐标待核 1号企业',
        经度: 113.324521,
        纬度: 23.106432,
      }),
    ];
  if (chain !== 'equipment') return [];
  const elsewhere = good.find(({ cells }) => cells.所在地区 === '太仓市')!;
  return [altered(elsewhere, { 编号: 'QY900002', 名称: '样例·板块待核 2号企业', 所在地区: '张家港市' })];
}

/** The files in import order: nodes, the firms of each chain, the links between them. */
export function chainsFiles(
  nodes: readonly Sample[],
  firms: readonly Sample[],
  links: readonly Sample[],
): Submission[] {
  const source = DEPARTMENTS.industry;
  const nodeForm: Layout = { collection: 'nodes', crs: 'wgs84', dates: 'iso', groups: NODES };
  const linkForm: Layout = { collection: 'links', crs: 'wgs84', dates: 'iso', groups: LINKS };
  const firmForm: Layout = { collection: 'firms', crs: 'gcj02', dates: 'slash', groups: FIRMS };
  const lists = (Object.keys(CHAINS) as Chain[]).map((chain) => {
    const good = rows(
      firmForm,
      firms.filter(({ values }) => values.chain === chain),
    );
    const wrong = misplaced(chain, good);
    const style: CsvStyle =
      chain === 'display' ? { encoding: 'utf-16le', delimiter: '\t' } : { encoding: 'gb18030' };
    const extension = chain === 'display' ? 'txt' : 'csv';
    return submission(
      { file: `firms-${chain}.${extension}`, collection: 'firms', source, crs: 'gcj02' },
      csvFile(firmForm, interspersed(good, wrong), style),
      { accepted: good.length, places: wrong.length },
    );
  });
  return [
    submission(
      { file: 'nodes.csv', collection: 'nodes', source },
      csvFile(nodeForm, rows(nodeForm, nodes), { encoding: 'utf-8-bom' }),
      { accepted: nodes.length },
    ),
    ...lists,
    submission(
      { file: 'links.geojson', collection: 'links', source, crs: 'wgs84' },
      geojsonFile(linkForm, rows(linkForm, links)),
      { accepted: links.length },
    ),
  ];
}
