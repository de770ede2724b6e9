/** Which column is which field: labels and aliases in both languages, units in brackets, system columns. */
import type { Collection, Field } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { storedUnit, type Unit, unitNamed } from '../domain/units.ts';

/** Columns that are not fields: the place and the picture of a record. */
export const SYSTEM_HEADINGS = {
  lon: ['经度', '东经', 'lon', 'lng', 'longitude', '中心点经度', 'x经度'],
  lat: ['纬度', '北纬', 'lat', 'latitude', '中心点纬度', 'y纬度'],
  x: ['x坐标', 'x', '纵坐标', 'x坐标(北)'],
  y: ['y坐标', 'y', '横坐标', 'y坐标(东)'],
  position: ['坐标', '经纬度', '位置坐标', '中心坐标', 'position'],
  ring: ['界址点坐标', '界址点', '拐点坐标', '四至坐标', 'boundary'],
  media_url: ['图片', '图片链接', '图件', 'image'],
  media_caption: ['图片说明', '图件说明', 'imagecaption'],
  media_credit: ['图片来源', '图件来源', 'imagecredit'],
} as const;

export type SystemHeading = keyof typeof SYSTEM_HEADINGS;

/** What a column holds; `unit` is the one its heading names, when that differs from the stored one. */
export type Column =
  | { readonly kind: 'field'; readonly name: string; readonly field: Field; readonly unit?: Unit }
  | { readonly kind: 'system'; readonly name: SystemHeading }
  | { readonly kind: 'extra'; readonly name: string };

/** A heading as compared: NFKC, lower case, no white space, no `*` marks. */
export const folded = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*＊:：_]+/g, '');

const BRACKETS = /[([【（](.+)[)\]】）]$/;

function spellings(name: string, field: Field): string[] {
  return [name, field.label.zh, field.label.en, ...(field.aliases ?? [])].map(folded);
}

/** All headings by folded spelling. @throws RangeError when two fields of one collection share a spelling. */
export function headingIndex(collection: Collection): Map<string, Column> {
  const found = new Map<string, Column>();
  for (const [name, field] of Object.entries(fieldsOf(collection)))
    for (const spelling of new Set(spellings(name, field))) {
      const other = found.get(spelling);
      if (other && other.name !== name)
        throw new RangeError(`${collection.id}: heading "${spelling}" belongs to ${other.name} and ${name}`);
      found.set(spelling, { kind: 'field', name, field });
    }
  for (const [name, texts] of Object.entries(SYSTEM_HEADINGS))
    for (const text of texts)
      if (!found.has(folded(text))) found.set(folded(text), { kind: 'system', name: name as SystemHeading });
  return found;
}

function withUnit(column: Column, text: string): Column | undefined {
  const unit = unitNamed(text);
  if (column.kind !== 'field' || unit === undefined) return column;
  const field = column.field;
  const stored = field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;
  if (stored === undefined || storedUnit(unit) !== stored) return undefined;
  return unit === stored ? column : { ...column, unit };
}

/**
 * The column a heading stands for. A heading is tried whole, then without its bracketed unit, then by its last
 * part after ` / ` (merged header rows). A bracketed unit that does not measure the field makes it unknown.
 */
export function columnOf(heading: string, index: ReadonlyMap<string, Column>): Column {
  for (const text of [heading, heading.split(' / ').at(-1)!]) {
    const whole = index.get(folded(text));
    if (whole) return whole;
    const bracket = BRACKETS.exec(text.trim());
    if (!bracket) continue;
    const base = index.get(folded(text.trim().slice(0, bracket.index)));
    const column = base && withUnit(base, bracket[1]!);
    if (column) return column;
  }
  return { kind: 'extra', name: heading };
}
