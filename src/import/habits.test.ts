/** Files as departments really write them, with exactly what becomes of every row. */
import { expect, test } from 'vitest';
import { gb18030 } from '../../db/samples/gb18030.ts';
import type { Position } from '../domain/geometry.ts';
import type { Value } from '../domain/kinds.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { type FileOptions, tableOf } from './file.ts';
import { type Drafts, draftsOf } from './rows.ts';
import { PRJ, shapefile } from './shapefile-fixture.ts';
import { xlsx } from './xlsx-writer.ts';

type Options = Omit<FileOptions, 'collection'> & {
  source?: string;
  mapping?: Record<string, string>;
  dollar?: number;
};

/** References resolve to `of `their text. */
async function taken(collection: string, file: string, bytes: Uint8Array, options: Options = {}) {
  const definition = collectionOf(collection)!;
  const table = await tableOf(file, bytes, { collection: definition, ...options });
  const drafts: Drafts = draftsOf(table.headings, table.rows, {
    collection: definition,
    crs: table.crs ?? 'wgs84',
    epoch: table.epoch,
    resolve: (to, text) => `${to} ${text}`,
    divisions: [],
    units: table.units,
    source: '样例局',
    ...options,
  });
  expect(table.rows.length).toBe(drafts.drafts.length + drafts.refused);
  return {
    ...drafts,
    values: drafts.drafts.map((draft) => draft.values),
    faults: drafts.faults.map(({ row, column, reason }) => `${row} ${column}: ${reason}`),
    notes: [...table.notes, ...drafts.notes],
    table,
  };
}

const filled = (values: Record<string, Value>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const RING = '120.6,31.3;120.61,31.3;120.61,31.31;120.6,31.31';

test('a land-transfer notice in GBK with a title, two heading rows, limits in words, a total and signatures', async () => {
  const text = [
    '样例市国有建设用地使用权挂牌出让地块一览表,,,,,,,,,,,,',
    '公告号：样地告字〔2026〕3号,,,,,,,,,,单位：平方米、万元,,',
    '宗地编号,地块名称,所属区域,土地面积,规划指标要求,,,规划用途,出让年限,起始价（元/平方米）,报名截止,编号,界址点坐标',
    ',,,,容积率,建筑密度（%）,绿地率,,,,,,',
    `样地2026-WG-1号,样例地块一,样例区域,7320.06平方米（合10.9801亩）,大于或等于1.5并且小于或等于2.5,≥40,不高于20%,M1,30年,540,2026年3月5日至2026年3月20日16时,N-1,"${RING}"`,
    `样地2026-WG-2号,样例地块二,样例区域,"２０，０００",介于0.7与2.0之间,—,---,一类工业用地（M1）,３０,约540,2026.3.20,N-2,"${RING}"`,
    `样地2026-WG-3号、4号,样例地块三,样例区域,"12000、8000",1.5-2.0,40,20,M1,30,540,2026年3月20日,N-3,"${RING}"`,
    `样地2026-WG-5号,样例地块五,样例区域,3000平方米（合5.5亩）,≥1.5,40,20,M1,30,540,20260320,N-5,"${RING}"`,
    '合计,,,38320.06,,,,,,,,,',
    '备注：以上面积以实测为准,,,,,,,,,,,,',
    '填表人：某某,,,,,,,审核：某某,,,,,',
  ].join('\r\n');
  const { values, faults, notes, table } = await taken('plots', '挂牌一览表.csv', gb18030(text));
  expect(table.encoding).toBe('gb18030');
  expect(table.skipped.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 9, 10, 11]);
  expect(values.map(filled)).toEqual([
    {
      plot_no: '样地2026-WG-1号',
      name_zh: '样例地块一',
      parent: 'areas 样例区域',
      area: 7320.06,
      far_min: 1.5,
      far_max: 2.5,
      cover: 40,
      green_max: 20,
      use_code: 'M1',
      term: 30,
      base_price: 540,
      closes_on: '2026-03-20',
      source_no: 'N-1',
      source_dept: '样例局',
      visibility: 'public',
    },
    {
      plot_no: '样地2026-WG-2号',
      name_zh: '样例地块二',
      parent: 'areas 样例区域',
      area: 20000,
      far_min: 0.7,
      far_max: 2,
      use_code: 'M1',
      term: 30,
      base_price: 540,
      closes_on: '2026-03-20',
      source_no: 'N-2',
      source_dept: '样例局',
      visibility: 'public',
    },
  ]);
  expect(faults).toEqual([
    '7 宗地编号: names several (样地2026-WG-3号 | 4号); give each its own row, with its own number, area and place',
    '8 土地面积: says 5.5 亩 in brackets, but the figure before is 4.5 亩; correct one of them',
  ]);
  expect(notes).toEqual([
    'skipped 2 title rows (rows 1, 2): "样例市国有建设用地使用权挂牌出让地块一览表 / 公告号：样地告字〔2026〕3…"',
    'headings joined from rows 3–4',
    'skipped totals (row 9)',
    'skipped notes below the table (rows 10, 11): "备注：以上面积以实测为准 / 填表人：某某 审核：某某"',
    'in 平方米, as the title says: 土地面积',
    '规划指标要求 / 建筑密度（%）: 不低于, ≥ and the like beside figures are left out (1 cell, first in row 5: "≥40")',
    '起始价（元/平方米）: 约, 左右 and the like beside figures are left out (1 cell, first in row 6: "约540")',
  ]);
});

test('a land list as a workbook: merged headings, zones merged downwards, dates as dates, numbers and text', async () => {
  const bytes = xlsx({
    sheets: [
      { name: '填表说明', rows: [['本表由各板块填报'], ['面积以亩为单位']] },
      {
        name: '地块',
        merges: [
          'A1:J1',
          'A2:A3',
          'B2:B3',
          'C2:C3',
          'D2:D3',
          'E2:F2',
          'G2:G3',
          'H2:H3',
          'I2:I3',
          'J2:J3',
          'C4:C6',
        ],
        rows: [
          ['2026年产业用地储备情况表'],
          [
            '序号',
            '编号',
            '所属区域',
            '名称',
            '用地指标',
            null,
            '供应时序',
            '截止时间',
            '供应方式',
            '界址点坐标',
          ],
          [null, null, null, null, '面积（亩）', '容积率', null, null, null, null],
          [
            1,
            'W-1',
            '样例东区',
            '样例一',
            30,
            '1.5-2.5',
            '2027年二季度',
            new Date('2026-03-05T00:00:00Z'),
            '挂牌',
            RING,
          ],
          [2, 'W-2', null, '样例二', '约45', '不低于1.5', '2027年下半年', 46086, '拍卖', RING],
          [3, 'W-3', null, '样例三', 0, 2, '2027Q3', '2026年12月底', '挂牌', RING],
          ['合计', null, null, null, 75, null, null, null, null, null],
        ],
      },
    ],
  });
  const { values, faults, notes, table } = await taken('plots', '储备表.xlsx', bytes);
  expect(table.sheet).toBe('地块');
  expect(
    values.map(({ parent, area, far_min, far_max, supply_quarter, closes_on }) => [
      parent,
      Math.round(Number(area)),
      far_min,
      far_max,
      supply_quarter,
      closes_on,
    ]),
  ).toEqual([
    ['areas 样例东区', 20000, 1.5, 2.5, '2027-Q2', '2026-03-05'],
    ['areas 样例东区', 30000, 1.5, null, '2027-Q4', '2026-03-05'],
  ]);
  expect(faults).toEqual(['6 用地指标 / 面积（亩）: 地块面积 (area) is required']);
  expect(notes).toEqual(
    expect.arrayContaining([
      'a text merged over several rows stands in each of them: C4:C6',
      '供应时序: halves and ends of years are taken for their last quarter (1 cell, first in row 5: "2027年下半年")',
      '截止时间: bare numbers are read as spreadsheet dates (1 cell, first in row 5: "46086")',
    ]),
  );
});

test('a park list as Excel saves "Unicode 文本": UTF-16, tabs, quotes, protected texts, placeholders of every kind', async () => {
  const text = [
    '"样例高新区可用载体一览表（2026年3月）"',
    '编号\t载体名称\t类型\t所在地区\t可租面积\t首层层高\t荷载\t租金\t可入驻时间\t咨询电话\t有效期至\t坐标',
    '="001"\t"样例科创园""一期"""\t标准厂房\t昆山\t"1.2万㎡"\t8m\t1.5吨/㎡\t0.8元/㎡·天\t2026.6\t0512-00000001\t长期\t"120.95,31.35"',
    '="002"\t样例加速器\t加速器\t昆山市\t３，５００平方米\t／\t无\t面议\t—\t138 0013 8000\t2026年12月\t"120.96,31.35"',
    '="003"\t样例仓库\t仓库\t昆山\t"1,200"\tN/A\t待定\t25\t暂无\t/\t2026年底\t"120.97,31.35"',
    '',
    '单位盖章：',
  ].join('\r\n');
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  [...text].forEach((_, i) => {
    view.setUint16(2 + i * 2, text.charCodeAt(i), true);
  });
  const { values, faults, notes, table } = await taken('premises', '载体.txt', bytes);
  expect(table.detected.map(({ value }) => value)).toEqual(['csv', 'utf-16le', 'tab', 'in row 2']);
  expect(values.map(filled)).toEqual([
    {
      source_no: '001',
      name_zh: '样例科创园"一期"',
      kind: 'factory',
      division: '320583',
      area_free: 12000,
      height: 8,
      load: 1500,
      rent: 24.3333333333,
      ready_on: '2026-06-01',
      contact_phone: '0512-00000001',
      source_dept: '样例局',
      visibility: 'public',
    },
    {
      source_no: '003',
      name_zh: '样例仓库',
      kind: 'warehouse',
      division: '320583',
      area_free: 1200,
      rent: 25,
      valid_until: '2026-12-31',
      source_dept: '样例局',
      visibility: 'public',
    },
  ]);
  expect(faults).toEqual(['4 租金: "面议" is not a number; write digits such as 3500 or 3,500 m²']);
  expect(notes).toContain('有效期至: 长期 and the like are kept as no end (1 cell, first in row 3: "长期")');
});

test('a list of firms in GBK with the headings on every page, capital in three currencies, heads and dates', async () => {
  const head = '序号;编号;企业名称;产业链类型;行业;注册资本;成立时间;员工人数;企业资质;是否规上;经度;纬度';
  const text = [
    head,
    '1;F-1;样例电子（苏州）有限公司;智能装备;电子信息;5000万元;2015年3月;120;高企、小巨人;是;120.95;31.35',
    '2;F-2;样例精密有限公司;智能装备;通用设备与机器人;500万美元;2009-06-01;约1200人;高新技术企业;√;120.951;31.35',
    head,
    '3;F-3;样例医疗器械有限公司;智能装备;医药;1.2亿元;2018;50人以下;---;否;120.952;31.35',
    '4;F-4;样例贸易有限公司;智能装备;贸易;待定;;;无;无;120.953;31.35',
    '小计;;4家;;;;;;;;;',
  ].join('\n');
  const first = await taken('firms', '企业名录.csv', gb18030(text));
  expect(first.faults[0]).toMatch(/^3 注册资本: stands in US dollars; say .*--usd/);
  const { values, faults, table } = await taken('firms', '企业名录.csv', gb18030(text), {
    dollar: 7.2,
  });
  expect(table.skipped.toSorted((a, b) => a - b)).toEqual([1, 4, 7]);
  expect(
    values.map(({ name_zh, capital, founded, staff, certs, above_scale }) => [
      name_zh,
      capital,
      founded,
      staff,
      certs,
      above_scale,
    ]),
  ).toEqual([
    ['样例电子（苏州）有限公司', 5e7, 2015, 'small', ['hightech', 'giant'], true],
    ['样例精密有限公司', 3.6e7, 2009, 'large', ['hightech'], true],
    ['样例医疗器械有限公司', 1.2e8, 2018, 'micro', null, false],
  ]);
  expect(faults).toEqual([expect.stringMatching(/^6 行业: "贸易" is not a known value; use one of/)]);
});

test('a shapefile of plots in Gauss-Krüger metres, its texts in GBK, its names cut', async () => {
  const ring: Position[] = [
    [557_000, 3_464_000],
    [557_000, 3_464_200],
    [557_200, 3_464_200],
    [557_200, 3_464_000],
    [557_000, 3_464_000],
  ];
  const bytes = shapefile({
    encoding: 'gb18030',
    prj: PRJ.plane(120),
    columns: [
      { name: '编号', type: 'C', length: 10 },
      { name: '名称', type: 'C', length: 30 },
      { name: '所属区域', type: 'C', length: 30 },
      { name: '出让面积', type: 'N', length: 12 },
      { name: '规划用途', type: 'C', length: 20 },
    ],
    rows: [
      ['G-1', '样例一', '样例区域', '40000.00', '工业用地(M1)'],
      ['G-2', '样例二', '样例区域', '', 'M1'],
    ],
    shapes: [
      { type: 5, parts: [ring] },
      { type: 5, parts: [ring] },
    ],
  });
  const { drafts, faults } = await taken('plots', '地块.zip', bytes);
  expect(drafts).toHaveLength(1);
  expect(drafts[0]!.values).toMatchObject({ area: 40000, use_code: 'M1', parent: 'areas 样例区域' });
  expect(drafts[0]!.geometry!.type).toBe('Polygon');
  expect(faults).toEqual(['2 出让面积: 地块面积 (area) is required']);
});

test('GeoJSON text sequences with record separators and with newlines are one table', async () => {
  const feature = (n: number) =>
    JSON.stringify({
      type: 'Feature',
      properties: { 编号: `J-${n}`, 名称: `样例${n}`, 载体类型: '仓储', '可用面积（亩）': 3 },
      geometry: { type: 'Point', coordinates: [120.95, 31.35] },
    });
  for (const text of [`\u001e${feature(1)}\n\u001e${feature(2)}\n`, `${feature(1)}\n${feature(2)}\n`]) {
    const { values, table } = await taken('premises', 'a.geojsonl', new TextEncoder().encode(text));
    expect(table.detected[0]).toMatchObject({ value: 'geojson', confidence: 1 });
    expect(values.map(({ source_no, area_free }) => [source_no, area_free])).toEqual([
      ['J-1', 2000],
      ['J-2', 2000],
    ]);
  }
});

test('a unit above the table measures the columns whose headings name none, and two that fit are asked for', async () => {
  const table = (title: string) =>
    new TextEncoder().encode(
      `样例招商项目表,,,,,\n填报单位：样例局,,,${title},,\n编号,项目名称,项目类别,总投资,拟引资（亿元）,坐标\nO-1,样例项目,招商项目,3500,0.2,"120.95,31.35"\n`,
    );
  const yuan = await taken('opportunities', 'a.csv', table('单位：万元'));
  expect(yuan.values[0]).toMatchObject({ name_zh: '样例项目', total: 3.5e7, ask: 2e7 });
  expect(yuan.notes).toContain('in 万元, as the title says: 总投资');
  await expect(taken('opportunities', 'a.csv', table('单位：万元、亿元'))).rejects.toThrow(
    /title names 万元 and 亿元, and "总投资" does not say which/,
  );
  const dollars = await taken('opportunities', 'a.csv', table('（单位：万美元）'), { dollar: 7 });
  expect(dollars.values[0]).toMatchObject({ total: 2.45e8, ask: 2e7 });
  const bare = await taken('opportunities', 'a.csv', table(''));
  expect(bare.notes).toContain(
    '总投资: figures without a unit are taken for 元 (1 cell, first in row 4: "3500")',
  );
});

test('a notice of another city: limits as chains, prices by 亩, periods with hours, a note without a colon', async () => {
  const text = [
    '序号\t宗地号\t地块名称\t所属区域\t用地面积（㎡）\t规划指标\t\t\t起始价（万元/亩）\t投资强度\t出让年限（年）\t截止时间\t编号\t界址点坐标',
    '\t\t\t\t\t容积率\t建筑系数（%）\t限高（米）\t\t\t\t\t\t',
    `1\t样2026-A-01\t样例甲\t样例区\t33,333.5\t1.5≤R≤2.0\t≥40\t≤24\t36\t不低于350万元/亩\t50\t2026年3月5日9:00至2026年3月20日16:00\tK-1\t${RING}`,
    `2\t样2026-A-02\t样例乙\t样例区\t50亩\t＞1.0且≤2.5\t≥45%\t/\t３８．５\t约400万元/亩\t20\t2026年3月5日9时-3月20日16时\tK-2\t${RING}`,
    `3\t样2026-A-03\t样例丙\t样例区\t50亩（33333㎡）\t不大于2.0\t—\t24米\t60万元/亩\t350～500万元/亩\t20+30\t2026年3月\tK-3\t${RING}`,
    '备注\t以上地块均为净地出让',
  ].join('\n');
  const { values, faults, notes } = await taken('plots', '出让公告.tsv', gb18030(text));
  expect(
    values.map(({ area, far_min, far_max, cover, height_max, base_price, invest_min, term, closes_on }) => [
      Math.round(Number(area)),
      far_min,
      far_max,
      cover,
      height_max,
      base_price,
      invest_min,
      term,
      closes_on,
    ]),
  ).toEqual([
    [33334, 1.5, 2, 40, 24, 540, 5250, 50, '2026-03-20'],
    [33333, 1, 2.5, 45, null, 577.5, 6000, 20, '2026-03-20'],
  ]);
  expect(faults).toEqual([
    '5 出让年限（年）: "20+30" is not a number; write digits such as 3500 or 3,500 m²',
  ]);
  expect(notes).toEqual([
    'headings joined from rows 1–2',
    'skipped notes below the table (row 6): "备注 以上地块均为净地出让"',
    '规划指标 / 建筑系数（%）: 不低于, ≥ and the like beside figures are left out (2 cells, first in row 3: "≥40")',
    '投资强度: 约, 左右 and the like beside figures are left out (1 cell, first in row 4: "约400万元/亩")',
  ]);
});

test('a form with labels beside values is refused with the way out', async () => {
  const text =
    '样例地块公告,\n宗地编号：,样2026-1\n地块名称：,样例甲\n土地面积：,30亩\n规划用途：,M1\n出让年限：,50年\n';
  const bytes = new TextEncoder().encode(text);
  await expect(taken('plots', '公告.csv', bytes)).rejects.toThrow(/a form with a label before each value/);
});
