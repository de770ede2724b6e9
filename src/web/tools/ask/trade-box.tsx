/** The trade, found by any of its names as one types. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TermField } from '../../../domain/kinds.ts';
import { fieldOf } from '../../../domain/record.ts';
import { MAX_WRITTEN } from '../../../domain/search/limits.ts';
import { Icon } from '../../shell/icon.tsx';
import { language } from '../../state/app.ts';
import { addText, codesOf, intent, setCodes } from './answers.ts';
import { texts } from './texts.ts';

const id = 'ask-trade';
const list = 'ask-trades';
const option = (index: number) => `trade-${index}`;
const typed = signal('');
const open = signal(false);
/** Which of the choices the keyboard is at. */
const active = signal(0);

/** Folds what is offered. */
const leave = () => {
  open.value = false;
  active.value = 0;
};

/** The box and the answers it gives, for what is offered: an import of values there would split the code of the question. */
const input = {
  id,
  list,
  option,
  typed,
  open,
  active,
  leave,
  intent,
  codesOf,
  setCodes,
  addText,
};

export type TradeInput = typeof input;

/** What is offered, which comes when somebody is about to type. */
const offering = signal<ReturnType<typeof import('./trade-choices.tsx').offering> | undefined>(undefined);

const loadOffering = (): void => {
  import('./trade-choices.tsx').then(
    (loaded) => {
      offering.value ??= loaded.offering(input);
    },
    // Without it the text itself can still be searched for.
    () => {},
  );
};

function Chosen() {
  const { collection, terms } = intent.value;
  const chips = terms.flatMap((name) => {
    const codes = codesOf(name);
    const field = fieldOf(collection, name) as TermField;
    return codes.map((code) => {
      const label = field.terms[code]?.[language.value] ?? code;
      const others = codes.filter((other) => other !== code);
      return (
        <li key={name + code}>
          <button
            type="button"
            class="chip"
            aria-label={texts.value.remove(label)}
            onClick={() => setCodes(name, others)}
          >
            <span>{label}</span>
            <Icon name="close" />
          </button>
        </li>
      );
    });
  });
  return chips[0] && <ul class="chips">{chips}</ul>;
}

/** Searches for the text itself as long as nothing is offered. */
const searchOnEnter = ({ key }: KeyboardEvent) => {
  if (key === 'Enter' && typed.peek() !== '') void addText(typed.peek());
};

export function TradeBox() {
  const root = useRef<HTMLDivElement>(null);
  const known = offering.value;
  useEffect(
    () => () => {
      typed.value = '';
      leave();
    },
    [],
  );
  return (
    <div
      class="ask-field ask-trade"
      ref={root}
      onFocusOut={(event) => !root.current?.contains(event.relatedTarget as Node | null) && leave()}
    >
      <label for={id}>{texts.value.trade}</label>
      <div class="ask-box">
        <input
          id={id}
          type="text"
          role="combobox"
          aria-expanded={open.value}
          aria-controls={list}
          aria-activedescendant={open.value ? option(active.value) : undefined}
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
          maxLength={MAX_WRITTEN}
          placeholder={texts.value.tradeHint}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            open.value = true;
            active.value = 0;
          }}
          onFocus={loadOffering}
          onClick={() => {
            open.value = true;
          }}
          onKeyDown={known?.onKeyDown ?? searchOnEnter}
        />
        {known && open.value && <known.Choices />}
      </div>
      <Chosen />
      {known && <known.Chains />}
    </div>
  );
}
