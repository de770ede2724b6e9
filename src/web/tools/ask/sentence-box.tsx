/** The whole need in one's own words, read as the search reads it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_WRITTEN } from '../../../domain/search/limits.ts';
import { place } from '../../state/app.ts';
import { setText } from './answers.ts';
import { texts } from './texts.ts';

const id = 'ask-sentence';

/** Milliseconds without a key after which what is written is asked for. */
const PAUSE = 600;

export function SentenceBox() {
  const { q } = place.value;
  const [written, write] = useState(q);
  const timer = useRef(0);
  const isGoingOn = useRef(false);
  useEffect(() => write(q), [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (text: string) => {
    clearTimeout(timer.current);
    const wanted = text.trim();
    if (wanted === q) return;
    void setText(wanted, isGoingOn.current ? 'replace' : undefined);
    isGoingOn.current = true;
  };
  return (
    <div class="ask-field">
      <label for={id}>{texts.value.inWords}</label>
      <textarea
        id={id}
        class="ask-box"
        rows={1}
        enterkeyhint="search"
        autocomplete="off"
        spellcheck={false}
        maxLength={MAX_WRITTEN}
        placeholder={texts.value.wordsHint}
        value={written}
        onInput={({ currentTarget: { value } }) => {
          write(value);
          clearTimeout(timer.current);
          timer.current = window.setTimeout(ask, PAUSE, value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          ask(event.currentTarget.value);
        }}
        onBlur={({ currentTarget }) => {
          ask(currentTarget.value);
          isGoingOn.current = false;
        }}
      />
    </div>
  );
}
