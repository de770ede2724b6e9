/** Which column is which field: labels and aliases in both languages, units in brackets, system columns. */
import type { Collection, Field, Fields } from '../domain/kinds.ts';
import { fieldsOf, givenFields } from '../domain/record.ts';
import type { Unit } from '../domain/units.ts';
import { inUnitOf } from './heading-unit.ts';
import { halfWidth } from './placeholder.ts';
import { quoted, ReadError } from './sheet.ts';

/** Columns that are not fields: the place and the picture of a record. */
export const SYSTEM_HEADINGS = {
  lon: ['经度', '东经', 'lon', 'lng', 'longitude', '中心点经度', 'x经度'],
  lat: ['纬度', '北纬', 'lat', 'latitude', '中心点纬度', 'y纬度'],
  x: ['x坐标', 'x', '纵坐标', 'x坐标(北)'],
  y: ['y坐标', 'y', '横坐标', 'y坐标(东)'],
  position: ['坐标', '经纬度', '位置坐标', '中心坐标', 'position'],
  ring: ['界址点坐标', '界址点', '拐点坐标', '四至坐标', 'boundary', 'wkt'],
  crs: ['坐标系', '坐标系统', '坐标系类型', '坐标系名称', '坐标类型', '空间参考', 'crs'],
  // Written by `relitu places` and into corrected copies for whoever puts the row right; not kept.
  place_note: ['待补位置原因', '原坐标', '退回原因', 'whyreturned'],
  media_url: ['图片', '图片链接', '图件', 'image'],
  media_caption: ['图片说明', '图件说明', 'imagecaption'],
  media_credit: ['图片来源', '图件来源', 'imagecredit'],
} as const;

export type SystemHeading = keyof typeof SYSTEM_HEADINGS;

/**
 * What a column holds. `unit` is the one its heading names, if it does, `dollars` how many US
 * dollars that is; `upper` is the second field of a column that holds both ends of a range (容积率 for far_min and far_max).
 */
export type Column =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly field: Field;
      readonly unit?: Unit;
      readonly dollars?: number;
      readonly upper?: string;
    }
  | { readonly kind: 'system'; readonly name: SystemHeading }
  /** What is measured anew, whatever a file says: exports carry it. */
  | { readonly kind: 'measured'; readonly name: string }
  | { readonly kind: 'extra'; readonly name: string };

/** A heading as compared: NFKC, lower case, no white space, no `*` marks. */
export const folded = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*＊:：_]+/g, '');

const COUNTERS = new Set(['序号', '行号', '序', 'no', 'no.', '#']);

/** Whether a heading only counts the rows of its sheet, which says nothing of the record and changes with its order. */
export const isCounter = (heading: string): boolean => COUNTERS.has(folded(heading));

const BRACKETS = /[([【（](.+)[)\]】）]$/;

function spellings(name: string, field: Field): string[] {
  return [name, field.label.zh, field.label.en, ...(field.aliases ?? [])].map(folded);
}

/** 地块名称 in a list of 可供地块, 载体名称 of 平台载体: the collection's label, or an end of it, and 名称. */
const nameHeadings = ({ label: { zh } }: Collection): string[] =>
  Array.from({ length: Math.max(0, zh.length - 1) }, (_, i) => folded(`${zh.slice(i)}名称`));

/** What a heading says when it leaves out which end of a range it is. */
const withoutEnd = (text: string) =>
  text.replace(/下限|上限|最低|最高|最小|最大|\b(at least|at most|from|to|min|max)\b/gi, '').trim();

/** Headings of both ends of a range at once: what the spellings of `x_min` and `x_max` have in common without 下限 and 上限. */
function pairs(fields: Fields): { name: string; upper: string; spellings: string[] }[] {
  return Object.keys(fields).flatMap((name) => {
    const upper = name.replace(/_min$/, '_max');
    if (upper === name || !fields[upper]) return [];
    const bases = (one: string) => {
      const { label, aliases = [] } = fields[one]!;
      return [label.zh, label.en, ...aliases].map((text) => folded(withoutEnd(text)));
    };
    const shared = new Set(bases(upper));
    return [{ name, upper, spellings: bases(name).filter((text) => shared.has(text)) }];
  });
}

/** All headings by folded spelling. @throws RangeError when two fields of one collection share a spelling. */
export function headingIndex(collection: Collection): Map<string, Column> {
  const found = new Map<string, Column>();
  const given = givenFields(collection);
  for (const [name, field] of Object.entries(fieldsOf(collection)))
    for (const spelling of new Set(spellings(name, field))) {
      const other = found.get(spelling);
      if (other && other.name !== name)
        throw new RangeError(`${collection.id}: heading "${spelling}" belongs to ${other.name} and ${name}`);
      found.set(spelling, given[name] ? { kind: 'field', name, field } : { kind: 'measured', name });
    }
  for (const text of nameHeadings(collection))
    if (!found.has(text))
      found.set(text, { kind: 'field', name: 'name_zh', field: fieldsOf(collection).name_zh! });
  for (const { name, upper, spellings: texts } of pairs(fieldsOf(collection)))
    for (const text of texts)
      if (!found.has(text))
        found.set(text, { kind: 'field', name, field: fieldsOf(collection)[name]!, upper });
  for (const [name, texts] of Object.entries(SYSTEM_HEADINGS))
    for (const text of texts)
      if (!found.has(folded(text))) found.set(folded(text), { kind: 'system', name: name as SystemHeading });
  return found;
}

/**
 * The column of a heading that a clerk gave a field, in the unit its brackets name.
 * @throws ReadError 'headings' when that unit does not measure the field
 */
export function columnGiven(heading: string, name: string, field: Field): Column {
  const column: Column = { kind: 'field', name, field };
  const unit = BRACKETS.exec(heading.trim())?.[1];
  const given = unit === undefined ? column : inUnitOf(column, unit);
  if (given) return given;
  throw new ReadError(
    'headings',
    `The heading ${quoted(heading)} names a unit that does not measure ${name}`,
  );
}

/** Where a heading may end and a unit begin, without brackets: 面积/亩, 总投资：万元, 用地面积 亩. */
const BESIDE = /[/:,\s_-]+/g;

/** Each way to cut a text into a heading and the unit beside it, brackets first. */
function* cuts(text: string): Generator<[base: string, unit: string]> {
  const bracket = BRACKETS.exec(text);
  if (bracket) yield [text.slice(0, bracket.index), bracket[1]!];
  const plain = halfWidth(text);
  for (const { index, 0: sign } of plain.matchAll(BESIDE))
    yield [plain.slice(0, index), plain.slice(index + sign.length)];
}

/** The column of one heading, its unit beside it or not; undefined when there is none. */
function columnNamed(text: string, index: ReadonlyMap<string, Column>): Column | undefined {
  const whole = index.get(folded(text));
  if (whole) return whole;
  for (const [base, unit] of cuts(text.trim())) {
    const column = index.get(folded(base));
    const isBracket = /^.*[)\]】）]$/.test(text.trim());
    const measured = column && inUnitOf(column, unit);
    // Without brackets only a unit may follow a heading; other words make it another one.
    if (measured && (isBracket || measured !== column)) return measured;
  }
  return undefined;
}

/**
 * The column a heading stands for. A heading is tried whole, then without the unit beside it, then by its last part
 * after ` / ` (merged header rows), which the brackets of the parts above may measure. A unit that does not measure the
 * field, or that nobody knows, makes the heading unknown.
 */
export function columnOf(heading: string, index: ReadonlyMap<string, Column>): Column {
  const unknown: Column = { kind: 'extra', name: heading };
  const parts = heading.split(' / ');
  const column = columnNamed(heading, index) ?? columnNamed(parts.at(-1)!, index);
  if (!column || parts.length === 1 || column.kind !== 'field' || column.unit || column.dollars)
    return column ?? unknown;
  const above = parts.slice(0, -1).reverse();
  const unit = above.map((part) => BRACKETS.exec(part.trim())?.[1]).find((inside) => inside !== undefined);
  const measured = unit === undefined ? column : inUnitOf(column, unit);
  return measured ?? (isMeasured(column.field) ? unknown : column);
}

/** Whether a unit over a group of columns is about such a field at all. */
const isMeasured = (field: Field) =>
  (field.kind === 'number' || field.kind === 'count') && field.unit !== undefined;
