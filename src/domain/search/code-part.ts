/** Numbers and codes. */
import { anyOf, anywhere, runOf } from './expression.ts';
import { byMeaning, type Knowledge, none, type Part } from './part.ts';
import { exactToken, words } from './tokens.ts';
import type { Found, Match, NameField, Range, View } from './view.ts';

const MOST_WORDS = 32;

const isDigits = (part: string) => /^\d+$/.test(part);

/** The parts of a code one after the other, however they are separated and with any leading zeros. */
const pattern = (parts: readonly string[], end: string): RegExp =>
  new RegExp(
    `(?<![a-z\\d])${parts.map((part) => (isDigits(part) ? `0*${part}` : part)).join('[^\\p{L}\\d]*')}${end}`,
    'u',
  );

/** A number, or a code of letters and digits. */
export function codePart(text: string, { vocabulary, lexicon }: Knowledge): Part {
  const found = [...new Set(words(text))];
  // `m3` is in the index as a word and as its parts; the parts are enough, and `m 3` is met too.
  const all = found.filter((word) => /^(?:[a-z]+|\d+)$/.test(word));
  // Zeros at the end are the beginning of a number.
  const parts = all.length > 1 && all.at(-1) === '0' ? all.slice(0, -1) : all;
  const named = lexicon.withCode(text);
  const expressions = none();
  expressions.name.push(exactToken(text), runOf(parts));
  expressions.other.push(runOf(parts.map(anywhere)), ...named.map(({ meaning }) => meaning.token));
  const last = parts.at(-1)!;
  const longer = vocabulary.words.beginningWith(last, MOST_WORDS).filter((word) => word !== last);
  if (longer.length > 0) {
    const before = parts.slice(0, -1).map(anywhere);
    expressions.looseOther.push(runOf([...before, anyOf(longer.map(anywhere))]));
  }
  const whole = pattern(parts, '(?![a-z\\d])');
  const begun = pattern(parts, '');
  // The beginning of a bare number says nothing.
  const readings: readonly (readonly [RegExp, Match])[] = parts.every(isDigits)
    ? [[whole, 'code']]
    : [
        [whole, 'code'],
        [begun, 'prefix'],
      ];
  const inName = (view: View, field: NameField, wanted: RegExp): Range | undefined => {
    const name = field === 'name_zh' ? view.zh : view.en;
    const match = wanted.exec(name.text);
    return match ? [name.from[match.index]!, name.to[match.index + match[0].length - 1]!] : undefined;
  };
  const check = (view: View): Found | undefined => {
    for (const [wanted, match] of readings) {
      for (const field of ['name_zh', 'name_en'] as const) {
        const range = inName(view, field, wanted);
        if (range) return { field, match, ranges: [range] };
      }
      const other = view.texts.find((one) => wanted.test(one.text));
      if (other) return { field: other.field, match, text: other.original };
      const term = byMeaning(view, named);
      if (term) return term;
    }
    return undefined;
  };
  const marks = (view: View, field: NameField): readonly Range[] => {
    const ranges = readings.map(([wanted]) => inName(view, field, wanted));
    return ranges.filter((range) => range !== undefined).slice(0, 1);
  };
  return { text, expressions, check, marks };
}
