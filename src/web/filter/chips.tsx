/** What is filtered, and can be taken off again one by one. */
import { conjuncts, type Filter } from '../../domain/filter.ts';
import { parametersOf } from '../../domain/query.ts';
import { fieldOf } from '../../domain/record.ts';
import { Icon } from '../shell/icon.tsx';
import {
  clearFilters,
  collection,
  fieldFilter,
  go,
  invalid,
  language,
  narrow,
  place,
  setParameter,
  text,
} from '../state/app.ts';
import { keepClauses, writtenClauses } from '../state/area.ts';
import { isHeard } from '../state/results.ts';
import { words } from './words.ts';

type Removable = { name: string; words: string; remove: () => void };

const SHORT = 60;

const fieldClauses = (): Removable[] =>
  (fieldFilter.value ? conjuncts(fieldFilter.value) : []).map((clause) => {
    const [[name] = ['']] = parametersOf(clause);
    return { name, words: words(clause), remove: () => setParameter(name, undefined) };
  });

const written = (): Removable[] =>
  writtenClauses.value.map((clause, i) => ({
    name: `filter${i}`,
    words: words(clause),
    remove: () => keepClauses(writtenClauses.peek().filter((other) => other !== clause)),
  }));

const wrong = (): Removable[] =>
  invalid.value.map(({ parameter, value = '' }) => ({
    name: parameter,
    words: `${parameter}=${value}`.slice(0, SHORT),
    remove: () => (parameter === 'filter' ? go({ filter: '' }) : setParameter(parameter, undefined)),
  }));

const searched = (): Removable[] => {
  const { q } = place.value;
  const clause: Filter = { op: 'text', text: q };
  // On a phone it stands above the list, and its parts in the same row.
  return q && !(narrow.value && isHeard.value)
    ? [{ name: 'q', words: words(clause), remove: () => go({ q: '' }) }]
    : [];
};

/** Text first, then each field's clause, then what is written in CQL2, then what is wrong. */
export const removable = (): Removable[] => [...searched(), ...fieldClauses(), ...written(), ...wrong()];

/** How the list is sorted, where that was chosen. */
function order(): Removable[] {
  const { sort } = place.value;
  const field = fieldOf(collection.value, sort.replace('-', ''));
  if (!field) return [];
  const said = text.value.sorted(field.label[language.value], sort.startsWith('-'));
  return [{ name: 'sort', words: said, remove: () => go({ sort: '' }) }];
}

/** Words that can be taken off. */
export const Chip = ({ words: said, remove }: Pick<Removable, 'words' | 'remove'>) => (
  <button type="button" class="chip" aria-label={text.value.removeFilter(said)} title={said} onClick={remove}>
    <span>{said}</span>
    <Icon name="close" />
  </button>
);

export function Chips() {
  const chips = [...removable(), ...order()];
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={text.value.activeFilters}>
      {chips.map(({ name, words: said, remove }) => (
        <li key={name}>
          <Chip words={said} remove={remove} />
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" class="link" onClick={clearFilters}>
            {text.value.clearFilters}
          </button>
        </li>
      )}
    </ul>
  );
}
