/** A number with its unit, which the visitor may switch; held in the stored unit. */
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { NumberField } from '../../../domain/kinds.ts';
import { convert } from '../../../domain/units.ts';
import { UnitSwitch } from '../../shell/unit-switch.tsx';
import { language } from '../../state/app.ts';
import { unitOf } from '../../state/units.ts';
import { texts } from './texts.ts';

/** Digits to which a number is shown again in another unit. */
const DIGITS = 8;

type Props = {
  name: string;
  field: NumberField;
  value: number | undefined;
  /** NaN while what is typed is no number. */
  set: (value: number | undefined) => void;
};

export function QuantityInput({ name, field, value, set }: Props) {
  const id = useId();
  const unit = unitOf(field)!;
  const shown = (stored: number | undefined) =>
    stored === undefined || Number.isNaN(stored)
      ? ''
      : String(Number(convert(stored, field.unit!, unit).toPrecision(DIGITS)));
  const typed = useSignal(shown(value));
  useEffect(() => {
    if (!Number.isNaN(value)) typed.value = shown(value);
  }, [unit]);
  const change = (text: string) => {
    typed.value = text;
    const plain = text.trim().replaceAll(',', '');
    const number = Number(plain);
    const stored =
      number > 0 ? Number(convert(number, unit, field.unit!).toPrecision(DIGITS + 2)) : Number.NaN;
    set(plain === '' ? undefined : stored);
  };
  const isWrong = Number.isNaN(value);
  return (
    <div class="fit-field">
      <label for={id}>{field.label[language.value]}</label>
      <span class="fit-number">
        <input
          id={id}
          name={name}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
          value={typed.value}
          onInput={(event) => change(event.currentTarget.value)}
        />
        <UnitSwitch field={field} />
      </span>
      {isWrong && (
        <p class="fault" id={`${id}-fault`} role="alert">
          {texts.value.wrongNumber}
        </p>
      )}
    </div>
  );
}
