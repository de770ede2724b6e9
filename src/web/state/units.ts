/** The units a visitor has switched to, by the unit values are stored in. */
import { signal } from '@preact/signals';
import type { Field } from '../../domain/kinds.ts';
import { shownUnit, unitChoices } from '../../domain/sentence.ts';
import type { Unit } from '../../domain/units.ts';
import { language } from './app.ts';

const chosen = signal<Partial<Record<Unit, Unit>>>({});

/** The unit a field's numbers are shown in. */
export function unitOf(field: Field): Unit | undefined {
  const stored = field.kind === 'number' ? field.unit : undefined;
  const wish = stored && chosen.value[stored];
  return wish && unitChoices(field, language.value).includes(wish) ? wish : shownUnit(field, language.value);
}

/** Switches every field stored in the same unit as this one. */
export function chooseUnit(field: Field, unit: Unit): void {
  if (field.kind === 'number' && field.unit) chosen.value = { ...chosen.value, [field.unit]: unit };
}
