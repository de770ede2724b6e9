/** The way to another map that a text is about. */
import { collectionOf } from '../../domain/maps/index.ts';
import { numberText } from '../shell/number.ts';
import { texts } from '../shell/search-texts.ts';
import { go, language, place } from '../state/app.ts';
import { listed, reading } from '../state/results.ts';

/** With fewer records than this the other map is the likelier answer. */
const NEXT_TO_NOTHING = 3;

/** Above a list that has next to nothing, below any other. */
export function Elsewhere({ isAbove }: { isAbove: boolean }) {
  const { elsewhere } = reading.value ?? {};
  if (!elsewhere || isAbove !== listed.value.length < NEXT_TO_NOTHING) return null;
  const { map, collection: id, numberMatched } = elsewhere;
  const name = collectionOf(id)!.label[language.value];
  return (
    <p class="list-note">
      <button
        type="button"
        class="pill"
        onClick={() =>
          go({ map, collection: id, q: place.peek().q, params: {}, filter: '', open: undefined })
        }
      >
        {texts.value.searchElsewhere(name, numberMatched && numberText(numberMatched, language.value))}
      </button>
    </p>
  );
}
