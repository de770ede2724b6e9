/** What is offered under a box in which a trade is typed, and what keys do in it. */
import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { Icon } from '../../shell/icon.tsx';
import { language } from '../../state/app.ts';
import { en } from '../../text/en/trades.ts';
import { inLanguage } from '../../text/in-language.ts';
import { zh } from '../../text/zh/trades.ts';
import { type Choice, fitting } from './choices.ts';

export const texts = inLanguage({ zh, en });

/** A box and its list: ids, what is typed, whether the list is open, and which of it the keyboard is at, -1 for none. */
export type Box = {
  list: string;
  option: (index: number) => string;
  typed: Signal<string>;
  open: Signal<boolean>;
  active: Signal<number>;
  /** Folds the list. */
  leave: () => void;
};

export type Offer = {
  choices: ReadonlySignal<readonly Choice[]>;
  /** What of the choices is offered while nothing that fits is typed. */
  isUnasked: (choice: Choice) => boolean;
  isChosen: (choice: Choice) => boolean;
  take: (choice: Choice) => void;
  /** Takes the text itself, where that can be done. */
  search?: (words: string) => void;
};

/** The list of what fits what is typed, the text itself behind it; of everything where nothing fits. */
export function hints(box: Box, offer: Offer) {
  const { list, option, typed, open, active, leave } = box;
  const text = computed(() => typed.value.trim());
  const found = computed(() =>
    text.value === '' ? [] : fitting(offer.choices.value, text.value, language.value),
  );
  /** In its order, `undefined` for the text itself. */
  const offered = computed<(Choice | undefined)[]>(() => {
    const itself = text.value !== '' && offer.search ? [undefined] : [];
    return found.value.length > 0
      ? [...found.value, ...itself]
      : [...itself, ...offer.choices.value.filter(offer.isUnasked)];
  });

  const take = (index: number) => {
    const choice = offered.peek()[index];
    const words = text.peek();
    typed.value = '';
    leave();
    if (choice) offer.take(choice);
    else if (words !== '') offer.search?.(words);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (key === 'Escape' && open.peek()) {
      event.stopPropagation();
      event.preventDefault();
      leave();
    } else if (key === 'Enter' && active.peek() < 0) leave();
    else if (key === 'Enter' && (open.peek() || text.peek() !== '')) {
      event.preventDefault();
      take(active.peek());
    } else if (step !== 0) {
      event.preventDefault();
      if (open.peek()) active.value = Math.max(0, Math.min(offered.peek().length - 1, active.peek() + step));
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
      {choice && offer.isChosen(choice) && <Icon name="check" />}
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

  return { onKeyDown, Choices };
}
