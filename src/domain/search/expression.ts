/** FTS5 expressions. */
import { bodyToken } from './tokens.ts';

/** A token as an FTS5 string: no user text has quotes by now, and none could end the string if it had. */
export const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;
export const allOf = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(' AND ')})`;
export const anyOf = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
/** A token in names or in other texts. */
export const anywhere = (token: string) => anyOf([quoted(token), quoted(bodyToken(token))]);
