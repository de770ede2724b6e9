/** Search across all maps, and the text filter of the current list. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { MAX_WRITTEN } from '../../domain/search/limits.ts';
import { narrow, place, text } from '../state/app.ts';
import { clearTyped, filterByTyped, follow, suggested, typed } from '../state/search.ts';
import { Icon } from './icon.tsx';
import { Suggestions } from './parts.tsx';

export function SearchBox() {
  const root = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  const active = useSignal(-1);
  const { q } = place.value;
  useEffect(() => {
    typed.value = q;
  }, [q]);
  const results = suggested.current.value.value?.suggestions ?? [];
  const showing = open.value && typed.value.trim() !== '';

  const leave = () => {
    open.value = false;
    active.value = -1;
  };
  const pick = (index: number) => {
    const suggestion = results[index];
    leave();
    // The keyboard of a phone covers what was asked for.
    if (narrow.value) root.current!.querySelector('input')!.blur();
    if (suggestion) follow(suggestion);
    else filterByTyped();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter') pick(active.value);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      open.value = true;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = Math.max(-1, Math.min(results.length - 1, active.value + step));
      document.getElementById(`hit-${active.value}`)?.scrollIntoView({ block: 'nearest' });
    }
  };

  return (
    <search
      class="search"
      ref={root}
      onFocusOut={(event) => !root.current?.contains(event.relatedTarget as Node | null) && leave()}
    >
      <Icon name="search" />
      <input
        type="text"
        enterkeyhint="search"
        role="combobox"
        aria-label={text.value.searchLabel}
        aria-expanded={showing}
        aria-controls="search-results"
        aria-activedescendant={showing ? `hit-${active.value}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        placeholder={text.value.searchHint}
        maxLength={MAX_WRITTEN}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          open.value = true;
          active.value = -1;
        }}
        onFocus={() => {
          Suggestions.prefetch();
          open.value = true;
        }}
        onKeyDown={onKey}
      />
      {typed.value !== '' && (
        <button type="button" class="icon-button" aria-label={text.value.clear} onClick={clearTyped}>
          <Icon name="close" />
        </button>
      )}
      {open.value && <Suggestions active={active.value} pick={pick} />}
    </search>
  );
}
