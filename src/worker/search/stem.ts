/** Stems of English words. */
import { stemmer } from 'stemmer';
import { oneSpelling, type Stem } from '../../domain/search/english.ts';

/** Porter's stem (1980) of a word in one spelling. */
export const stem: Stem = (word) => stemmer(oneSpelling(word));
