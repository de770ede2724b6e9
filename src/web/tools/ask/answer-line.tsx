/** What the answers so far come to: one sentence, and what would nearly fit when nothing does. */
import { DIVISIONS } from '../../../domain/city.ts';
import { type Filter, soleField } from '../../../domain/filter.ts';
import type { Terms } from '../../../domain/kinds.ts';
import { filterWords } from '../../filter/words.ts';
import { numberText } from '../../shell/number.ts';
import { NearMisses, ReadingNote } from '../../shell/parts.tsx';
import { collection, language, place, text } from '../../state/app.ts';
import { facets, facetsFailed, nearMisses, settledFacets } from '../../state/facets.ts';
import { isOnlyNear, reading, settled } from '../../state/results.ts';
import { codesOf, intent } from './answers.ts';
import { texts } from './texts.ts';

const DIVISION = 'division';

/** How many records the answers leave, with what they are called; undefined for none, and while that is not known. */
export function counted(): string | undefined {
  const wanted = intent.value.collection;
  const found = collection.value.id === wanted.id ? settledFacets.value?.numberMatched : undefined;
  return found
    ? text.value.count(numberText(found, language.value), wanted.label[language.value])
    : undefined;
}

function sentence(): string | undefined {
  const found = settledFacets.value;
  const what = counted();
  if (!found || !settled.value || what === undefined) return undefined;
  const count = (value: number) => numberText(value, language.value);
  const { division } = found.facets;
  const asked = codesOf(DIVISION);
  const values = division && 'values' in division ? division.values.map(({ value }) => String(value)) : [];
  // The counts of a field leave its own filter aside.
  const codes = asked.length > 0 ? asked : values;
  const [first] = codes;
  const name = first && ((DIVISIONS as Terms)[first]?.[language.value] ?? first);
  const places =
    name === undefined
      ? texts.value.whole
      : codes.length === 1
        ? texts.value.oneDivision(name)
        : texts.value.divisions(name, count(codes.length));
  if (isOnlyNear.value) return texts.value.near(places, what);
  const fitting = texts.value.found(places, what);
  const { ignored, broadened } = reading.value ?? {};
  return ignored || broadened ? texts.value.partly(fitting) : fitting;
}

/** Whether a clause is said by the sentence, or stands above it in words. */
const isSaid = (clause: Filter) =>
  clause.op === 'text' || [DIVISION, 'status', ...intent.value.terms].includes(soleField(clause) ?? '');

export function AnswerLine() {
  // What is listed may be something else, such as the areas around plots.
  if (collection.value.id !== intent.value.collection.id) return null;
  const said = sentence();
  const { status } = facets.current.value;
  const asked = filterWords((clause) => !isSaid(clause));
  const isEmpty = settledFacets.value?.numberMatched === 0;
  return (
    <div class="ask-answer" aria-busy={status === 'loading'}>
      <p class="ask-sentence" role="status">
        {facetsFailed.value ? texts.value.failed : isEmpty ? text.value.empty : (said ?? text.value.counting)}
      </p>
      {asked && <p class="quiet">{asked}</p>}
      {place.value.q && <ReadingNote />}
      {facetsFailed.value && (
        <button type="button" class="link" onClick={facets.retry}>
          {text.value.retry}
        </button>
      )}
    </div>
  );
}

/** So few are found that what nearly fits is worth a look. */
const FEW = 2;

export function NearlyFitting() {
  const found = settledFacets.value?.numberMatched;
  return found !== undefined && found <= FEW && nearMisses.value.length > 0 ? (
    <NearMisses found={found} />
  ) : null;
}
