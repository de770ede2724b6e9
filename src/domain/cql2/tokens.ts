/** CQL2 text cut into tokens (OGC 21-065r2, annex B). */
import { Cql2Error } from './expression.ts';

export type Token = { readonly at: number; readonly text: string } & (
  | { readonly kind: 'name'; readonly quoted: boolean }
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'sign' }
  | { readonly kind: 'end' }
);

// Letters of any script stand for the ranges of the grammar.
const NAME = /[\p{L}\p{Nl}_:][\p{L}\p{Nl}\p{Nd}\p{M}_:.]*/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const SPACE = /\s*/y;
const SIGN = /<>|<=|>=|!=|[=<>(),+\-*/%^[\]]/y;
const QUOTED = /"([^"]*)"/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const ESCAPES: Record<string, string> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  "'": "'",
  '\\': '\\',
};

/** The content of a character literal (requirement /req/cql2-text/escaping); other backslashes stand for themselves. */
const unescaped = (literal: string) =>
  literal.slice(1, -1).replace(/''|\\([abtnvfr'\\])/g, (_, letter) => ESCAPES[letter ?? "'"]!);

/** The character literal of a text. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

function characterLiteral(text: string, at: number): [end: number, value: string] {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\' && (text[i + 1] === "'" || text[i + 1] === '\\')) i++;
    else if (text[i] === "'" && text[i + 1] === "'") i++;
    else if (text[i] === "'") return [i + 1, unescaped(text.slice(at, i + 1))];
  }
  throw new Cql2Error(at, "the text that begins here is not closed; end it with '");
}

/** The tokens of a filter, the last of kind `end`. @throws Cql2Error on a character that begins none. */
export function tokensOf(text: string): Token[] {
  const nothing = text.indexOf('\0');
  if (nothing >= 0) throw new Cql2Error(nothing, 'the character NUL is not allowed');
  const tokens: Token[] = [];
  for (let at = match(SPACE, text, 0)![0].length; at < text.length; ) {
    let token: Token;
    let end: number;
    const number = match(NUMBER, text, at);
    const name = match(NAME, text, at);
    const quoted = match(QUOTED, text, at);
    const sign = match(SIGN, text, at);
    if (text[at] === "'") {
      const [stop, value] = characterLiteral(text, at);
      token = { kind: 'text', text: value, at };
      end = stop;
    } else if (number) {
      token = { kind: 'number', text: number[0], value: Number(number[0]), at };
      end = at + number[0].length;
    } else if (name) {
      token = { kind: 'name', text: name[0], quoted: false, at };
      end = at + name[0].length;
    } else if (quoted) {
      token = { kind: 'name', text: quoted[1]!, quoted: true, at };
      end = at + quoted[0].length;
    } else if (sign) {
      token = { kind: 'sign', text: sign[0], at };
      end = at + sign[0].length;
    } else
      throw new Cql2Error(
        at,
        text[at] === '"'
          ? 'the name that begins here is not closed; end it with "'
          : `${text[at]} has no meaning here`,
      );
    tokens.push(token);
    at = end + match(SPACE, text, end)![0].length;
  }
  return [...tokens, { kind: 'end', text: 'the end of the filter', at: text.length }];
}
