/** The plain-sentence face of a filter and the way values are written for people. */

import { textIn } from './bilingual.ts';
import type { Filter, Op } from './filter.ts';
import { numberFormat } from './formats.ts';
import type { Collection, Field, Label, Language, Value } from './kinds.ts';
import { type LikeForm, likeForm } from './like.ts';
import { fieldOf } from './record.ts';
import { convert, SHOWN, UNITS, type Unit, unitIn } from './units.ts';

/** Names of referenced records by id, for fields of kind `reference`. */
export type Names = (id: string) => Label | undefined;

export const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** The unit a field's numbers are shown in when the reader has not chosen another. */
export function shownUnit(field: Field, language: Language): Unit | undefined {
  if (field.kind !== 'number' && field.kind !== 'count') return undefined;
  if (field.shown) return unitIn(language, field.shown);
  return (field.unit && SHOWN[language][field.unit]?.[0]) ?? field.unit;
}

/** The units a reader may choose for a field, the default first; empty when there is no choice. */
export function unitChoices(field: Field, language: Language): readonly Unit[] {
  if (field.kind !== 'number' || field.unit === undefined) return [];
  const shown = shownUnit(field, language)!;
  const units = SHOWN[language][field.unit] ?? [field.unit];
  const start = Math.max(0, units.indexOf(shown));
  return [...new Set([shown, ...units.slice(start), ...units.slice(0, start)])];
}

/** Whether a field counts calendar years, a number of things only by accident of storage. */
export const isYear = (field: Field): boolean =>
  field.kind === 'count' && field.unit === undefined && (field.min ?? 0) >= 1000;

/** A number in the stored unit of a field, written in `unit` (default: the shown one) without the unit's name. */
export function numberText(
  value: number,
  field: Field,
  language: Language,
  unit = shownUnit(field, language),
): string {
  const stored = field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;
  const shown = stored && unit ? convert(value, stored, unit) : value;
  return numberFormat(LOCALE[language], {
    // A small sum in a large unit would round to nothing.
    ...(Math.abs(shown) < 1
      ? { maximumSignificantDigits: 2 }
      : { maximumFractionDigits: Math.abs(shown) < 100 ? 2 : 0 }),
    useGrouping: !isYear(field),
  }).format(shown);
}

/** A value as a person reads it, with its unit; an em dash for no value. */
export function valueText(
  value: Value | undefined,
  field: Field,
  language: Language,
  names: Names = () => undefined,
  unit?: Unit,
): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value))
    return value.map((one) => valueText(one, field, language, names)).join(language === 'zh' ? '、' : ', ');
  switch (field.kind) {
    case 'term':
      return field.terms[String(value)]?.[language] ?? String(value);
    case 'flag':
      return language === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No';
    case 'reference':
      return names(String(value))?.[language] ?? String(value);
    case 'number':
    case 'count': {
      const shown = unit ?? shownUnit(field, language);
      const text = numberText(Number(value), field, language, shown);
      return shown ? `${text} ${UNITS[shown].label[language]}` : text;
    }
    case 'text':
      return textIn(String(value), language);
    case 'date':
      return String(value);
  }
}

/** What `geometry` is called where a filter names it like a field. */
const PLACE: Label = { zh: '位置', en: 'place' };

const LIKE_WORDS: Record<Language, Record<LikeForm, [before: string, after: string]>> = {
  zh: {
    any: ['不限', ''],
    equals: ['为“', '”'],
    prefix: ['以“', '”开头'],
    suffix: ['以“', '”结尾'],
    contains: ['含“', '”'],
    glob: ['形如“', '”'],
  },
  en: {
    any: ['is anything', ''],
    equals: ['is “', '”'],
    prefix: ['begins with “', '”'],
    suffix: ['ends with “', '”'],
    contains: ['contains “', '”'],
    glob: ['looks like “', '”'],
  },
};

/** The unit a field's numbers are written in; undefined for the default one. */
export type Units = (field: Field) => Unit | undefined;

type Write = (
  filter: never,
  collection: Collection,
  language: Language,
  names: Names,
  units: Units,
) => string;

/** More or less than an end, which is not being on the other side of it; undefined where it is anything else. */
function beyond(
  filter: Filter,
  collection: Collection,
  language: Language,
  names: Names,
  units: Units,
): string | undefined {
  if (filter.op !== 'between' || (filter.from === null) === (filter.to === null)) return undefined;
  const field = fieldOf(collection, filter.field)!;
  const end = valueText(filter.from ?? filter.to, field, language, names, units(field));
  return `${field.label[language]} ${filter.from === null ? '>' : '<'} ${end}`;
}

const SENTENCE: Record<Op, Write> = {
  and: ({ args }: { args: readonly Filter[] }, ...context) =>
    args.map((arg) => sentence(arg, ...context)).join(context[1] === 'zh' ? '；' : '; '),
  or: ({ args }: { args: readonly Filter[] }, ...context) =>
    `(${args.map((arg) => sentence(arg, ...context)).join(context[1] === 'zh' ? ' 或 ' : ' or ')})`,
  not: ({ arg }: { arg: Filter }, ...context) =>
    beyond(arg, ...context) ?? `${context[1] === 'zh' ? '非' : 'not '}(${sentence(arg, ...context)})`,
  in: (filter: Extract<Filter, { op: 'in' }>, collection, language, names, units) => {
    const field = fieldOf(collection, filter.field)!;
    const values = filter.values
      .map((value) => valueText(value, field, language, names, units(field)))
      .join(language === 'zh' ? '、' : ' or ');
    return `${field.label[language]}${language === 'zh' ? '：' : ': '}${values}`;
  },
  between: (filter: Extract<Filter, { op: 'between' }>, collection, language, names, units) => {
    const field = fieldOf(collection, filter.field)!;
    const [from, to] = [filter.from, filter.to].map((end) =>
      valueText(end, field, language, names, units(field)),
    );
    if (filter.from === null) return `${field.label[language]} ≤ ${to}`;
    return filter.to === null
      ? `${field.label[language]} ≥ ${from}`
      : `${field.label[language]} ${from} – ${to}`;
  },
  null: ({ field }: { field: string }, collection, language) =>
    language === 'zh'
      ? `未填${(fieldOf(collection, field)?.label ?? PLACE).zh}`
      : `no ${(fieldOf(collection, field)?.label ?? PLACE).en}`,
  like: ({ field, pattern }: Extract<Filter, { op: 'like' }>, collection, language) => {
    const { label } = fieldOf(collection, field)!;
    const { form, text } = likeForm(pattern);
    const [before, after] = LIKE_WORDS[language][form];
    return `${label[language]}${language === 'zh' ? '' : ' '}${before}${text}${after}`;
  },
  bbox: (_: never, _collection, language) => (language === 'zh' ? '在所画范围内' : 'inside the drawn area'),
  intersects: (_: never, _collection, language) =>
    language === 'zh' ? '与所给图形相交' : 'meets the given shape',
  rids: ({ rids }: { rids: readonly number[] }, _collection, language) =>
    language === 'zh' ? `${rids.length} 条指定记录之一` : `one of ${rids.length} given records`,
  text: ({ text }: { text: string }, _collection, language) =>
    `${language === 'zh' ? '搜索：' : 'Search: '}${text}`,
};

/** A filter in words, values with labels and units. */
export const sentence = (
  filter: Filter,
  collection: Collection,
  language: Language,
  names: Names = () => undefined,
  units: Units = () => undefined,
): string => SENTENCE[filter.op](filter as never, collection, language, names, units);
