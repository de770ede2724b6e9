/** What the visitor says of the project, and what follows from it per area of land. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { dayNumber } from '../../../domain/calendar-day.ts';
import { quarterName, quartersFrom, quarterText } from '../../../domain/quarter.ts';
import { INDUSTRIES } from '../../../domain/vocabulary.ts';
import { RateNote } from '../../shell/unit-switch.tsx';
import { language } from '../../state/app.ts';
import { today } from '../../state/today.ts';
import { PROJECT, type Project, QUANTITIES } from './project.ts';
import { QuantityInput } from './quantity-input.tsx';
import { RatioLines } from './ratio-lines.tsx';
import { texts } from './texts.ts';
import { tradeNamed, tradeWords } from './trades.ts';

/** So many quarters from the current one on are offered: as far ahead as plots are planned. */
const AHEAD = 12;

const quarters = (): { value: string; label: string }[] =>
  quartersFrom(dayNumber(today.value)!, AHEAD).map((quarter) => ({
    value: quarterName(quarter),
    label: quarterText(quarter)[language.value],
  }));

const tradeLabel = (code: string | undefined): string =>
  code === undefined ? '' : INDUSTRIES[code as keyof typeof INDUSTRIES][language.value];

type Change = (change: Partial<Record<keyof Project, unknown>>) => void;

function TradeInput({ trade, change }: { trade: string | undefined; change: Change }) {
  const id = useId();
  const typed = useSignal(tradeLabel(trade));
  const isUnknown = trade === undefined && typed.value.trim() !== '';
  return (
    <div class="fit-field fit-trade">
      <label for={id}>{PROJECT.trade.label[language.value]}</label>
      <input
        id={id}
        name="trade"
        type="text"
        list={`${id}-words`}
        autocomplete="off"
        placeholder={texts.value.tradeHint}
        aria-invalid={isUnknown}
        aria-describedby={`${id}-note`}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          change({ trade: tradeNamed(typed.value, language.value) });
        }}
      />
      <datalist id={`${id}-words`}>
        {tradeWords(language.value).map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      <p class={isUnknown ? 'fault' : 'quiet fit-note'} id={`${id}-note`} aria-live="polite">
        {isUnknown
          ? texts.value.tradeUnknown
          : trade !== undefined && tradeLabel(trade) !== typed.value.trim()
            ? texts.value.tradeIs(tradeLabel(trade))
            : ''}
      </p>
    </div>
  );
}

function QuarterInput({ by, change }: { by: string | undefined; change: Change }) {
  const id = useId();
  const offered = quarters();
  const isOffered = by === undefined || offered.some(({ value }) => value === by);
  return (
    <div class="fit-field">
      <label for={id}>{PROJECT.by.label[language.value]}</label>
      <select
        id={id}
        name="by"
        value={by ?? ''}
        onChange={(event) => change({ by: event.currentTarget.value || undefined })}
      >
        <option value="">{texts.value.anyTime}</option>
        {!isOffered && <option value={by}>{by}</option>}
        {offered.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

type Props = { project: Project; find: (project: Project) => void };

export function ProjectForm({ project, find }: Props) {
  const draft = useSignal<Project>(project);
  const change: Change = (part) => {
    draft.value = Object.fromEntries(
      Object.entries({ ...draft.peek(), ...part }).filter(([, value]) => value !== undefined),
    );
  };
  const { trade, by } = draft.value;
  return (
    <form
      class="fit-form"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]');
        if (wrong) wrong.focus();
        else find(draft.peek());
      }}
    >
      <TradeInput trade={trade} change={change} />
      {QUANTITIES.map((name) => (
        <QuantityInput
          key={name}
          name={name}
          field={PROJECT[name]}
          value={draft.value[name]}
          set={(value) => change({ [name]: value })}
        />
      ))}
      <QuarterInput by={by} change={change} />
      <RateNote field={PROJECT.invest} />
      <RatioLines project={draft.value} />
      <p class="fit-buttons">
        <button type="submit" class="primary" disabled={Object.keys(draft.value).length === 0}>
          {texts.value.find}
        </button>
        {Object.keys(project).length > 0 && (
          <button type="button" class="quiet-button" onClick={() => find({})}>
            {texts.value.reset}
          </button>
        )}
      </p>
    </form>
  );
}
