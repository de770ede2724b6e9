/** Takes words out of what a visitor has written. */

const SEPARATOR = '[,，、;；。]';
const DOUBLED = new RegExp(`\\s*${SEPARATOR}\\s*(?=${SEPARATOR}|$)|^[\\s,，、;；。]+`, 'g');

/** A text without some of its words, and without the marks that stood between these and others. */
export const withoutWords = (whole: string, gone: readonly string[]): string =>
  gone
    .reduce((left, word) => left.replace(word, ' '), whole)
    .replace(/\s+(?=[,，、;；。]|\s|$)/g, '')
    .trim()
    .replace(DOUBLED, '');
