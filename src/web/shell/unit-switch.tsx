/** The unit numbers are shown in, and the others they may be shown in. */
import type { Field } from '../../domain/kinds.ts';
import { unitChoices } from '../../domain/sentence.ts';
import { DOLLAR, isRated, UNITS, type Unit } from '../../domain/units.ts';
import { language, text } from '../state/app.ts';
import { chooseUnit, unitOf } from '../state/units.ts';

/** What a rated unit was converted at; nothing for the others. */
const rateOf = (unit: Unit | undefined): string | undefined =>
  unit && isRated(unit) ? text.value.rate(String(DOLLAR.yuan), DOLLAR.day) : undefined;

export function UnitSwitch({ field }: { field: Field }) {
  const unit = unitOf(field);
  if (!unit) return null;
  const units = unitChoices(field, language.value);
  const name = UNITS[unit].label[language.value];
  if (units.length < 2) return <span class="quiet unit-name">{name}</span>;
  return (
    <select
      class="unit-switch"
      aria-label={`${field.label[language.value]} ${text.value.unit}`}
      title={rateOf(unit)}
      value={unit}
      onChange={(event) => chooseUnit(field, event.currentTarget.value as Unit)}
    >
      {units.map((choice) => (
        <option key={choice} value={choice}>
          {UNITS[choice].label[language.value]}
        </option>
      ))}
    </select>
  );
}

/** What numbers in a foreign currency were converted at. */
export function RateNote({ field }: { field: Field }) {
  const rate = rateOf(unitOf(field));
  return rate ? <p class="quiet facet-note">{rate}</p> : null;
}

/** The switches for what a list or card shows, and the rate where one was used. */
export function UnitSwitches({ fields }: { fields: readonly Field[] }) {
  const rate = fields.map((field) => rateOf(unitOf(field))).find((one) => one !== undefined);
  if (fields.length === 0) return null;
  return (
    <p class="units quiet">
      <span aria-hidden="true">{text.value.unit}</span>
      {fields.map((field) => (
        <UnitSwitch key={field.label[language.value]} field={field} />
      ))}
      {rate && <span class="rate">{rate}</span>}
    </p>
  );
}
