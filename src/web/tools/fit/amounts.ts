/** Sums and measures of projects and plots as the visitor reads them, in the units chosen. */
import type { Field } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';
import { valueText } from '../../../domain/sentence.ts';
import { amountText } from '../../list/amount.ts';
import { language } from '../../state/app.ts';
import { unitOf } from '../../state/units.ts';
import { PROJECT, type Quantity } from './project.ts';

/** A field of plots, by name. */
export const plotField = (name: string): Field => fieldOf(collectionOf('plots')!, name)!;

const written = (value: number, field: Field): string =>
  valueText(value, field, language.value, undefined, unitOf(field));

/** A sum of yuan. */
export const money = (yuan: number): string => amountText(yuan, PROJECT.invest);

/** Of a quantity of a project in the stored unit. */
export const quantityText = (value: number, name: Quantity): string =>
  name === 'land' || name === 'most' || name === 'floor' ? written(value, PROJECT[name]) : money(value);

/** Of a value of a plot in the stored unit. */
export const plotText = (value: number, name: string): string => written(value, plotField(name));

/** A share as whole percent, 0.124 as 12 %; under one percent with a digit behind the point. */
export function percent(share: number): string {
  const value = Math.abs(share) * 100;
  return `${value < 1 ? Math.max(0.1, Number(value.toFixed(1))) : Math.round(value)} %`;
}
