/** The units a visitor has switched to, by the unit values are stored in. */
import type { Collection, Field } from '../../domain/kinds.ts';
import { fieldsOf } from '../../domain/record.ts';
import { shownUnit, unitChoices } from '../../domain/sentence.ts';
import { UNITS, type Unit } from '../../domain/units.ts';
import { language } from './app.ts';
import { kept } from './kept.ts';

type Chosen = Partial<Record<Unit, Unit>>;

const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([stored, unit]) => Object.hasOwn(UNITS, stored) && Object.hasOwn(UNITS, unit));

const chosen = kept<Chosen>('units', {}, isChosen);

const storedIn = (field: Field): Unit | undefined => (field.kind === 'number' ? field.unit : undefined);

/** The unit a field's numbers are shown in. */
export function unitOf(field: Field): Unit | undefined {
  const stored = storedIn(field);
  const wish = stored && wishedFor(stored);
  return wish && unitChoices(field, language.value).includes(wish) ? wish : shownUnit(field, language.value);
}

/** The unit a visitor has switched to from a stored one. */
export const wishedFor = (stored: Unit): Unit | undefined => chosen.value[stored];

/** Switches every field stored in the same unit as this one. */
export function chooseUnit(field: Field, unit: Unit): void {
  const stored = storedIn(field);
  if (stored) chosen.value = { ...chosen.value, [stored]: unit };
}

/** A field for each unit that can be switched among those a list or card shows first. */
export function switchable(collection: Collection): Field[] {
  const fields = fieldsOf(collection);
  const found = new Map<Unit, Field>();
  for (const name of collection.card) {
    const field = fields[name];
    const stored = field && storedIn(field);
    if (stored && !found.has(stored) && unitChoices(field, language.value).length > 1)
      found.set(stored, field);
  }
  return [...found.values()];
}
