/** Above the list: how a text was taken that nothing has as it stands, and the map that it is about. */
import { collectionOf } from '../../domain/maps/index.ts';
import { numberText } from '../shell/number.ts';
import { texts } from '../shell/search-texts.ts';
import { go, language, place } from '../state/app.ts';
import { reading } from '../state/results.ts';

export function ReadingNote() {
  const { corrected, ignored, elsewhere } = reading.value ?? {};
  const said =
    corrected &&
    (ignored ? texts.value.searchIgnored(ignored, corrected) : texts.value.searchCorrected(corrected));
  const other = elsewhere && collectionOf(elsewhere.collection)!.label[language.value];
  return (
    <>
      {said && (
        <p class="quiet list-note" role="status">
          {said}
        </p>
      )}
      {elsewhere && (
        <p class="list-note">
          <button
            type="button"
            class="pill"
            onClick={() => {
              const { map, collection } = elsewhere;
              go({ map, collection, q: place.peek().q, params: {}, filter: '', open: undefined });
            }}
          >
            {texts.value.searchElsewhere(
              other!,
              elsewhere.numberMatched && numberText(elsewhere.numberMatched, language.value),
            )}
          </button>
        </p>
      )}
    </>
  );
}
