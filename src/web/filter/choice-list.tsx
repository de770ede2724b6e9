/** Choices with the number of records each leaves. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { numberText } from '../shell/number.ts';
import { language } from '../state/app.ts';
import { type Choice, choicesNamed, toggled, valuesOf } from './choices.ts';
import { texts as filterTexts } from './texts.ts';

/** More choices than this are folded to the first ones, and can be searched. */
const MANY = 12;
const FOLDED = 8;

type RowProps = { name: string; choice: Choice; most: number; checked: boolean; toggle: () => void };

function Row({ name, choice, most, checked, toggle }: RowProps) {
  const { count, label } = choice;
  const isNone = count === 0;
  return (
    <label
      class={`choice${isNone ? ' is-none' : ''}`}
      style={{ '--share': `${count === undefined ? 0 : (100 * count) / Math.max(1, most)}%` }}
    >
      <input
        type="checkbox"
        name={name}
        checked={checked}
        // A choice that leaves nothing can be taken back, not made.
        disabled={isNone && !checked}
        onChange={toggle}
      />
      <span class="choice-name">{label}</span>
      <span class="choice-count">{count === undefined ? '' : numberText(count, language.value)}</span>
    </label>
  );
}

type Props = {
  name: string;
  all: readonly Choice[];
  /** Order in which the parameter names values. */
  order: readonly string[];
  /** The parameter's text. */
  value: string;
  set: (value: string | undefined) => void;
  isSingle?: boolean;
  /** What is said below, e.g. how many records have no value. */
  note?: ComponentChildren;
};

export function ChoiceList({ name, all, order, value, set, isSingle = false, note }: Props) {
  const unfolded = useSignal(false);
  const wanted = useSignal('');
  const chosen = valuesOf(value, isSingle);
  const atFirst = useRef(chosen).current;
  const isFirst = ({ value: one }: Choice) => atFirst.has(one);
  const found = wanted.value === '' ? all : choicesNamed(all, wanted.value);
  const foldable = wanted.value === '' && found.length > MANY;
  // Chosen values stay in sight when the rest is folded away. Those chosen when it was unfolded come first; nothing moves
  // while one ticks.
  const shown =
    foldable && !unfolded.value
      ? [...found.filter(isFirst), ...found.filter((choice) => !isFirst(choice))].filter(
          (choice, i) => i < FOLDED || chosen.has(choice.value),
        )
      : found;
  const most = Math.max(...all.map(({ count }) => count ?? 0), 0);
  return (
    <>
      {all.length > MANY && (
        <input
          type="search"
          class="choice-search"
          aria-label={filterTexts.value.searchChoices}
          placeholder={filterTexts.value.searchChoices}
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value;
          }}
        />
      )}
      <div class="choices">
        {shown.map((choice) => (
          <Row
            key={choice.value}
            name={name}
            choice={choice}
            most={most}
            checked={chosen.has(choice.value)}
            toggle={() => set(toggled(value, choice.value, order, isSingle))}
          />
        ))}
      </div>
      {found.length === 0 && <p class="quiet">{filterTexts.value.noneFound}</p>}
      {foldable && (
        <button
          type="button"
          class="link"
          aria-expanded={unfolded.value}
          onClick={() => {
            unfolded.value = !unfolded.value;
          }}
        >
          {unfolded.value
            ? filterTexts.value.less
            : filterTexts.value.showAll(numberText(all.length, language.value))}
        </button>
      )}
      {note}
    </>
  );
}
