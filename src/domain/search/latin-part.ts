/** Terms in Latin letters. */
import { better, byMeaning, type Knowledge, none, type Part } from './part.ts';
import {
  type Fits,
  initialsExpression,
  pinyinExpression,
  pinyinFound,
  pinyinRange,
  type Syllables,
  spelledIn,
  spelledRange,
} from './sounds.ts';
import { readingsOf } from './spelling.ts';
import { bodyToken } from './tokens.ts';
import type { Found, Match, NameField, Range, View } from './view.ts';

const MOST_WORDS = 32;

/** A Latin word: English by form, stem and beginning; pinyin, also unfinished; initials; names of terms. */
export function latinPart(text: string, knowledge: Knowledge): Part {
  const { vocabulary, lexicon, stem } = knowledge;
  const letters = text.replaceAll("'", '');
  const expressions = none();
  const relatives = vocabulary.relatives(letters);
  const exact = vocabulary.words.has(letters) ? [letters] : [];
  for (const word of [...exact, ...relatives]) {
    expressions.name.push(word);
    expressions.other.push(bodyToken(word));
  }
  const named = lexicon.inLatin(letters);
  expressions.other.push(...named.map(({ meaning }) => meaning.token));
  for (const word of vocabulary.words.beginningWith(letters, MOST_WORDS)) {
    expressions.looseName.push(word);
    expressions.looseOther.push(bodyToken(word));
  }
  const begun = lexicon.beginningWith(letters);
  expressions.looseOther.push(...begun.map(({ token }) => token));
  const pinyin: { syllables: Syllables; isOpen: boolean }[] = [];
  for (const reading of readingsOf(text, true)) {
    // One syllable is more often the beginning of a word than all of it, and an open one is met by both.
    const ways = reading.isOpen || reading.syllables.length === 1 ? [true] : [false, true];
    for (const isOpen of ways) {
      const expression = pinyinExpression(reading.syllables, isOpen, knowledge);
      if (expression === undefined) continue;
      pinyin.push({ syllables: reading.syllables, isOpen });
      (isOpen ? expressions.looseName : expressions.name).push(expression);
    }
  }
  const initials = text.includes("'") ? undefined : initialsExpression(letters, knowledge);
  // Letters that can be no pinyin are initials if they are anything Chinese.
  if (initials) (pinyin.length === 0 ? expressions.name : expressions.looseName).push(initials);

  const isInitial: Fits = (syllable, i) => syllable[0] === letters[i];
  const family = new Set([...exact, ...relatives]);
  const key = stem(letters);
  const isRelated = (word: string) => family.has(word) || (word.length > 2 && stem(word) === key);
  const begunNamed = begun.map((meaning) => ({ meaning, isLabel: false }));
  const inWords = (view: View, fits: (word: string) => boolean, match: Match): Found | undefined => {
    const hits = view.words.filter(({ word }) => fits(word.text));
    if (hits.length === 0) return undefined;
    const { field } = hits[0]!;
    const ranges = hits.filter((hit) => hit.field === field).map(({ word }) => [word.from, word.to] as const);
    return { field, match, ranges };
  };
  const check = (view: View): Found | undefined => {
    let found = inWords(view, (word) => word === letters, 'literal');
    if (found) return found;
    found = inWords(view, isRelated, 'stem');
    for (const { syllables, isOpen } of pinyin)
      found = better(found, pinyinFound(view, syllables, isOpen, isOpen ? 'prefix' : 'pinyin'));
    found = better(found, byMeaning(view, named));
    for (const { field, original, words: others } of view.otherWords)
      if (others.has(letters)) found = better(found, { field, match: 'literal', text: original });
      else if (relatives.some((word) => others.has(word)))
        found = better(found, { field, match: 'stem', text: original });
    const begins = inWords(view, (word) => word.startsWith(letters), 'prefix');
    found = better(
      found,
      begins && {
        ...begins,
        ranges: begins.ranges!.map(([from]) => [from, from + letters.length] as const),
      },
    );
    if (found) return found;
    found = byMeaning(view, begunNamed, true);
    if (initials) found = better(found, spelledIn(view, letters.length, isInitial, 'initials'));
    for (const { field, original, words: others } of view.otherWords)
      if ([...others].some((word) => word.startsWith(letters)))
        found = better(found, { field, match: 'prefix', text: original });
    return found;
  };
  const marks = (view: View, field: NameField): readonly Range[] => {
    const hits = view.words.filter((hit) => hit.field === field).map(({ word }) => word);
    for (const fits of [(word: string) => word === letters, isRelated]) {
      const found = hits.filter(({ text: word }) => fits(word));
      if (found.length > 0) return found.map(({ from, to }) => [from, to]);
    }
    if (field === 'name_zh')
      for (const { syllables, isOpen } of pinyin) {
        const range = pinyinRange(view, syllables, isOpen);
        if (range) return [range];
      }
    const begun = hits.filter(({ text: word }) => word.startsWith(letters));
    if (begun.length > 0) return begun.map(({ from }) => [from, from + letters.length]);
    const range = initials && field === 'name_zh' ? spelledRange(view, letters.length, isInitial) : undefined;
    return range ? [range] : [];
  };
  return { text: letters, expressions, check, marks };
}
