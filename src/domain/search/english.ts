/** English words in one spelling and in the singular. */

/** One spelling for British and American words: centre, colour, organisation, catalogue, aluminium. */
export const oneSpelling = (word: string): string =>
  word
    .replace(/([bcdfghklmnpstvz])our(?=$|s$|ed$|ing$|ful$|less$|able$|ite$|al$)/, '$1or')
    .replace(/([bctdhp])re(s?)$/, '$1er$2')
    .replace(/is(e|es|ed|er|ers|ing|ation|ations|ational)$/, 'iz$1')
    .replace(/ys(e|es|ed|er|ers|ing)$/, 'yz$1')
    .replace(/ogue(s?)$/, 'og$1')
    .replace(/(labo|colla?bo|neighbo)u(r)/, '$1$2')
    .replace(/minium/, 'minum')
    .replace(/^(aero|an|hem|orthop|p)ae/, '$1e')
    .replace(/ll(ed|ing|er|ers)$/, 'l$1')
    .replace(/fibre/, 'fiber')
    .replace(/^tyre(s?)$/, 'tire$1')
    .replace(/^gray$/, 'grey')
    .replace(/programme/, 'program')
    .replace(/defence/, 'defense')
    .replace(/licence/, 'license')
    .replace(/storey/, 'story')
    .replace(/^mould/, 'mold')
    .replace(/^plough/, 'plow');

/** The word in the singular. */
export function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !/(s|us|is)s?$/.test(word.slice(0, -1)) ? word.slice(0, -1) : word;
}

/** What a word shares with its inflections and relatives. */
export type Stem = (word: string) => string;
