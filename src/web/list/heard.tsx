/** What words of the text were taken for, each to be taken out of it again. */
import { conjuncts, type Filter } from '../../domain/filter.ts';
import { filterFrom } from '../../domain/query.ts';
import { fieldOf } from '../../domain/record.ts';
import { Chip } from '../filter/chips.tsx';
import { valueWords, words } from '../filter/words.ts';
import { texts } from '../shell/search-texts.ts';
import { collection, go, language, narrow, place } from '../state/app.ts';
import { isHeard, reading } from '../state/results.ts';
import { withoutWords } from './without-words.ts';

/** Whether a clause says by itself what it is about; `yes` does not. */
const isTerm = (clause: Filter): boolean =>
  clause.op === 'in' && fieldOf(collection.value, clause.field)?.kind === 'term';

/** A meaning, behind the words that have it where it is called otherwise. */
function meant(words: readonly string[], meaning: string): string {
  const said = words.join(texts.value.between);
  return meaning.toLowerCase().includes(said.toLowerCase()) ? meaning : `${said} → ${meaning}`;
}

export function HeardChips() {
  if (!isHeard.value) return null;
  const { heard = [] } = reading.value ?? {};
  return (
    <ul class="chips heard" aria-label={texts.value.searchUnderstood}>
      {!narrow.value && <li class="quiet">{texts.value.searchUnderstood}</li>}
      {heard.map(({ words: gone, parameters, label }) => {
        const { q, ...fields } = parameters;
        const { filter } = filterFrom(Object.entries(fields), collection.value);
        const clauses: Filter[] = [
          ...(filter ? conjuncts(filter) : []),
          ...(q ? [{ op: 'text' as const, text: q }] : []),
        ];
        const said = label
          ? meant(gone, label[language.value])
          : clauses
              .map((one) => (isTerm(one) ? meant(gone, valueWords(one)) : words(one)))
              .join(texts.value.between);
        return (
          <li key={said}>
            <Chip words={said} remove={() => go({ q: withoutWords(place.peek().q, gone) })} />
          </li>
        );
      })}
    </ul>
  );
}
