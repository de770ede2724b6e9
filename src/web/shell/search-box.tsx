/** Search across all maps, and the text filter of the current list. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import type { Hit } from '../api.ts';
import { go, language, place, text } from '../state/app.ts';
import { flyTo, openRecord } from '../state/opened.ts';
import { hits, typed } from '../state/search.ts';
import { Icon } from './icon.tsx';

const CLOSE_ZOOM = 13;

function choose(hit: Hit): void {
  const { collection } = hit.properties;
  const home = mapWith(collection);
  if (home?.id !== 'base') openRecord(collection, hit.id, true);
  else if (hit.geometry?.type === 'Point') {
    const [lon, lat] = hit.geometry.coordinates;
    flyTo({ geometry: null, properties: { lon, lat } }, CLOSE_ZOOM);
  }
}

const titleOf = ({ properties }: Hit): string =>
  String((language.value === 'en' && properties.name_en) || properties.name_zh || properties.title);

const kindOf = ({ properties }: Hit): string => {
  const collection = collectionOf(properties.collection);
  return collection ? collection.label[language.value] : '';
};

type HitsProps = { active: number; pick: (index: number) => void };

/** What was found, and at the end the text itself as a filter of the current list (-1). */
function Hits({ active, pick }: HitsProps) {
  const { value, status } = hits.current.value;
  const results = value ?? [];
  const option = (index: number, content: ComponentChildren, kind = '') => (
    <div
      key={index}
      id={`hit-${index}`}
      role="option"
      tabIndex={-1}
      class={`hit ${kind}`}
      aria-selected={index === active}
      onMouseDown={(event) => {
        event.preventDefault();
        pick(index);
      }}
    >
      {content}
    </div>
  );
  return (
    <div class="hits" id="search-results" role="listbox" aria-label={text.value.searchResults}>
      {results.map((hit, i) =>
        option(
          i,
          <>
            <span class="hit-name">{titleOf(hit)}</span>
            <span class="quiet">{kindOf(hit)}</span>
          </>,
        ),
      )}
      {status === 'ready' && results.length === 0 && <p class="quiet hit">{text.value.searchNone}</p>}
      {status === 'failed' && <p class="quiet hit">{text.value.searchFailed}</p>}
      {option(-1, text.value.searchHere(typed.value.trim()), 'hit-here')}
    </div>
  );
}

export function SearchBox() {
  const root = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  const active = useSignal(-1);
  const { q } = place.value;
  useEffect(() => {
    typed.value = q;
  }, [q]);
  const results = hits.current.value.value ?? [];
  const showing = open.value && typed.value.trim() !== '';

  const leave = () => {
    open.value = false;
    active.value = -1;
  };
  const pick = (index: number) => {
    const hit = results[index];
    leave();
    if (hit) choose(hit);
    else go({ q: typed.value.trim(), open: undefined });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter') pick(active.value);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = Math.max(-1, Math.min(results.length - 1, active.value + step));
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
        maxLength={64}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          open.value = true;
          active.value = -1;
        }}
        onFocus={() => {
          open.value = true;
        }}
        onKeyDown={onKey}
      />
      {typed.value !== '' && (
        <button
          type="button"
          class="icon-button"
          aria-label={text.value.clear}
          onClick={() => {
            typed.value = '';
            if (q) go({ q: '' });
          }}
        >
          <Icon name="close" />
        </button>
      )}
      {showing && <Hits active={active.value} pick={pick} />}
    </search>
  );
}
