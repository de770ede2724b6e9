/** The way to the filters: a button for all, one for each of the first fields, and what is set. */

import type { Filter } from '../../domain/filter.ts';
import { filterFields, parametersOf } from '../../domain/query.ts';
import { sentence } from '../../domain/sentence.ts';
import { Icon } from '../shell/icon.tsx';
import { filtersOpen, openFilters } from '../state/about.ts';
import { collection, fieldFilter, go, invalid, language, place, setParameter, text } from '../state/app.ts';
import { nameOf } from '../state/names.ts';

const QUICK = 3;

/** The first fields a visitor would filter by: the division, then what cards show first. */
function quickFields(): [string, string][] {
  const { card } = collection.value;
  const rank = (name: string) => (name === 'division' ? -1 : card.includes(name) ? card.indexOf(name) : 99);
  return filterFields(collection.value)
    .filter(([name]) => rank(name) < 99)
    .sort(([a], [b]) => rank(a) - rank(b))
    .slice(0, QUICK)
    .map(([name, field]) => [name, field.label[language.value]]);
}

const toggleFilters = () => {
  if (filtersOpen.peek()) filtersOpen.value = false;
  else openFilters();
};

export function FilterBar() {
  const { params } = place.value;
  const count = Object.keys(params).length;
  return (
    <div class="filter-bar">
      <button type="button" class="pill pill-all" aria-expanded={filtersOpen.value} onClick={toggleFilters}>
        <Icon name="sliders" />
        {text.value.filters}
        {count > 0 && <span class="badge">{count}</span>}
      </button>
      {quickFields().map(([name, label]) => (
        <button
          type="button"
          key={name}
          class="pill"
          aria-pressed={params[name] !== undefined}
          onClick={() => openFilters(name)}
        >
          {label}
          <Icon name="chevron" />
        </button>
      ))}
    </div>
  );
}

/** What can be taken off again, one by one: the text first, then each field's clause. */
export function removable(): { name: string; words: string; remove: () => void }[] {
  const { q, params } = place.value;
  const filter = fieldFilter.value;
  const clauses: readonly Filter[] = !filter ? [] : filter.op === 'and' ? filter.args : [filter];
  const fields = clauses.map((clause) => {
    const [[name] = ['']] = parametersOf(clause);
    return {
      name,
      words: sentence(clause, collection.value, language.value, nameOf),
      remove: () => setParameter(name, undefined),
    };
  });
  const wrong = invalid.value.map(({ parameter }) => ({
    name: parameter,
    words: `${parameter}=${params[parameter] ?? ''}`,
    remove: () => setParameter(parameter, undefined),
  }));
  const searched = q
    ? [
        {
          name: 'q',
          words: sentence({ op: 'text', text: q }, collection.value, language.value),
          remove: () => go({ q: '' }),
        },
      ]
    : [];
  return [...searched, ...fields, ...wrong];
}

export function Chips() {
  const chips = removable();
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={text.value.activeFilters}>
      {chips.map(({ name, words, remove }) => (
        <li key={name}>
          <button
            type="button"
            class="chip"
            aria-label={text.value.removeFilter(words)}
            title={words}
            onClick={remove}
          >
            <span>{words}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" class="link" onClick={() => go({ params: {}, q: '' })}>
            {text.value.clearFilters}
          </button>
        </li>
      )}
    </ul>
  );
}
