/** Units: what values are stored in, what imports accept, what readers may switch to. */
import { type Label, type Language, wordsOf } from './kinds.ts';

type UnitDefinition = {
  label: Label;
  /** Unified Code for Units of Measure, for machines; absent where UCUM has none. */
  ucum?: string;
  /** The stored unit it converts to; itself when absent. */
  base?: string;
  /** How many base units one of these is. */
  factor?: number;
  /** Spellings in headings and cells, after NFKC and lower-casing. */
  aliases?: readonly string[];
  /** A currency converted for reading only: imports do not take it, since what was agreed has a rate of its own. */
  rated?: true;
};

/** Yuan for one US dollar: the central parity the People's Bank of China published on that day. */
export const DOLLAR = { yuan: 7.1884, day: '2024-12-31' } as const;

/** m² in one 亩 (mu). */
export const MU = 2000 / 3;

const same = (text: string): Label => ({ zh: text, en: text });

export const UNITS = {
  m2: { label: same('m²'), ucum: 'm2', aliases: ['平方米', '平米', 'sqm', 'm^2'] },
  mu: { label: { zh: '亩', en: 'mu' }, base: 'm2', factor: MU },
  wan_m2: { label: { zh: '万m²', en: '10,000 m²' }, base: 'm2', factor: 1e4 },
  ha: { label: { zh: '公顷', en: 'ha' }, ucum: 'har', base: 'm2', factor: 1e4 },
  km2: { label: same('km²'), ucum: 'km2', base: 'm2', factor: 1e6, aliases: ['平方公里', '平方千米'] },
  m: { label: { zh: '米', en: 'm' }, ucum: 'm', aliases: ['m'] },
  km: { label: { zh: '公里', en: 'km' }, ucum: 'km', base: 'm', factor: 1000, aliases: ['千米'] },
  t: { label: { zh: '吨', en: 't' }, ucum: 't', aliases: ['t'] },
  kg_per_m2: { label: same('kg/m²'), ucum: 'kg/m2', aliases: ['公斤/平方米', 'kg/㎡'] },
  t_per_m2: {
    label: { zh: '吨/m²', en: 't/m²' },
    base: 'kg_per_m2',
    factor: 1000,
    aliases: ['t/㎡', '吨/平方米'],
  },
  // By the standard acceleration of gravity.
  kn_per_m2: {
    label: same('kN/m²'),
    ucum: 'kN/m2',
    base: 'kg_per_m2',
    factor: 1000 / 9.80665,
    aliases: ['kpa', '千牛/平方米'],
  },
  kva: { label: same('kVA'), ucum: 'kV.A', aliases: ['千伏安'] },
  mva: { label: same('MVA'), ucum: 'MV.A', base: 'kva', factor: 1000, aliases: ['兆伏安'] },
  percent: { label: same('%'), ucum: '%', aliases: ['百分比'] },
  year: { label: { zh: '年', en: 'yr' }, ucum: 'a' },
  month: { label: { zh: '个月', en: 'mo' }, ucum: 'mo', aliases: ['月'] },
  day: { label: { zh: '天', en: 'd' }, ucum: 'd', aliases: ['日'] },
  workday: { label: { zh: '个工作日', en: 'working days' }, aliases: ['工作日'] },
  hour: { label: { zh: '小时', en: 'h' }, ucum: 'h' },
  minute: { label: { zh: '分钟', en: 'min' }, ucum: 'min', aliases: ['分'] },
  person: { label: { zh: '人', en: 'people' }, ucum: '{person}', aliases: ['名', '人次'] },
  yuan: { label: { zh: '元', en: 'CNY' }, ucum: '[CNY]', aliases: ['人民币'] },
  wan_yuan: { label: { zh: '万元', en: '10k CNY' }, base: 'yuan', factor: 1e4, aliases: ['万'] },
  million_yuan: {
    label: { zh: '百万元', en: 'million CNY' },
    base: 'yuan',
    factor: 1e6,
    aliases: ['m cny', 'cny million'],
  },
  billion_yuan: { label: { zh: '十亿元', en: 'billion CNY' }, base: 'yuan', factor: 1e9 },
  yi_yuan: { label: { zh: '亿元', en: '100m CNY' }, base: 'yuan', factor: 1e8, aliases: ['亿'] },
  wan_usd: { label: { zh: '万美元', en: '10k USD' }, base: 'yuan', factor: DOLLAR.yuan * 1e4, rated: true },
  million_usd: {
    label: { zh: '百万美元', en: 'million USD' },
    base: 'yuan',
    factor: DOLLAR.yuan * 1e6,
    rated: true,
  },
  yuan_per_m2: { label: { zh: '元/m²', en: 'CNY/m²' }, aliases: ['元/平方米', '元/平米'] },
  usd_per_m2: {
    label: { zh: '美元/m²', en: 'USD/m²' },
    base: 'yuan_per_m2',
    factor: DOLLAR.yuan,
    rated: true,
  },
  wan_yuan_per_mu: { label: { zh: '万元/亩', en: '10k CNY/mu' }, base: 'yuan_per_m2', factor: 15 },
  yuan_per_m2_month: {
    label: { zh: '元/m²·月', en: 'CNY/m² per month' },
    aliases: ['元/平方米·月', '元/平方米/月', '元/m2/月'],
  },
  usd_per_m2_month: {
    label: { zh: '美元/m²·月', en: 'USD/m² per month' },
    base: 'yuan_per_m2_month',
    factor: DOLLAR.yuan,
    rated: true,
  },
  yuan_per_m2_day: {
    label: { zh: '元/m²·天', en: 'CNY/m² per day' },
    base: 'yuan_per_m2_month',
    factor: 365 / 12,
    aliases: ['元/平方米·天', '元/m2/天'],
  },
  yuan_per_m2_year: { label: { zh: '元/m²·年', en: 'CNY/m² per year' } },
  wan_yuan_per_mu_year: {
    label: { zh: '万元/亩·年', en: '10k CNY/mu per year' },
    base: 'yuan_per_m2_year',
    factor: 15,
    aliases: ['万元/亩/年'],
  },
  tce_per_wan_yuan: { label: { zh: '吨标煤/万元', en: 'tce/10k CNY' } },
  per_km2: { label: { zh: '个/km²', en: 'per km²' }, ucum: '/km2', aliases: ['个/平方公里'] },
  mbps: { label: same('Mbps'), ucum: 'Mbit/s' },
  ms: { label: { zh: '毫秒', en: 'ms' }, ucum: 'ms', aliases: ['ms'] },
} as const satisfies Record<string, UnitDefinition>;

export type Unit = keyof typeof UNITS;

const definition = (unit: Unit): UnitDefinition => UNITS[unit];

/** By language, the units a reader may switch between for values stored in the key; the first is the default. */
export const SHOWN: Record<Language, Partial<Record<Unit, readonly Unit[]>>> = {
  zh: {
    m2: ['m2', 'mu', 'ha'],
    yuan: ['wan_yuan', 'yi_yuan', 'wan_usd'],
    yuan_per_m2: ['yuan_per_m2', 'wan_yuan_per_mu', 'usd_per_m2'],
    yuan_per_m2_month: ['yuan_per_m2_month', 'usd_per_m2_month'],
    yuan_per_m2_year: ['wan_yuan_per_mu_year'],
    kg_per_m2: ['kg_per_m2', 't_per_m2', 'kn_per_m2'],
    m: ['m'],
  },
  en: {
    m2: ['m2', 'ha', 'mu'],
    yuan: ['million_yuan', 'billion_yuan', 'million_usd'],
    yuan_per_m2: ['yuan_per_m2', 'usd_per_m2'],
    yuan_per_m2_month: ['yuan_per_m2_month', 'usd_per_m2_month'],
    yuan_per_m2_year: ['yuan_per_m2_year'],
    kg_per_m2: ['kg_per_m2', 'kn_per_m2', 't_per_m2'],
    m: ['m'],
  },
};

/** What stands for a Chinese unit where a definition shows that one and the reader reads English. */
const INSTEAD: Partial<Record<Language, Partial<Record<Unit, Unit>>>> = {
  en: {
    mu: 'ha',
    wan_yuan: 'million_yuan',
    yi_yuan: 'billion_yuan',
    wan_yuan_per_mu: 'yuan_per_m2',
    wan_yuan_per_mu_year: 'yuan_per_m2_year',
  },
};

/** Whether values in the unit depend on a rate of exchange. */
export const isRated = (unit: Unit): boolean => definition(unit).rated === true;

/** The unit a definition asks for, as readers of a language know it: 亩 as hectares in English. */
export const unitIn = (language: Language, unit: Unit): Unit => INSTEAD[language]?.[unit] ?? unit;

/** The unit in which values of `unit` are stored. */
export const storedUnit = (unit: Unit): Unit => (definition(unit).base ?? unit) as Unit;

/**
 * Converts a value between two units of one dimension.
 * @throws RangeError when the units measure different things.
 */
export function convert(value: number, from: Unit, to: Unit): number {
  if (storedUnit(from) !== storedUnit(to))
    throw new RangeError(
      `${UNITS[from].label.zh} (${from}) cannot be converted to ${UNITS[to].label.zh} (${to})`,
    );
  return (value * (definition(from).factor ?? 1)) / (definition(to).factor ?? 1);
}

const fold = (text: string) =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replaceAll('㎡', 'm2').replaceAll('²', '2');

/** How a unit is written: its labels, and what imports also take. */
export const spellings = (unit: Unit): string[] => {
  const { label, aliases = [] } = definition(unit);
  return [...wordsOf(label), ...aliases];
};

const BY_SPELLING = new Map<string, Unit>(
  (Object.keys(UNITS) as Unit[])
    .filter((unit) => !isRated(unit))
    .flatMap((unit) => spellings(unit).map((text) => [fold(text), unit] as const)),
);

/** The unit a heading or cell names (`㎡`, `平方米`, `万元/亩` …), if we know it. */
export const unitNamed = (text: string): Unit | undefined => BY_SPELLING.get(fold(text));
