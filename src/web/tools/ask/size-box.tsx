/** How much is needed, in the unit the visitor thinks in. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Field } from '../../../domain/kinds.ts';
import { fieldOf } from '../../../domain/record.ts';
import { convert, type Unit } from '../../../domain/units.ts';
import { UnitSwitch } from '../../shell/unit-switch.tsx';
import { place } from '../../state/app.ts';
import { unitOf } from '../../state/units.ts';
import { intent, setSize } from './answers.ts';
import { texts } from './texts.ts';

/** A pause of the typing hand, in milliseconds. */
const PAUSE = 400;

const storedIn = (field: Field): Unit | undefined =>
  field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;

const readable = (value: number) => String(Number(value.toPrecision(8)));

/** The end of a range parameter in a unit; empty where it is open. */
function shownEnd(parameter: string, end: 'from' | 'to', field: Field, unit: Unit | undefined): string {
  const [from = '', to = from] = parameter.split('/');
  const text = end === 'from' ? from : to;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return '';
  const stored = storedIn(field);
  return readable(stored && unit ? convert(value, stored, unit) : value);
}

/** The range parameter of what is typed in a unit; undefined for nothing, null for what is no number. */
function parameterOf(
  typed: string,
  end: 'from' | 'to',
  field: Field,
  unit: Unit | undefined,
): string | undefined | null {
  const plain = typed.trim().replaceAll(/[,，\s]/g, '');
  if (plain === '') return undefined;
  const value = Number(plain);
  if (!Number.isFinite(value) || value < 0) return null;
  const stored = storedIn(field);
  const kept = readable(stored && unit ? convert(value, unit, stored) : value);
  return end === 'from' ? `${kept}/..` : `../${kept}`;
}

type BoxProps = { field: Field; name: string; end: 'from' | 'to' };

function Box({ field, name, end }: BoxProps) {
  const value = place.value.params[name] ?? '';
  const unit = unitOf(field);
  const typed = useSignal<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Who types a number and then the unit means that number in that unit.
  const said = useRef<{ text: string; unit: Unit | undefined } | undefined>(undefined);
  useEffect(() => {
    const last = said.current;
    if (!last || last.unit === unit) return;
    said.current = { text: last.text, unit };
    if (parameterOf(last.text, end, field, last.unit) !== place.peek().params[name]) return;
    const parameter = parameterOf(last.text, end, field, unit);
    if (parameter) setSize(parameter);
  }, [unit, end, field, name]);
  const text = typed.value ?? shownEnd(value, end, field, unit);
  const isWrong = parameterOf(text, end, field, unit) === null;
  const commit = () => {
    clearTimeout(timer.current);
    if (typed.peek() === undefined) return;
    const parameter = parameterOf(typed.peek()!, end, field, unitOf(field));
    if (parameter !== null && (parameter ?? '') !== (place.peek().params[name] ?? '')) setSize(parameter);
  };
  return (
    <div class="ask-field">
      <label for="ask-size">{texts.value.sizes[intent.value.map]}</label>
      <div class="ask-box ask-size">
        <input
          id="ask-size"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'ask-size-fault' : undefined}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            said.current = { text: event.currentTarget.value, unit };
            clearTimeout(timer.current);
            timer.current = setTimeout(commit, PAUSE);
          }}
          onBlur={() => {
            commit();
            if (!isWrong) typed.value = undefined;
          }}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
        <UnitSwitch field={field} />
      </div>
      {isWrong && (
        <p class="ask-fault" id="ask-size-fault" role="status">
          {texts.value.notNumber}
        </p>
      )}
    </div>
  );
}

export function SizeBox() {
  const { collection, size } = intent.value;
  const field = size && fieldOf(collection, size.field);
  return field ? <Box key={size.field} field={field} name={size.field} end={size.end} /> : null;
}
