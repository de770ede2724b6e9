/** Above the list: how a text was taken that nothing has as it stands, and the map that it is about. */
import { beginnings, quoted, texts } from '../shell/search-texts.ts';
import { collection, language } from '../state/app.ts';
import { reading } from '../state/results.ts';
import { Elsewhere } from './elsewhere.tsx';
import { HeardChips } from './heard.tsx';

/** The notes and the parts of the text, or only one of the two. */
export function ReadingNote({ only }: { only?: 'notes' | 'heard' | false }) {
  const {
    broadened,
    corrected,
    excluded,
    ignored,
    lacking: missed,
    absent = [],
    speaker,
    unmet,
    unread,
  } = reading.value ?? {};
  if (only === 'heard') return <HeardChips />;
  const lacking = missed?.filter((word) => !absent.includes(word));
  const {
    searchAbsent,
    searchBroadened,
    searchCorrected,
    searchExcluded,
    searchIgnored,
    searchLacking,
    searchSpeaker,
    searchUnmet,
    searchUnread,
  } = texts.value;
  const notes = [
    absent.length > 0 && searchAbsent(quoted(absent), collection.value.label[language.value]),
    lacking && lacking.length > 0 && searchLacking(quoted(lacking)),
    unmet && searchUnmet(quoted(unmet)),
    broadened && searchBroadened(quoted(broadened)),
    excluded && searchExcluded(quoted(excluded)),
    ignored && searchIgnored(quoted(ignored)),
    corrected && !missed && !ignored && searchCorrected(corrected),
    speaker && searchSpeaker(quoted(beginnings([speaker]))),
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
      {only !== 'notes' && <HeardChips />}
      <Elsewhere isAbove />
    </>
  );
}
