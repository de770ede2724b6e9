/** From and to, with a switch of unit where there is a choice. */
import type { TargetedEvent } from 'preact';
import { unitChoices } from '../../domain/sentence.ts';
import { UNITS, type Unit } from '../../domain/units.ts';
import { language, text } from '../state/app.ts';
import { chooseUnit, unitOf } from '../state/units.ts';
import { endsOf, parameterOfEnds } from './range.ts';
import type { WidgetProps } from './widgets.tsx';

export function RangeWidget({ name, field, value, set }: WidgetProps) {
  const unit = unitOf(field);
  const ends = endsOf(value, field, unit);
  const isDate = field.kind === 'date';
  const label = field.label[language.value];
  const input = (end: 'from' | 'to', placeholder: string) => {
    const common = {
      name: `${name}_${end}`,
      'aria-label': `${label} ${placeholder}`,
      value: ends[end],
      onChange: (event: TargetedEvent<HTMLInputElement>) =>
        set(parameterOfEnds({ ...ends, [end]: event.currentTarget.value }, field, unit)),
    };
    return isDate ? (
      <input type="date" {...common} />
    ) : (
      <input type="text" inputMode="decimal" placeholder={placeholder} {...common} />
    );
  };
  const units = unitChoices(field, language.value);
  return (
    <div class="range">
      {input('from', isDate ? text.value.dateFrom : text.value.from)}
      <span aria-hidden="true">–</span>
      {input('to', isDate ? text.value.dateTo : text.value.to)}
      {units.length > 1 && unit ? (
        <select
          aria-label={`${label} ${text.value.unit}`}
          value={unit}
          onChange={(event) => chooseUnit(field, event.currentTarget.value as Unit)}
        >
          {units.map((choice) => (
            <option key={choice} value={choice}>
              {UNITS[choice].label[language.value]}
            </option>
          ))}
        </select>
      ) : (
        unit && <span class="quiet">{UNITS[unit].label[language.value]}</span>
      )}
    </div>
  );
}
