/** Above the list: how a text was taken that nothing has as it stands, and the map that it is about. */
import { conjuncts } from '../../domain/filter.ts';
import { filterFrom } from '../../domain/query.ts';
import { words } from '../filter/words.ts';
import { beginnings, quoted, texts } from '../shell/search-texts.ts';
import { collection, language } from '../state/app.ts';
import { reading } from '../state/results.ts';
import { Elsewhere } from './elsewhere.tsx';

export function ReadingNote() {
  const {
    corrected,
    ignored,
    lacking: missed,
    absent = [],
    understood = {},
    unmet,
    unread,
  } = reading.value ?? {};
  const { filter } = filterFrom(Object.entries(understood), collection.value);
  const lacking = missed?.filter((word) => !absent.includes(word));
  const { searchAbsent, searchCorrected, searchIgnored, searchLacking, searchUnmet, searchUnread } =
    texts.value;
  const notes = [
    absent.length > 0 && searchAbsent(quoted(absent), collection.value.label[language.value]),
    lacking?.length && searchLacking(quoted(lacking)),
    unmet && searchUnmet(quoted(unmet)),
    ignored && searchIgnored(quoted(ignored)),
    corrected && !missed && !ignored && searchCorrected(corrected),
    unread && searchUnread(quoted(beginnings(unread))),
  ];
  return (
    <>
      {notes.map(
        (note) =>
          note && (
            <p class="quiet list-note" role="status" key={note}>
              {note}
            </p>
          ),
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
      <Elsewhere isAbove />
    </>
  );
}
