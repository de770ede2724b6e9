/** The plain-sentence face of a filter and the way values are written for people. */

import { textIn } from './bilingual.ts';
import type { Filter, Op } from './filter.ts';
import { numberFormat } from './formats.ts';
import type { Collection, Field, Label, Language, Value } from './kinds.ts';
import { type LikeShape, likeShape } from './like-shape.ts';
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

/** Words of sentences; `*` stands for what is said with them. As labels, so that a build for one language has its own alone. */
const WORDS = {
  place: { zh: '位置', en: 'place' },
  and: { zh: '；', en: '; ' },
  or: { zh: ' 或 ', en: ' or ' },
  not: { zh: '非(*)', en: 'not (*)' },
  is: { zh: '：', en: ': ' },
  among: { zh: '、', en: ' or ' },
  null: { zh: '未填*', en: 'no *' },
  bbox: { zh: '在所画范围内', en: 'inside the drawn area' },
  intersects: { zh: '与所给图形相交', en: 'meets the given shape' },
  rids: { zh: '* 条指定记录之一', en: 'one of * given records' },
  text: { zh: '搜索：*', en: 'Search: *' },
} as const satisfies Record<string, Label>;

/** Behind the name of the field. */
const LIKE_WORDS: Record<LikeShape | 'glob', Label> = {
  any: { zh: '不限', en: ' is anything' },
  equals: { zh: '为“*”', en: ' is “*”' },
  prefix: { zh: '以“*”开头', en: ' begins with “*”' },
  suffix: { zh: '以“*”结尾', en: ' ends with “*”' },
  contains: { zh: '含“*”', en: ' contains “*”' },
  glob: { zh: '形如“*”', en: ' looks like “*”' },
};

/** Words with what is said with them. */
const withWords = (words: Label, language: Language, said: string): string =>
  words[language].replace('*', () => said);

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
    args.map((arg) => sentence(arg, ...context)).join(WORDS.and[context[1]]),
  or: ({ args }: { args: readonly Filter[] }, ...context) =>
    `(${args.map((arg) => sentence(arg, ...context)).join(WORDS.or[context[1]])})`,
  not: ({ arg }: { arg: Filter }, ...context) =>
    beyond(arg, ...context) ?? withWords(WORDS.not, context[1], sentence(arg, ...context)),
  in: (filter: Extract<Filter, { op: 'in' }>, collection, language, names, units) => {
    const field = fieldOf(collection, filter.field)!;
    const values = filter.values
      .map((value) => valueText(value, field, language, names, units(field)))
      .join(WORDS.among[language]);
    return `${field.label[language]}${WORDS.is[language]}${values}`;
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
    withWords(WORDS.null, language, (fieldOf(collection, field)?.label ?? WORDS.place)[language]),
  like: ({ field, pattern }: Extract<Filter, { op: 'like' }>, collection, language) => {
    const { label } = fieldOf(collection, field)!;
    const { form, text } = likeShape(pattern) ?? { form: 'glob', text: pattern };
    return `${label[language]}${withWords(LIKE_WORDS[form], language, text)}`;
  },
  bbox: (_: never, _collection, language) => WORDS.bbox[language],
  intersects: (_: never, _collection, language) => WORDS.intersects[language],
  rids: ({ rids }: { rids: readonly number[] }, _collection, language) =>
    withWords(WORDS.rids, language, String(rids.length)),
  text: ({ text }: { text: string }, _collection, language) => withWords(WORDS.text, language, text),
};

/** A filter in words, values with labels and units. */
export const sentence = (
  filter: Filter,
  collection: Collection,
  language: Language,
  names: Names = () => undefined,
  units: Units = () => undefined,
): string => SENTENCE[filter.op](filter as never, collection, language, names, units);
