/** Numbers and codes. */
import { anyOf, anywhere, runOf } from './expression.ts';
import { inTexts, type Knowledge, none, type Part } from './part.ts';
import { joined, plainNumber } from './runs.ts';
import { exactToken, words } from './tokens.ts';
import type { Found, NameField, Range, View } from './view.ts';

const MOST_WORDS = 32;

const isIn = (view: View, whole: string): Found | undefined => {
  const found = view.wholes.find(({ text }) => text.includes(whole));
  return found && { field: found.field, match: 'code', text: found.original };
};

/** A number, or a code of letters and digits. */
export function codePart(text: string, { vocabulary }: Knowledge): Part {
  const whole = joined(text);
  const found = [...new Set(words(text))];
  // `m3` is in the index as a word and as its parts; the parts are enough, and `m 3` is met too.
  const parts = found.filter((word) => /^(?:[a-z]+|\d+)$/.test(word));
  const expressions = none();
  expressions.name.push(exactToken(text), runOf(parts));
  expressions.other.push(runOf(parts.map(anywhere)));
  const last = parts.at(-1)!;
  const longer = vocabulary.words.beginningWith(last, MOST_WORDS).filter((word) => word !== last);
  if (longer.length > 0) {
    const before = parts.slice(0, -1).map(anywhere);
    expressions.looseOther.push(runOf([...before, anyOf(longer.map(anywhere))]));
  }
  const check = (view: View): Found | undefined => {
    const word = view.words.find((one) => one.word.text === text || plainNumber(one.word.text) === text);
    if (word) return { field: word.field, match: 'literal', ranges: [[word.word.from, word.word.to]] };
    const code = isIn(view, whole);
    if (code) return code;
    const other = view.otherWords.find(({ words: others }) => parts.every((part) => others.has(part)));
    if (other) return { field: other.field, match: 'literal', text: other.original };
    const inNames = new Set(view.words.map((one) => plainNumber(one.word.text)));
    if (parts.every((part) => inNames.has(part))) return { field: 'name_zh', match: 'literal', ranges: [] };
    return inTexts(view, text, 'prefix');
  };
  const marks = (view: View, field: NameField): readonly Range[] => {
    const name = field === 'name_zh' ? view.zh : view.en;
    const at = name.text.indexOf(text);
    if (at >= 0) return [[name.from[at]!, name.to[at + text.length - 1]!]];
    return view.words
      .filter((one) => one.field === field && parts.includes(plainNumber(one.word.text)))
      .map(({ word }) => [word.from, word.to]);
  };
  return { text, expressions, check, marks };
}
