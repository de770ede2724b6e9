/** CQL2 filters on premises with the trees they mean; text and JSON of one line mean the same. */
import type { Filter } from '../filter.ts';
import { and, has, not, or, range } from '../filter-cases.fixture.ts';

const like = (field: string, pattern: string, caseless = false): Filter => ({
  op: 'like',
  field,
  pattern,
  caseless,
});
const meets = (type: string, coordinates: unknown): Filter => ({
  op: 'intersects',
  geometry: { type, coordinates } as never,
});
const triangle = [
  [
    [120, 31],
    [121, 31],
    [121, 32],
    [120, 31],
  ],
];

/** Text, its meaning; the texts are those of the abstract test suite of OGC 21-065r2 and of clients, with our names. */
export const TEXTS: readonly [text: string, filter: Filter][] = [
  ["name_zh = 'foo'", has('name_zh', 'foo')],
  ["name_zh <> 'foo'", not(has('name_zh', 'foo'))],
  ["name_zh > 'foo'", not(range('name_zh', null, 'foo'))],
  ["name_zh < 'foo'", not(range('name_zh', 'foo', null))],
  ["name_zh>='foo'", range('name_zh', 'foo', null)],
  ["name_zh<='foo'", range('name_zh', null, 'foo')],
  ["name_en = 'O''Brien'", has('name_en', "O'Brien")],
  ["name_en = 'O\\'Brien'", has('name_en', "O'Brien")],
  ["name_en = 'a\\\\b\\nc'", has('name_en', 'a\\b\nc')],
  ["name_en = ''", has('name_en', '')],
  ["name_en = ''''", has('name_en', "'")],
  ["name_en = '\\\\'", has('name_en', '\\')],
  ['rent = 3.14', has('rent', 3.14)],
  ['rent > -.5e1', not(range('rent', null, -5))],
  ['"rent" <= +20.', range('rent', null, 20)],
  ['20 >= rent', range('rent', null, 20)],
  ['20 < rent', not(range('rent', null, 20))],
  ["status = 'no such code'", has('status', 'no such code')],
  ['rent IS NULL', { op: 'null', field: 'rent' }],
  ['(rent IS NULL)', { op: 'null', field: 'rent' }],
  ['(rent) is not null', not({ op: 'null', field: 'rent' })],
  ['geometry IS NULL', { op: 'null', field: 'geometry' }],
  ['true', and()],
  ['FALSE', or()],
  [
    "rent < 5 OR rent > 9 AND kind = 'factory'",
    or(not(range('rent', 5, null)), and(not(range('rent', null, 9)), has('kind', 'factory'))),
  ],
  [
    "(rent<5 or rent>9) and kind='factory'",
    and(or(not(range('rent', 5, null)), not(range('rent', null, 9))), has('kind', 'factory')),
  ],
  ['NOT rent = 5 AND height = 6', and(not(has('rent', 5)), has('height', 6))],
  ['NOT NOT (rent = 5)', not(not(has('rent', 5)))],
  ['rent BETWEEN 0 AND 100 AND height = 3', and(range('rent', 0, 100), has('height', 3))],
  ['rent between 100.0 and 1.0', range('rent', 100, 1)],
  ['rent not between -1 and 1', not(range('rent', -1, 1))],
  ['rent IN (1, 2, 3)', has('rent', 1, 2, 3)],
  ["kind not in ('factory','bonded')", not(has('kind', 'factory', 'bonded'))],
  ["industries IN ('C36','C39')", has('industries', 'C36', 'C39')],
  ["name_zh LIKE '%'", like('name_zh', '%')],
  ["name_zh like '_%'", like('name_zh', '_%')],
  ["name_zh like ''", like('name_zh', '')],
  ["name_zh like '\\%\\_'", like('name_zh', '\\%\\_')],
  ["name_zh like '\\\\%\\\\_'", like('name_zh', '\\%\\_')],
  ["name_zh NOT LIKE 'B_r%'", not(like('name_zh', 'B_r%'))],
  ["CASEI(name_en) = casei('foo')", like('name_en', 'foo', true)],
  ["CASEI(name_en) <> casei('FOO_1%')", not(like('name_en', 'FOO\\_1\\%', true))],
  ["casei('foo') = casei(name_en)", like('name_en', 'foo', true)],
  ["CASEI(name_en) LIKE casei('FOO%')", like('name_en', 'FOO%', true)],
  ["CASEI(name_en) IN (casei('a'), casei('b'))", or(like('name_en', 'a', true), like('name_en', 'b', true))],
  ["verified_at = DATE('2026-04-14')", has('verified_at', '2026-04-14')],
  ["verified_at >= TIMESTAMP('2026-04-14T14:48:46Z')", range('verified_at', '2026-04-14T14:48:46Z', null)],
  ["verified_at in ('2026-04-14', '2026-04-15')", has('verified_at', '2026-04-14', '2026-04-15')],
  ["verified_at >= '2026-04-14T00:00:00Z'", range('verified_at', '2026-04-14', null)],
  [
    "verified_at < '2026-04-14T08:00:00.5+08:00'",
    not(range('verified_at', '2026-04-14T00:00:00.500Z', null)),
  ],
  [
    "verified_at BETWEEN DATE('2026-01-01') AND '2026-12-31'",
    range('verified_at', '2026-01-01', '2026-12-31'),
  ],
  ['S_INTERSECTS(geometry,BBOX(-180,-90,180,90))', { op: 'bbox', bounds: [-180, -90, 180, 90] }],
  ['s_intersects(geom, bbox(120,31,0,121,32,9))', { op: 'bbox', bounds: [120, 31, 121, 32] }],
  ['S_INTERSECTS(geometry,BBOX(150,-90,-150,90))', { op: 'bbox', bounds: [150, -90, -150, 90] }],
  ['S_INTERSECTS(geometry,POINT(7.02 49.92))', meets('Point', [7.02, 49.92])],
  ['S_INTERSECTS(POINT Z (7 49 5),geometry)', meets('Point', [7, 49])],
  [
    'S_INTERSECTS(geometry,LINESTRING(1 2, 3 4))',
    meets('LineString', [
      [1, 2],
      [3, 4],
    ]),
  ],
  ['S_INTERSECTS(geometry,POLYGON((120 31,121 31,121 32,120 31)))', meets('Polygon', triangle)],
  [
    'S_INTERSECTS(geometry,MULTIPOINT((1 2),(3 4)))',
    meets('MultiPoint', [
      [1, 2],
      [3, 4],
    ]),
  ],
  [
    'S_INTERSECTS(geometry,MULTIPOINT(1 2,3 4))',
    meets('MultiPoint', [
      [1, 2],
      [3, 4],
    ]),
  ],
  [
    'S_INTERSECTS(geometry,MULTILINESTRING((1 2,3 4),(5 6,7 8)))',
    meets('MultiLineString', [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]),
  ],
  ['S_INTERSECTS(geometry,MULTIPOLYGON(((120 31,121 31,121 32,120 31))))', meets('MultiPolygon', [triangle])],
];

/** JSON, its meaning. */
export const JSONS: readonly [json: unknown, filter: Filter][] = [
  [{ op: '=', args: [{ property: 'rent' }, 3.14] }, has('rent', 3.14)],
  [{ op: '<', args: [5, { property: 'rent' }] }, not(range('rent', null, 5))],
  [
    {
      op: 'and',
      args: [
        { op: 'not', args: [{ op: 'isNull', args: [{ property: 'rent' }] }] },
        { op: 'or', args: [true, { op: '=', args: [{ property: 'kind' }, 'factory'] }] },
      ],
    },
    and(not({ op: 'null', field: 'rent' }), or(and(), has('kind', 'factory'))),
  ],
  [{ op: 'between', args: [{ property: 'rent' }, 1, 2] }, range('rent', 1, 2)],
  [{ op: 'in', args: [{ property: 'kind' }, ['factory', 'bonded']] }, has('kind', 'factory', 'bonded')],
  [
    {
      op: 'like',
      args: [
        { op: 'casei', args: [{ property: 'name_en' }] },
        { op: 'casei', args: ['foo%'] },
      ],
    },
    like('name_en', 'foo%', true),
  ],
  [
    { op: '=', args: [{ property: 'verified_at' }, { date: '2026-04-14' }] },
    has('verified_at', '2026-04-14'),
  ],
  [
    { op: '>=', args: [{ property: 'verified_at' }, { timestamp: '2026-04-14T01:02:03Z' }] },
    range('verified_at', '2026-04-14T01:02:03Z', null),
  ],
  [
    { op: 's_intersects', args: [{ property: 'geometry' }, { bbox: [1, 2, 3, 4] }] },
    { op: 'bbox', bounds: [1, 2, 3, 4] },
  ],
  [
    { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Polygon', coordinates: triangle }] },
    meets('Polygon', triangle),
  ],
  [
    { op: 's_intersects', args: [{ type: 'Point', coordinates: [7, 49, 5] }, { property: 'geometry' }] },
    meets('Point', [7, 49]),
  ],
];

/** Filters that are refused: the text, where, and a part of the reason. */
export const REFUSED: readonly [text: string, position: number, reason: RegExp][] = [
  ['', 0, /empty/],
  ['rent', 0, /condition is missing/],
  ['rent = ', 7, /missing, before the end/],
  ['rent = 5 height = 3', 9, /AND or OR is missing/],
  ["rent = '5'", 7, /compared with a number/],
  ['name_zh = 5', 10, /single quotes/],
  ['contact_phone = 5', 0, /no property "contact_phone"/],
  ["visibility = 'internal'", 0, /no property "visibility"/],
  ["__proto__ = 'x'", 0, /no property/],
  ['name_zh = name_en', 10, /two properties/],
  ['rent + 1 = 5', 5, /arithmetic \(\+\)/],
  ['rent = -height', 7, /arithmetic/],
  ['rent % 2 = 1', 5, /arithmetic \(%\)/],
  ['rent = 1e999', 7, /too large/],
  ['rent != 5', 5, /write <>/],
  ["name_zh ILIKE 'x%'", 8, /CASEI/],
  ['area(rent) = 5', 0, /property is missing/],
  ['toto(rent)', 0, /"toto" is not supported/],
  ['constructor(rent)', 0, /"constructor" is not supported/],
  ["T_AFTER(verified_at, DATE('2026-01-01'))", 0, /compare dates with/],
  ["A_CONTAINS(industries, ('C36'))", 0, /"a_contains" is not supported/],
  ['S_WITHIN(geometry, POINT(1 2))', 0, /S_INTERSECTS is the one/],
  ["name_zh = 'abc", 10, /not closed/],
  ['"name_zh = 1', 0, /not closed/],
  ['rent = 5 ; DROP TABLE premises', 9, /no meaning/],
  ['rent IN ()', 9, /missing/],
  ['rent NOT 5', 9, /after NOT/],
  ['rent BETWEEN 1', 14, /AND is missing/],
  ["verified_at = DATE('2026-02-30')", 14, /compared with a day/],
  ["verified_at = 'yesterday'", 14, /compared with a day/],
  ["name_zh = DATE('2026-02-03')", 10, /single quotes/],
  ["CASEI(name_en) = 'x'", 17, /on this side too/],
  ["name_en = CASEI('x')", 10, /both sides/],
  ["CASEI(name_en) < CASEI('x')", 0, /CASEI goes with/],
  ["rent LIKE '5%'", 0, /holds no texts/],
  [`name_zh LIKE '_${'厂'.repeat(17)}'`, 13, /at most 50 bytes/],
  ['S_INTERSECTS(geometry,POINT(90 180))', 22, /outside ±180, ±90/],
  ['S_INTERSECTS(geometry,BBOX(1,5,2,4))', 22, /above its north/],
  ['S_INTERSECTS(geometry,BBOX(1,2,3))', 22, /four numbers/],
  ['S_INTERSECTS(geometry,POLYGON((1 2,3 4,5 6,7 8)))', 30, /not closed/],
  ['S_INTERSECTS(geometry,POLYGON((1 2,1 2)))', 30, /at least 4/],
  ['S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(1 2)))', 22, /not supported/],
  ['S_INTERSECTS(rent,POINT(1 2))', 13, /is the property geometry/],
  ['S_INTERSECTS(geometry,geometry)', 22, /geometry is missing/],
  ['geometry = 5', 0, /S_INTERSECTS and IS NULL only/],
  [`${'('.repeat(200)}true`, 24, /nested deeper/],
  [`${'NOT '.repeat(200)}true`, 92, /nested deeper/],
  [`rent IN (${'1,'.repeat(3000)}1)`, 4007, /more than 2000 parts/],
  [`name_zh = '${'x'.repeat(17_000)}'`, 16_384, /longer than/],
];
