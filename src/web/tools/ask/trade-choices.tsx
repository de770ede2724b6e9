/** The trades offered for what is typed, and the way on to their chains: what comes when somebody is about to type one. */
import { computed } from '@preact/signals';
import { Icon } from '../../shell/icon.tsx';
import { go, language } from '../../state/app.ts';
import { en } from '../../text/en/trades.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/trades.ts';
import { type Choice, chainsOf, choicesIn, fitting } from './choices.ts';
import type { TradeInput } from './trade-box.tsx';

const texts = inLanguage({ zh, en });

/** What is offered for what is typed: the list, what keys do in it, and the way on from what was chosen. */
export function offering({
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
  setText,
}: TradeInput) {
  const text = computed(() => typed.value.trim());
  const choices = computed(() => choicesIn(intent.value.collection, intent.value.terms));
  const found = computed(() => (text.value === '' ? [] : fitting(choices.value, text.value, language.value)));
  /** What is offered in its order, `undefined` for the text itself. Where nothing fits, everything follows the text. */
  const offered = computed<(Choice | undefined)[]>(() => {
    if (found.value.length > 0) return [...found.value, undefined];
    // What is offered unasked answers the label of the field.
    const all = choices.value.filter(({ field }) => field === intent.value.terms[0]);
    return text.value === '' ? all : [undefined, ...all];
  });

  /** Takes what is at a place of the list. */
  const take = (index: number) => {
    const choice = offered.peek()[index];
    const words = text.peek();
    typed.value = '';
    leave();
    if (choice) void setCodes(choice.field, [...new Set([...codesOf(choice.field), ...choice.codes])]);
    else if (words !== '') void setText(words);
    document.getElementById(id)?.focus();
  };

  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (key === 'Escape' && open.peek()) {
      event.stopPropagation();
      event.preventDefault();
      leave();
    } else if (key === 'Enter' && (open.peek() || text.peek() !== '')) {
      event.preventDefault();
      take(active.peek());
    } else if (step !== 0) {
      event.preventDefault();
      const last = offered.peek().length - 1;
      if (open.peek()) active.value = Math.max(0, Math.min(last, active.peek() + step));
      open.value = true;
      document.getElementById(option(active.peek()))?.scrollIntoView({ block: 'nearest' });
    }
  };

  const row = (choice: Choice | undefined, index: number) => (
    <div
      key={index}
      id={option(index)}
      role="option"
      tabIndex={-1}
      class="hit"
      aria-selected={index === active.value}
      onMouseDown={(event) => {
        event.preventDefault();
        take(index);
      }}
    >
      <span class="hit-name">
        {choice ? choice.label[language.value] : texts.value.searchFor(text.value)}
      </span>
      {choice?.codes.every((code) => codesOf(choice.field).includes(code)) && <Icon name="check" />}
    </div>
  );

  const Choices = () => (
    <div class="hits">
      <p class="quiet hit-note" role="status">
        {text.value !== '' && found.value.length === 0 && texts.value.noneFits(text.value)}
      </p>
      <div id={list} role="listbox" aria-label={texts.value.trades}>
        {offered.value.map(row)}
      </div>
    </div>
  );

  /** From an industry to the diagram of its chain: who supplies it here, and what is missing. */
  const Chains = () => (
    <>
      {chainsOf(codesOf(intent.value.terms[0]!)).map(([chain, label]) => (
        <button
          type="button"
          key={chain}
          class="link ask-chain"
          onClick={() =>
            go({
              map: 'chains',
              collection: 'firms',
              params: { chain },
              filter: '',
              q: '',
              tool: { id: 'chain', state: chain },
            })
          }
        >
          {texts.value.chain(label[language.value])}
        </button>
      ))}
    </>
  );

  return { onKey, Choices, Chains };
}
