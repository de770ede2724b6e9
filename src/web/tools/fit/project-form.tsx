/** What the visitor says of the project, and what follows from it per area of land. */

import { signal, useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import { dayNumber } from '../../../domain/calendar-day.ts';
import { quarterName, quartersFrom, quarterText } from '../../../domain/quarter.ts';
import { MAX_WRITTEN } from '../../../domain/search/limits.ts';
import { RateNote } from '../../shell/unit-switch.tsx';
import { language } from '../../state/app.ts';
import { today } from '../../state/today.ts';
import { hints } from '../ask/trade-hints.tsx';
import { PROJECT, type Project, QUANTITIES } from './project.ts';
import { QuantityInput } from './quantity-input.tsx';
import { RatioLines } from './ratio-lines.tsx';
import { texts } from './texts.ts';
import { TRADES, tradeLabel, tradeNamed } from './trades.ts';

/** So many quarters from the current one on are offered: as far ahead as plots are planned. */
const AHEAD = 12;

const quarters = (): { value: string; label: string }[] =>
  quartersFrom(dayNumber(today.value)!, AHEAD).map((quarter) => ({
    value: quarterName(quarter),
    label: quarterText(quarter)[language.value],
  }));

type Change = (change: Partial<Record<keyof Project, unknown>>) => void;

function TradeInput({ trade, change }: { trade: Project['trade']; change: Change }) {
  const id = useId();
  const label = () => (trade ? tradeLabel(trade, language.value) : '');
  const typed = useSignal(label());
  const open = useSignal(false);
  const active = useSignal(-1);
  const chosen = useSignal(trade);
  chosen.value = trade;
  const leave = () => {
    open.value = false;
    active.value = -1;
  };
  const list = `${id}-trades`;
  const option = (index: number) => `${id}-trade-${index}`;
  const { Choices, onKeyDown } = useMemo(
    () =>
      hints(
        { list, option, typed, open, active, leave },
        {
          choices: signal(TRADES),
          isUnasked: () => true,
          isChosen: ({ codes }) => codes.join() === chosen.value?.join(),
          take: (choice) => {
            typed.value = choice.label[language.peek()];
            change({ trade: choice.codes });
          },
        },
      ),
    [],
  );
  const isUnknown = !open.value && trade === undefined && typed.value.trim() !== '';
  return (
    <div class="fit-field fit-trade" onFocusOut={leave}>
      <label for={id}>{PROJECT.trade.label[language.value]}</label>
      <div class="fit-box">
        <input
          id={id}
          name="trade"
          type="text"
          role="combobox"
          aria-expanded={open.value}
          aria-controls={list}
          aria-activedescendant={active.value < 0 ? undefined : option(active.value)}
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
          maxLength={MAX_WRITTEN}
          placeholder={texts.value.tradeHint}
          aria-invalid={isUnknown}
          aria-describedby={`${id}-note`}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            active.value = -1;
            open.value = true;
            change({ trade: tradeNamed(typed.value, language.value) });
          }}
          onClick={() => {
            open.value = true;
          }}
          onKeyDown={onKeyDown}
        />
        {open.value && <Choices />}
      </div>
      <p class={isUnknown ? 'fault' : 'quiet fit-note'} id={`${id}-note`} aria-live="polite">
        {isUnknown
          ? texts.value.tradeUnknown
          : label() !== typed.value.trim()
            ? trade && texts.value.tradeIs(label())
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
