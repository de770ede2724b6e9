/** Sums as the visitor reads them, in the unit chosen. */
import type { Field } from '../../domain/kinds.ts';
import { valueText } from '../../domain/sentence.ts';
import { language } from '../state/app.ts';
import { unitOf } from '../state/units.ts';

/** From so many yuan on, readers of Chinese count in 亿. */
const LARGE = 1e8;

/** A sum in the stored unit of a field, with its unit; large ones of 万元 in 亿元. */
export function amountText(value: number, field: Field): string {
  const unit = unitOf(field);
  const shown = unit === 'wan_yuan' && value >= LARGE ? 'yi_yuan' : unit;
  return valueText(value, field, language.value, undefined, shown);
}
