/** What is said about a question, in the spelling of its writer. */
import { escaped } from './amount-pattern.ts';
import { folded } from './fold.ts';
import { withoutQuantities } from './quantities.ts';
import { endOfRead, plainApostrophes, terms, termsLeft } from './question.ts';

/** What holds the letters of one word together: `R&D`, `a/c`. */
const WITHIN_A_WORD = /^[&+/._-]+$/;

const isLetter = (character: string | undefined) => character !== undefined && /[a-z\d]/.test(character);

/** Where a word stands in a text, on its own where it is of Latin letters; numbers may have marks in them. */
function placeOf(word: string, text: string, from: number): { at: number; end: number } | undefined {
  const letters = [...word].map(escaped);
  const pattern = new RegExp(/\d/.test(word) ? letters.join('[ ,-]?') : letters.join(''), 'g');
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [at, end] = [match.index, match.index + match[0].length];
    const isCut =
      (isLetter(word[0]) && isLetter(text[at - 1])) || (isLetter(word.at(-1)) && isLetter(text[end]));
    if (!isCut) return { at, end };
    pattern.lastIndex = at + 1;
  }
  return undefined;
}

type Word = { text: string; from: number; to: number };

function wordsIn(question: string, words: readonly string[]): Word[] {
  const { text, from, to } = folded(question, true);
  const plain = plainApostrophes(text);
  let after = 0;
  return words.map((word) => {
    const place = word === '' ? undefined : (placeOf(word, plain, after) ?? placeOf(word, plain, 0));
    if (!place) return { text: word, from: -1, to: -1 };
    after = place.end;
    const [begin, end] = [from[place.at]!, to[after - 1]!];
    return { text: question.slice(begin, end), from: begin, to: end };
  });
}

/** Words of a normalised question as they were written, those that were one word together; others as they are. */
export function asWritten(question: string, words: readonly string[]): string[] {
  const found: Word[] = [];
  for (const word of wordsIn(question, words)) {
    const last = found.at(-1);
    if (last && last.to >= 0 && last.to < word.from && WITHIN_A_WORD.test(question.slice(last.to, word.from)))
      found[found.length - 1] = { ...word, from: last.from, text: question.slice(last.from, word.to) };
    else found.push(word);
  }
  return found.map((one) => one.text);
}

/** What of a question is not read because it is too long. */
export function unread(question: string): string[] {
  const { text, from } = folded(question, true);
  const end = endOfRead(text);
  const { rest, quantities } = withoutQuantities(plainApostrophes(text.slice(0, end)).trim());
  const read = terms(rest).map((term) => term.text);
  const left = termsLeft(rest);
  const beyond = end < text.length ? from[end]! : undefined;
  const words = wordsIn(question, [...read, ...left]).slice(read.length);
  const begin = left.length > 0 ? words[0]!.from : -1;
  // Amounts are read wherever they stand.
  const isWhole = begin >= 0 && wordsIn(question, quantities).every((one) => one.from < begin);
  if (isWhole) return [question.slice(begin, beyond === undefined ? words.at(-1)!.to : undefined).trim()];
  const texts = [
    words.map((one) => one.text).join(' '),
    beyond === undefined ? '' : question.slice(beyond).trim(),
  ];
  return texts.filter((one) => one !== '');
}
