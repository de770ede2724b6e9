/** What the answers so far come to: one sentence, and what would nearly fit when nothing does. */
import { DIVISIONS } from '../../../domain/city.ts';
import type { Terms } from '../../../domain/kinds.ts';
import { numberText } from '../../shell/number.ts';
import { NearMisses, ReadingNote } from '../../shell/parts.tsx';
import { collection, language, place, text } from '../../state/app.ts';
import { facets, facetsFailed, nearMisses, settledFacets } from '../../state/facets.ts';
import { intent } from './answers.ts';
import { texts } from './texts.ts';

function sentence(): string | undefined {
  const found = settledFacets.value;
  if (!found) return undefined;
  const count = (value: number) => numberText(value, language.value);
  const { division } = found.facets;
  const values = division && 'values' in division ? division.values : [];
  const [first] = values;
  const name = first && ((DIVISIONS as Terms)[String(first.value)]?.[language.value] ?? String(first.value));
  const places =
    name === undefined
      ? texts.value.whole
      : values.length === 1
        ? texts.value.oneDivision(name)
        : texts.value.divisions(name, count(values.length));
  const what = intent.value.collection.label[language.value];
  return texts.value.found(places, text.value.count(count(found.numberMatched), what));
}

export function AnswerLine() {
  // What is listed may be something else, such as the areas around plots.
  if (collection.value.id !== intent.value.collection.id) return null;
  const said = sentence();
  const { status } = facets.current.value;
  const isEmpty = settledFacets.value?.numberMatched === 0;
  return (
    <div class="ask-answer" aria-busy={status === 'loading'}>
      <p class="ask-sentence" role="status">
        {facetsFailed.value
          ? texts.value.failed
          : isEmpty
            ? text.value.empty
            : (said ?? texts.value.counting)}
      </p>
      {place.value.q && <ReadingNote />}
      {facetsFailed.value && (
        <button type="button" class="link" onClick={facets.retry}>
          {text.value.retry}
        </button>
      )}
      {settledFacets.value && nearMisses.value.length > 0 && (
        <NearMisses found={settledFacets.value.numberMatched} />
      )}
    </div>
  );
}
