/** What the index is asked: tokens, all or any of which a record must have. */
import { bodyToken } from './tokens.ts';

/** `isRun`: the tokens must also stand side by side, which the index cannot tell. */
export type Expression =
  | string
  | { all: readonly Expression[]; isRun?: true }
  | { any: readonly Expression[] };

export const allOf = (parts: readonly Expression[]): Expression =>
  parts.length === 1 ? parts[0]! : { all: parts };

/** Tokens that stand side by side. */
export function runOf(parts: readonly Expression[]): Expression {
  // 山山山 is one pair twice, and once is enough to ask.
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  return parts.length === 1 ? parts[0]! : { all: different, isRun: true };
}

export const anyOf = (parts: readonly Expression[]): Expression =>
  parts.length === 1 ? parts[0]! : { any: parts };

/** A token in names or in other texts. */
export const anywhere = (token: string): Expression => anyOf([token, bodyToken(token)]);

/** The expression as FTS5 takes it: tokens as strings, in which no user text can end one. */
export function ftsText(expression: Expression): string {
  if (typeof expression === 'string') return `"${expression.replaceAll('"', '""')}"`;
  return 'all' in expression
    ? `(${expression.all.map(ftsText).join(' AND ')})`
    : `(${expression.any.map(ftsText).join(' OR ')})`;
}

/** All tokens of an expression. */
export function tokensIn(expression: Expression): string[] {
  if (typeof expression === 'string') return [expression];
  return ('all' in expression ? expression.all : expression.any).flatMap(tokensIn);
}
