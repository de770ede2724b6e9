/** Terms in Hanzi. */
import { anywhere, runOf } from './expression.ts';
import { better, byMeaning, inTexts, type Knowledge, none, type Part } from './part.ts';
import { bigrams } from './runs.ts';
import type { Found, View } from './view.ts';

/** Every stretch of the Chinese name that is the text. */
export function literalRanges(view: View, text: string): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = view.zh.text.indexOf(text); at >= 0; at = view.zh.text.indexOf(text, at + text.length))
    ranges.push(view.range(at, at + text.length));
  return ranges;
}

/** Hanzi: pairs of neighbours; a single character in names only. */
export function hanziPart(text: string, { lexicon }: Knowledge): Part {
  const pairs = bigrams(text);
  const named = pairs.length === 0 ? [] : lexicon.inHanzi(text);
  const expressions = none();
  if (pairs.length === 0) expressions.name.push(text);
  else {
    expressions.name.push(runOf(pairs));
    expressions.other.push(runOf(pairs.map(anywhere)), ...named.map(({ meaning }) => meaning.token));
  }
  const check = (view: View): Found | undefined => {
    const ranges = literalRanges(view, text);
    if (ranges.length > 0) return { field: 'name_zh', match: 'literal', ranges };
    return better(byMeaning(view, named), inTexts(view, text, 'literal'));
  };
  return {
    text,
    expressions,
    check,
    marks: (view, field) => (field === 'name_zh' ? literalRanges(view, text) : []),
  };
}
