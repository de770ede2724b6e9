/** How much is needed, in the unit the visitor thinks in. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Field } from '../../../domain/kinds.ts';
import { fieldOf } from '../../../domain/record.ts';
import { convert, type Unit } from '../../../domain/units.ts';
import { UnitSwitch } from '../../shell/unit-switch.tsx';
import { unitOf } from '../../state/units.ts';
import { boundOf, intent, oppositeOf, setBound } from './answers.ts';
import type { Bound } from './intents.ts';
import { texts } from './texts.ts';

/** A pause of the typing hand, in milliseconds. */
const PAUSE = 400;

const storedIn = (field: Field): Unit | undefined =>
  field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;

const DIGITS = 8;

const readable = (value: number, digits = DIGITS) => String(Number(value.toPrecision(digits)));

/** A bound in a unit; empty where it is open. */
function shownIn(unit: Unit | undefined, kept: string, field: Field): string {
  const value = Number(kept);
  if (kept === '' || !Number.isFinite(value)) return '';
  const stored = storedIn(field);
  // A digit less than what is kept, so that 40 mu are 40 again.
  return readable(stored && unit ? convert(value, stored, unit) : value, DIGITS - 1);
}

/** The bound of what is typed in a unit; empty for nothing, undefined for what is no number or beyond the other bound. */
function keptOf(typed: string, bound: Bound, field: Field, unit: Unit | undefined): string | undefined {
  const plain = typed.trim().replaceAll(/[,，\s]/g, '');
  if (plain === '') return '';
  const value = Number(plain);
  const stored = storedIn(field);
  const kept = stored && unit ? convert(value, unit, stored) : value;
  const other = oppositeOf(bound);
  const isBeyond = other !== '' && (bound.end === 'from' ? kept > Number(other) : kept < Number(other));
  return value >= 0 && value < Infinity && !isBeyond ? readable(kept) : undefined;
}

type BoxProps = { bound: Bound; field: Field; label: string };

function Box({ bound, field, label }: BoxProps) {
  const value = boundOf(bound);
  const unit = unitOf(field);
  const id = `ask-${bound.end}`;
  const typed = useSignal<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Who types a number and then the unit means that number in that unit.
  const said = useRef<{ text: string; unit: Unit | undefined } | undefined>(undefined);
  useEffect(() => {
    const last = said.current;
    if (!last || last.unit === unit) return;
    said.current = { text: last.text, unit };
    if (keptOf(last.text, bound, field, last.unit) !== value) return;
    const kept = keptOf(last.text, bound, field, unit);
    if (kept) setBound(bound, kept);
  }, [unit, bound, field]);
  const text = typed.value ?? shownIn(unit, value, field);
  const isWrong = keptOf(text, bound, field, unit) === undefined;
  const commit = () => {
    clearTimeout(timer.current);
    if (typed.peek() === undefined) return;
    const kept = keptOf(typed.peek()!, bound, field, unitOf(field));
    if (kept !== undefined && kept !== boundOf(bound)) setBound(bound, kept);
  };
  return (
    <div class="ask-field">
      <label for={id}>{label}</label>
      <div class="ask-box ask-size">
        <input
          id={id}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
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
        <p class="ask-fault" id={`${id}-fault`} role="status">
          {texts.value.notNumber}
        </p>
      )}
    </div>
  );
}

export const SizeBoxes = () =>
  intent.value.bounds.map((bound, i) => (
    <Box
      key={bound.field + bound.end}
      bound={bound}
      field={fieldOf(intent.value.collection, bound.field)!}
      label={texts.value.sizes[intent.value.map]![i]!}
    />
  ));
