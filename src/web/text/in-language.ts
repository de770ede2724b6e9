/** Texts of a part of the page that is loaded by itself: a catalogue per language, the one of the visitor in use. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../domain/kinds.ts';
import { language } from '../state/app.ts';

/** Follows the visitor's language through catalogues of one shape. */
export const inLanguage = <T>(catalogues: Readonly<Record<Language, T>>): ReadonlySignal<T> =>
  computed(() => catalogues[language.value]);
