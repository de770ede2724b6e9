/** A name for what is shown, to begin with. */
import { filterWords } from '../filter/words.ts';
import { collection, language } from '../state/app.ts';
import { LONGEST_NAME } from '../state/views.ts';

/** The collection and its filter in words, cut to the longest name. */
export function suggestedName(): string {
  const what = collection.value.label[language.value];
  const filtered = filterWords();
  const name = filtered === '' ? what : `${what} · ${filtered}`;
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
