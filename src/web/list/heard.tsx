/** What words of the text were taken for, each to be taken out of it again. */
import { conjuncts, type Filter } from '../../domain/filter.ts';
import { filterFrom } from '../../domain/query.ts';
import { valueWords, words } from '../filter/words.ts';
import { Icon } from '../shell/icon.tsx';
import { texts } from '../shell/search-texts.ts';
import { collection, go, narrow, place, text } from '../state/app.ts';
import { reading } from '../state/results.ts';
import { withoutWords } from './without-words.ts';

export function HeardChips() {
  const { heard = [], understood } = reading.value ?? {};
  // What one word alone means needs no saying.
  if (heard.length < (understood ? 1 : 2)) return null;
  return (
    <ul class="chips heard" aria-label={texts.value.searchUnderstood}>
      {!narrow.value && <li class="quiet">{texts.value.searchUnderstood}</li>}
      {heard.map(({ words: gone, parameters }) => {
        const { q, ...fields } = parameters;
        const { filter } = filterFrom(Object.entries(fields), collection.value);
        const clauses: Filter[] = [
          ...(filter ? conjuncts(filter) : []),
          ...(q ? [{ op: 'text' as const, text: q }] : []),
        ];
        const said = clauses
          .map((one) => (one.op === 'in' ? valueWords : words)(one))
          .join(texts.value.between);
        return (
          <li key={said}>
            <button
              type="button"
              class="chip"
              aria-label={text.value.removeFilter(said)}
              title={said}
              onClick={() => go({ q: withoutWords(place.peek().q, gone) })}
            >
              <span>{said}</span>
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
