/** How amounts are written in questions: the names of fields, numbers, units and the words of more and less. */
import type { Collection, CountField, NumberField } from '../kinds.ts';
import { COLLECTIONS } from '../maps/index.ts';
import { filterFields } from '../query.ts';
import { DOLLAR, isRated, spellings, storedUnit, UNITS, type Unit, unitNamed } from '../units.ts';
import { fold } from './fold.ts';

export type Measured = NumberField | CountField;

/** The fields of a collection that amounts can be of. */
export const measuredFields = (collection: Collection): [name: string, field: Measured][] =>
  filterFields(collection).filter(
    (pair): pair is [string, Measured] => pair[1].kind === 'number' || pair[1].kind === 'count',
  );

/** What a field is called, folded. */
export const namesOf = ({ label, aliases = [], said = [] }: Measured): string[] =>
  [label.zh, label.en, ...aliases, ...said].map((name) => fold(name));

/** A text as part of a pattern. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const isWord = (text: string) => /[a-z\d]$/.test(text);

/** The fields of all collections that amounts can be of, by each of their names. */
export const FIELDS_NAMED = new Map<string, Measured[]>();
for (const [, field] of COLLECTIONS.flatMap(measuredFields))
  for (const name of namesOf(field)) FIELDS_NAMED.set(name, [...(FIELDS_NAMED.get(name) ?? []), field]);

/** A name in a text, on its own where it is written in letters; the longest first. */
export const NAME = `(?:${[...FIELDS_NAMED.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => (isWord(name) ? `(?<![a-z])${escaped(name)}(?!-?[a-z])` : escaped(name)))
  .join('|')})`;

/** How many stored units one unit of an amount is. */
export type Measure = { base: Unit; factor: number };

/** How many stored units a unit is. */
export const factorOf = (unit: Unit): number => (UNITS[unit] as { factor?: number }).factor ?? 1;

/** How many square metres a square foot is. */
export const SQUARE_METRES_A_SQUARE_FOOT = 0.09290304;
const SQUARE_METRE = String.raw`(?:m2|sq\.? ?m|square met(?:er|re)s?|平方米?|平米?)(?![a-z\d])`;
const SQUARE_FOOT = String.raw`(?:square (?:feet|foot)|sq\.? ?(?:ft|feet|foot))(?![a-z\d])`;
const PER = String.raw`\s*(?:/|·|per|a|每)\s*`;

/** What people write for units and sheets do not; without a measure, amounts of what no field holds. */
const SPOKEN: readonly (readonly [pattern: string, measure?: Measure])[] = [
  // Of rents and prices people say the money only, or leave out the month.
  ...(
    [
      ['元|块钱?|(?:yuan|cny|rmb)(?![a-z])', 1],
      ['美元|美金|(?:usd|(?:us )?dollars?)(?![a-z])', DOLLAR.yuan],
    ] as const
  ).flatMap(
    ([money, factor]) =>
      [
        [
          `(?:${money})${PER}(?:${SQUARE_METRE}(?:${PER}(?:month|月))?|亩|mu(?![a-z]))`,
          { base: 'yuan', factor },
        ],
        [
          `(?:${money})${PER}${SQUARE_FOOT}(?:${PER}(?:month|月))?`,
          { base: 'yuan', factor: factor / SQUARE_METRES_A_SQUARE_FOOT },
        ],
        [money, { base: 'yuan', factor }],
      ] as const,
  ),
  [`${SQUARE_FOOT}|平方英尺`, { base: 'm2', factor: SQUARE_METRES_A_SQUARE_FOOT }],
  ['平方|平(?!台)', { base: 'm2', factor: 1 }],
  [String.raw`(?:sq\.? ?m|square met(?:er|re)s?)(?![a-z\d])`, { base: 'm2', factor: 1 }],
  [String.raw`hectares?(?![a-z\d])`, { base: 'm2', factor: 1e4 }],
  [String.raw`met(?:er|re)s?(?![a-z\d])`, { base: 'm', factor: 1 }],
  [`(?:metric )?(?:tons?|tonnes?)${PER}${SQUARE_METRE}`, { base: 'kg_per_m2', factor: 1000 }],
  [String.raw`(?:metric )?(?:tons?|tonnes?)(?![a-z\d])`, { base: 't', factor: 1 }],
  [String.raw`acres?(?![a-z\d])|英亩`, { base: 'm2', factor: 4046.8564224 }],
  [String.raw`(?:hours?|hrs?)(?![a-z\d])|个小时|钟头`, { base: 'hour', factor: 1 }],
  [String.raw`years?(?![a-z\d])`, { base: 'year', factor: 1 }],
  [
    '(?:people|persons?|visitors?|guests?|participants?|pax|managers?|executives?|delegates?|directors?|entrepreneurs?|engineers?|technicians?|graduates?|students?|workers?|employees?)(?![a-z\\d])|位(?![于置数])|个人(?!信息)',
    { base: 'person', factor: 1 },
  ],
  ['千瓦|兆瓦|欧元|件(?!套)|套(?!房)|台(?!阶|资|湾|商|企|式)'],
  [String.raw`(?:eur|euros?|kw|mw|pcs|pieces)(?![a-z\d])`],
  // Of land the yuan are left out: `40万/亩`.
  [`(?:/|每|一)\\s*亩`, { base: 'yuan', factor: 1 }],
];
const MEASURE_OF = SPOKEN.map(([pattern, measure]) => [new RegExp(`^(?:${pattern})$`), measure] as const);

/** The longest first: 平方 begins 平方米. A unit in letters ends with its word. */
const UNIT = [
  ...[...new Set((Object.keys(UNITS) as Unit[]).filter((unit) => !isRated(unit)).flatMap(spellings))]
    .map((name) => fold(name))
    .sort((a, b) => b.length - a.length)
    // What is said of rents and prices alike is spoken, not written in sheets.
    .filter((name) => !/^元(?:\/(?:平方米|平米|m2))?$/.test(name))
    .map((name) => escaped(name) + (isWord(name) ? String.raw`(?![a-z\d])` : '')),
  ...SPOKEN.map(([pattern]) => pattern),
].join('|');

/** What a unit measures; undefined where no field holds it. */
export function measureOf(written: string): Measure | undefined {
  const spoken = MEASURE_OF.find(([pattern]) => pattern.test(written));
  if (spoken) return spoken[1];
  const unit = unitNamed(written);
  return unit && { base: storedUnit(unit), factor: factorOf(unit) };
}

/** Whether it is an amount also where no field is named: of days and shares it may be anything. */
export function isPlainly(written: string): boolean {
  const measure = measureOf(written);
  if (!measure) return true;
  return (
    ['m2', 'm', 'kva', 'yuan', 't', 'hour', 'person'].includes(measure.base) || measure.base.includes('_per_')
  );
}

/** Amounts of time without a number, with the hours they last at most: of a working day, noon included. */
export const PARTS_OF_DAY: readonly (readonly [words: RegExp, hours: number])[] = [
  [/(?<![a-z])half(?: |-)(?:a )?day(?![a-z])|半[天日]/g, 4.5],
  [/(?<![a-z])(?:one|1|single|full|whole)(?: |-)day(?![a-z])|(?<![\d十月])[一1][天日]/g, 9],
];

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const TIMES = String.raw`[百千]?[万亿]|[百千](?![伏瓦米克])|k(?![a-z])|(?:thousand|million|billion|mn|bn)(?![a-z])|m(?=\s*(?:yuan|cny|rmb|usd|dollars?)(?![a-z]))`;
const CURRENCY = String.raw`人民币|(?<![a-z])(?:cny|rmb|usd|us\$|eur)|[$¥€]`;

const LEAST =
  'no(?:t)? (?:less|lower|smaller) than|(?:more|larger|greater|bigger|higher) than|at least|over|above|exceeding|minimum(?: of)?|min\\.?|starting (?:at|from)|from|between|>=?|≥|介于|大于等于|大于|高于|超过|不少于|不低于|不小于|至少|最少|起码|最低';
const MOST =
  'no(?:t)? (?:more|higher|larger) than|(?:less|smaller|lower|cheaper) than|at most|under|below|up to|within|maximum(?: of)?|max\\.?|<=?|≤|小于等于|小于|低于|少于|不超过|不高于|不大于|不多于|最多|至多|最高';
const NEARLY = 'about|around|approximately|approx\\.?|roughly|~|大约|约|差不多';
const BEFORE = `(?:(?<![a-z])(?:${LEAST}|${MOST}|${NEARLY})(?![a-z]))`;
/** `at least` behind an amount may belong to the next. */
const AFTER = `(?:及以上|以上|及以下|以下|以内|之内|左右|上下|起(?!步)|(?:or|and) (?:more|less|above|below|over|under|up|so)(?![a-z])(?!\\s*\\d)|(?:at least|at most|minimum|maximum|plus)(?![a-z])(?!\\s*(?:${CURRENCY})?\\s*\\d)|\\+)`;
/** What may stand between a name and its amount. */
const JOINT = String.raw`(?:[\s:]|(?<![a-z])(?:of|is|should be|must be|needs? to be)(?![a-z])|为|要|在|是|需|每亩|每个?月|一个月|每平方米|每平方|每平米?|一平米?)*`;
const RANGE = String.raw`\s*(?:-|–|—|~|至|到|(?<![a-z])(?:to|and)(?![a-z]))\s*`;

/** An amount with all that belongs to it. */
export const AMOUNT = new RegExp(
  `(?:(?:(?<lead>${BEFORE})\\s*)?(?<name>${NAME})${JOINT})?` +
    `(?<each>[每一]亩\\s*(?:地价|价格)?\\s*)?(?:(?<before>${BEFORE})\\s*)?` +
    String.raw`(?:(?<currency>${CURRENCY})\s*|(?<![a-z\d.-]))(?<first>${NUMBER})\s*(?<firstTimes>${TIMES})?(?:-(?=year)|\s*)` +
    `(?:(?:(?<firstUnit>${UNIT})\\s*)?${RANGE}(?:${CURRENCY})?\\s*(?<second>${NUMBER})\\s*(?<secondTimes>${TIMES})?\\s*)?` +
    `(?:(?<unit>${UNIT})|(?![a-z\\d号期楼幢栋座层]))` +
    // Behind a currency that stands before the number.
    `(?:${PER}(?:(?<foot>${SQUARE_FOOT})|${SQUARE_METRE})(?:${PER}(?:month|月))?)?` +
    `(?:\\s*(?<after>${AFTER}))?` +
    `(?=(?<behind>\\s*(?:of\\s+)?(?<later>${NAME}))(?![\\u4e00-\\u9fff])(?!${JOINT}(?:${BEFORE})?\\s*(?:${CURRENCY})?\\s*\\d)|)`,
  'g',
);

const whole = (words: string) => new RegExp(`(?:${words})`);
const NOT_LESS = /不少于|不低于|不小于|not? (?:less|lower|smaller) than/;
const AT_MOST = whole(`${MOST}|以下|以内|之内|or less|or below|or under|and below|at most`);
const ABOUT = whole(`${NEARLY}|左右|上下|or so`);

/** What the words around an amount say of it; undefined where there are none. */
export function boundSaid(words: string): 'least' | 'most' | 'about' | undefined {
  if (words === '') return undefined;
  if (NOT_LESS.test(words)) return 'least';
  if (ABOUT.test(words)) return 'about';
  return AT_MOST.test(words) ? 'most' : 'least';
}

const FACTORS: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  亿: 1e8,
  k: 1000,
  thousand: 1000,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** How many a word such as `千万` or `million` stands for; one for none. */
export const timesOf = (word: string | undefined): number =>
  word === undefined ? 1 : (FACTORS[word] ?? [...word].reduce((product, one) => product * FACTORS[one]!, 1));
