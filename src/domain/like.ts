/** CQL2 LIKE patterns (OGC 21-065r2, 7.2): what they ask, in the forms that SQL can answer, and as a test in memory. */

import { type LikeShape, likeShape } from './like-shape.ts';

type Token = { literal: string } | 'any' | 'one';

/** Patterns of D1's GLOB are at most 50 bytes long. */
const GLOB_BYTES = 50;

function tokens(pattern: string): Token[] {
  const found: Token[] = [];
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    const last = found.at(-1);
    if (character === '%') {
      if (last !== 'any') found.push('any');
    } else if (character === '_') found.push('one');
    else {
      // A backslash at the very end escapes nothing and stands for itself.
      const literal = character === '\\' && i + 1 < characters.length ? characters[++i]! : character;
      if (typeof last === 'object') last.literal += literal;
      else found.push({ literal });
    }
  }
  return found;
}

export type LikeForm = LikeShape | 'glob';

const globbed = (token: Token): string =>
  token === 'any' ? '*' : token === 'one' ? '?' : token.literal.replace(/[*?[]/g, '[$&]');

/**
 * The form of a pattern and its text: the literal of the first five forms, a GLOB pattern for all others.
 * GLOB counts characters as CQL2 does and, unlike SQLite's LIKE, heeds case.
 */
export const likeForm = (pattern: string): { form: LikeForm; text: string } =>
  likeShape(pattern) ?? { form: 'glob', text: tokens(pattern).map(globbed).join('') };

/** Why the database cannot answer a pattern; undefined when it can. */
export function likeLimit(pattern: string): string | undefined {
  const { form, text } = likeForm(pattern);
  const bytes = new TextEncoder().encode(text).length;
  return form === 'glob' && bytes > GLOB_BYTES
    ? `a pattern with _ or with % inside it may have at most ${GLOB_BYTES} bytes, this has ${bytes}; shorten it, or write it as text%, %text or %text% joined by AND`
    : undefined;
}

/** The pattern that a text and nothing else matches. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The lower-case letter of a capital, where the two are a pair; any other character is itself. */
function lowered(character: string): string {
  const lower = character.toLowerCase();
  // Pairs only, so that SQL can do the same letter by letter: neither İ, which becomes two characters, nor the Kelvin sign.
  return lower.toUpperCase() === character ? lower : character;
}

/** A text in which letters of either case are equal: capitals become small letters, one character for one. */
export const folded = (text: string): string => Array.from(text, lowered).join('');

/** The capitals beyond ASCII of the letters in a folded text, each with its small letter; SQL's `lower` knows ASCII only. */
export function foldedPairs(text: string): [capital: string, small: string][] {
  return [...new Set(text)]
    .map((small): [string, string] => [small.toUpperCase(), small])
    .filter(([capital, small]) => small > '\x7f' && capital !== small && lowered(capital) === small);
}

/** Whether a text matches a pattern; the time it takes grows with the product of their lengths at most. */
export function isLike(text: string, pattern: string, caseless: boolean): boolean {
  const parts = tokens(caseless ? folded(pattern) : pattern).flatMap((token): Token[] =>
    typeof token === 'object' ? [...token.literal].map((literal) => ({ literal })) : [token],
  );
  const characters = [...(caseless ? folded(text) : text)];
  let part = 0;
  let at = 0;
  // Where to go on when what follows the last % does not fit: one character later.
  let retry: { part: number; at: number } | undefined;
  while (at < characters.length) {
    const token = parts[part];
    if (token === 'any') retry = { part: ++part, at };
    else if (token === 'one' || (token && token.literal === characters[at])) {
      part++;
      at++;
    } else if (retry) {
      part = retry.part;
      at = ++retry.at;
    } else return false;
  }
  return parts.slice(part).every((token) => token === 'any');
}
