/** The trades offered for what is typed, and the way on to their chains: what comes when somebody is about to type one. */
import { computed } from '@preact/signals';
import { go, language } from '../../state/app.ts';
import { chainsOf, choicesIn } from './choices.ts';
import type { TradeInput } from './trade-box.tsx';
import { hints, texts } from './trade-hints.tsx';

/** What is offered for what is typed: the list, what keys do in it, and the way on from what was chosen. */
export function offering({ id, intent, codesOf, setCodes, addText, ...box }: TradeInput) {
  const focus = () => document.getElementById(id)?.focus();
  const offered = hints(box, {
    choices: computed(() => choicesIn(intent.value.collection, intent.value.terms)),
    // What is offered unasked answers the label of the field.
    isUnasked: ({ field }) => field === intent.value.terms[0],
    isChosen: ({ field, codes }) => codes.every((code) => codesOf(field).includes(code)),
    take: ({ field, codes }) => {
      void setCodes(field, [...new Set([...codesOf(field), ...codes])]);
      focus();
    },
    search: (words) => {
      void addText(words);
      focus();
    },
  });

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

  return { ...offered, Chains };
}
