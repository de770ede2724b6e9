/** The unit a heading names beside its field: in brackets, after a stroke, or over a group of columns. */
import { storedUnit, type Unit, unitNamed } from '../domain/units.ts';
import type { Column } from './headings.ts';
import { measureWord } from './measure-word.ts';
import { halfWidth } from './placeholder.ts';
import { DOLLARS } from './quantity.ts';

/** What looks like a unit must be one: a figure in 万元人民币 taken for yuan would be ten thousand times too small. */
const LIKE_A_UNIT = /[万亿亩顷元米吨㎡²%％]|美金|人民币|usd|cny|eur|hkd|jpy|\bm2\b|\bkm\b|\bha\b/i;

/** US dollars one of a unit of money is, if it is one of dollars. */
export const dollarsNamed = (text: string): number | undefined =>
  Object.hasOwn(DOLLARS, text.trim()) ? DOLLARS[text.trim()] : undefined;

function unitOf(text: string): { unit: Unit } | { dollars: number } | undefined {
  const plain = text.replace(/人民币|（?含税）?/g, '') || text;
  for (const spelling of [text, plain]) {
    const direct = unitNamed(spelling);
    if (direct !== undefined) return { unit: direct };
    const word = measureWord(spelling);
    const name = `${word?.scale ?? ''}${word?.unit ?? ''}`;
    const dollars = dollarsNamed(name);
    if (dollars !== undefined) return { dollars };
    const unit = name === '' ? undefined : unitNamed(name);
    if (unit !== undefined) return { unit };
  }
  return undefined;
}

/**
 * The column in the unit that a text beside its heading names (`亩`, `单位：万元`, `元/㎡·月，含税`); as it is when the text
 * is a remark, undefined when the unit does not measure the field or looks like one and is none we know.
 */
export function inUnitOf(column: Column, text: string): Column | undefined {
  if (column.kind !== 'field') return column;
  const { field } = column;
  const parts = halfWidth(text)
    .replace(/^(计量)?单位\s*:?\s*/, '')
    .split(/[,;、]/);
  const found = parts.map((part) => unitOf(part.trim())).find((one) => one !== undefined);
  if (field.kind !== 'number' && field.kind !== 'count') return found ? undefined : column;
  if (!found) return field.unit !== undefined && LIKE_A_UNIT.test(text) ? undefined : column;
  if ('dollars' in found) return field.unit === 'yuan' ? { ...column, dollars: found.dollars } : undefined;
  // People, years and the like are counted without a unit.
  if (field.unit === undefined) return field.kind === 'count' ? column : undefined;
  return storedUnit(found.unit) === field.unit ? { ...column, unit: found.unit } : undefined;
}
