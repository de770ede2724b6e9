/** Finds records of any map by name and makes them stops. */
import { computed, signal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { collectionOf } from '../../../domain/maps/index.ts';
import { MOST_STOPS, type Stay, stayKey, type Visit } from '../../../domain/visit/address.ts';
import { readSuggestions, type Suggestion, type Suggestions } from '../../api.ts';
import { Icon } from '../../shell/icon.tsx';
import { language } from '../../state/app.ts';
import { keyText } from '../../state/picks.ts';
import { remote } from '../../state/remote.ts';
import { texts } from './texts.ts';

const QUIET_MILLISECONDS = 200;

const typed = signal('');

const suggested = remote<Suggestions>(
  computed(() => {
    const q = typed.value.trim();
    return q === '' ? undefined : JSON.stringify([q, language.value]);
  }),
  (key, abort) => {
    const [q, lang] = JSON.parse(key) as [string, string];
    return readSuggestions(q, lang, '', abort);
  },
  QUIET_MILLISECONDS,
);

type Hit = Exclude<Suggestion, { kind: 'value' }>;

/** What can be a stop: a record with a place that is no line and no whole division. */
const isStopLike = (one: Suggestion): one is Hit =>
  one.kind !== 'value' &&
  one.position !== null &&
  one.collection !== 'divisions' &&
  collectionOf(one.collection)?.geometry !== 'LineString';

export function AddStop({ visit, add }: { visit: Visit; add: (stays: Stay[], name: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  if (visit.stays.length >= MOST_STOPS) return <p class="quiet">{texts.value.full(String(MOST_STOPS))}</p>;
  const known = new Set(visit.stays.map(stayKey));
  const { status, value } = suggested.current.value;
  const asked = typed.value.trim() !== '';
  const hits = asked && value ? value.suggestions.filter(isStopLike) : [];
  const fresh = hits.filter((hit) => !known.has(keyText(hit)));
  return (
    <div class="visit-add">
      <label>
        <span class="visually-hidden">{texts.value.addLabel}</span>
        <input
          ref={input}
          type="search"
          value={typed.value}
          placeholder={texts.value.addHint}
          autocomplete="off"
          aria-controls={list}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed.peek() === '') return;
            event.stopPropagation();
            event.preventDefault();
            typed.value = '';
          }}
        />
      </label>
      <p class="visually-hidden" role="status">
        {asked && status === 'ready' ? texts.value.addFound(String(fresh.length)) : ''}
      </p>
      <ul id={list}>
        {fresh.map((hit) => (
          <li key={keyText(hit)}>
            <button
              type="button"
              class="visit-hit"
              onClick={() => {
                typed.value = '';
                add([{ collection: hit.collection, id: hit.id }], hit.text);
                input.current?.focus();
              }}
            >
              <Icon name="plus" />
              <span>{hit.text}</span>
              <span class="quiet">{hit.collection_title}</span>
            </button>
          </li>
        ))}
      </ul>
      {asked && status === 'ready' && fresh.length === 0 && <p class="quiet">{texts.value.addNone}</p>}
      {asked && status === 'failed' && <p class="quiet">{texts.value.failed}</p>}
    </div>
  );
}
