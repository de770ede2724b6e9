/** The field that narrows the list and the map to what a text finds. */
import { useRef } from 'preact/hooks';
import { MAX_WRITTEN } from '../../domain/search/limits.ts';
import { Icon } from '../shell/icon.tsx';
import { place } from '../state/app.ts';
import { words } from './words.ts';

/** A pause of the typing hand, in milliseconds. */
const QUIET = 350;

export function SearchField({ change }: { change: (q: string) => void }) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (
    <search class="search embed-search">
      <Icon name="search" />
      <input
        type="search"
        enterkeyhint="search"
        aria-label={words.value.search}
        placeholder={words.value.searchHint}
        maxLength={MAX_WRITTEN}
        autocomplete="off"
        spellcheck={false}
        value={place.value.q}
        onInput={({ currentTarget: { value } }) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => change(value.trim()), QUIET);
        }}
        onKeyDown={({ key, currentTarget: { value } }) => {
          if (key !== 'Enter') return;
          clearTimeout(timer.current);
          change(value.trim());
        }}
      />
    </search>
  );
}
