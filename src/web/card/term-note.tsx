/** One sentence on a term that says little by itself. */
import { noteOn } from '../../domain/term-notes.ts';
import { language } from '../state/app.ts';

export function TermNote({ field, code }: { field: string; code: string }) {
  const note = noteOn(field, code);
  return note ? <span class="fact-note">{note[language.value]}</span> : null;
}
