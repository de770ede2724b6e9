/** Above the list: how a text was taken that nothing has as it stands, and the map that it is about. */
import { conjuncts } from '../../domain/filter.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { filterFrom } from '../../domain/query.ts';
import { words } from '../filter/words.ts';
import { numberText } from '../shell/number.ts';
import { quoted, texts } from '../shell/search-texts.ts';
import { collection, go, language, place } from '../state/app.ts';
import { reading } from '../state/results.ts';

export function ReadingNote() {
  const { corrected, ignored, elsewhere, understood = {}, unmet } = reading.value ?? {};
  const { filter } = filterFrom(Object.entries(understood), collection.value);
  const said =
    corrected &&
    (ignored
      ? texts.value.searchIgnored(quoted(ignored), corrected)
      : texts.value.searchCorrected(corrected));
  const other = elsewhere && collectionOf(elsewhere.collection)!.label[language.value];
  return (
    <>
      {said && (
        <p class="quiet list-note" role="status">
          {said}
        </p>
      )}
      {filter && (
        <ul class="chips" aria-label={texts.value.searchUnderstood}>
          <li class="quiet">{texts.value.searchUnderstood}</li>
          {conjuncts(filter).map((clause) => (
            <li class="chip" key={words(clause)}>
              <span>{words(clause)}</span>
            </li>
          ))}
        </ul>
      )}
      {unmet && <p class="quiet list-note">{texts.value.searchUnmet(quoted(unmet))}</p>}
      {elsewhere && (
        <p class="list-note">
          <button
            type="button"
            class="pill"
            onClick={() => {
              const { map, collection: id } = elsewhere;
              go({ map, collection: id, q: place.peek().q, params: {}, filter: '', open: undefined });
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
