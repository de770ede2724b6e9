/** The trade, found by any of its names as one types. */
import { signal, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { TermField } from '../../../domain/kinds.ts';
import { fieldOf } from '../../../domain/record.ts';
import { MAX_WRITTEN } from '../../../domain/search/limits.ts';
import { Icon } from '../../shell/icon.tsx';
import { go, language, place } from '../../state/app.ts';
import { codesOf, intent, setCodes, setText } from './answers.ts';
import { texts } from './texts.ts';

type Choices = typeof import('./choices.ts');

/** Words for trades, which come when somebody is about to type one. */
const vocabulary = signal<Choices | undefined>(undefined);

const loadVocabulary = (): void => {
  import('./choices.ts').then(
    (loaded) => {
      vocabulary.value = loaded;
    },
    // Without it the text itself can still be searched for.
    () => {},
  );
};

function Chosen() {
  const { collection, terms } = intent.value;
  const { q } = place.value;
  const chip = (key: string, label: string, remove: () => void) => (
    <li key={key}>
      <button type="button" class="chip" aria-label={texts.value.remove(label)} onClick={remove}>
        <span>{label}</span>
        <Icon name="close" />
      </button>
    </li>
  );
  const chips = terms.flatMap((name) => {
    const codes = codesOf(name);
    const field = fieldOf(collection, name) as TermField;
    return codes.map((code) =>
      chip(name + code, field.terms[code]?.[language.value] ?? code, () =>
        setCodes(
          name,
          codes.filter((other) => other !== code),
        ),
      ),
    );
  });
  if (q !== '') chips.push(chip('q', texts.value.textSet(q), () => setText('')));
  return chips[0] && <ul class="chips">{chips}</ul>;
}

/** The way from an industry to the diagram of its chain: who supplies it here, and what is missing. */
function Chains() {
  const chains = vocabulary.value?.chainsOf(codesOf(intent.value.terms[0]!)) ?? [];
  return (
    <>
      {chains.map(([id, label]) => (
        <button
          type="button"
          key={id}
          class="link ask-chain"
          onClick={() =>
            go({
              map: 'chains',
              collection: 'firms',
              params: { chain: id },
              filter: '',
              q: '',
              tool: { id: 'chain', state: id },
            })
          }
        >
          {texts.value.chain(label[language.value])}
        </button>
      ))}
    </>
  );
}

export function TradeBox() {
  const { collection, terms } = intent.value;
  const typed = useSignal('');
  const open = useSignal(false);
  const active = useSignal(0);
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const known = vocabulary.value;
  const text = typed.value.trim();
  const choices = useMemo(() => known?.choicesIn(collection, terms) ?? [], [known, collection]);
  // What is offered unasked answers the label of the field.
  const possible = text === '' ? choices.filter(({ field }) => field === terms[0]) : choices;
  const offered = known?.fitting(possible, text, language.value) ?? [];
  const last = offered.length - (text === '' ? 1 : 0);
  const leave = () => {
    open.value = false;
    active.value = 0;
  };
  const take = (index: number) => {
    const choice = offered[index];
    typed.value = '';
    leave();
    if (choice) void setCodes(choice.field, [...new Set([...codesOf(choice.field), ...choice.codes])]);
    else if (text !== '') setText(text);
    input.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open.value) {
      event.stopPropagation();
      event.preventDefault();
      leave();
    } else if (event.key === 'Enter' && (open.value || text !== '')) {
      event.preventDefault();
      take(active.value);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open.value)
        active.value = Math.max(0, Math.min(last, active.value + (event.key === 'ArrowDown' ? 1 : -1)));
      open.value = true;
      document.getElementById(`trade-${active.value}`)?.scrollIntoView({ block: 'nearest' });
    }
  };
  const option = (index: number, label: string, isChosen: boolean) => (
    <div
      key={index}
      id={`trade-${index}`}
      role="option"
      tabIndex={-1}
      class="hit"
      aria-selected={index === active.value}
      onMouseDown={(event) => {
        event.preventDefault();
        take(index);
      }}
    >
      <span class="hit-name">{label}</span>
      {isChosen && <Icon name="check" />}
    </div>
  );
  return (
    <div
      class="ask-field ask-trade"
      ref={root}
      onFocusOut={(event) => !root.current?.contains(event.relatedTarget as Node | null) && leave()}
    >
      <label for="ask-trade">{texts.value.trade}</label>
      <div class="ask-box">
        <input
          id="ask-trade"
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={open.value}
          aria-controls="ask-trades"
          aria-activedescendant={open.value ? `trade-${active.value}` : undefined}
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
          onFocus={loadVocabulary}
          onClick={() => {
            open.value = true;
          }}
          onKeyDown={onKey}
        />
        {open.value && (
          <div class="hits" id="ask-trades" role="listbox" aria-label={texts.value.trades}>
            {offered.map((choice, index) =>
              option(
                index,
                choice.label[language.value],
                choice.codes.every((code) => codesOf(choice.field).includes(code)),
              ),
            )}
            {text !== '' && option(offered.length, texts.value.searchFor(text), false)}
          </div>
        )}
      </div>
      <Chosen />
      <Chains />
    </div>
  );
}
