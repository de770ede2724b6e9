/** The patterns of CQL2 LIKE (OGC 21-065r2, 7.2) that are a text with something open at an end. */

export type LikeShape = 'any' | 'equals' | 'prefix' | 'suffix' | 'contains';

/** Ends, and between them a text without a wildcard of its own; a backslash at the very end stands for itself. */
const PARTS = /^(%*)((?:[^%_\\]|\\.|\\$)*)(%*)$/su;

/** Such a pattern and its text; undefined for one with a wildcard inside. */
export function likeShape(pattern: string): { form: LikeShape; text: string } | undefined {
  const [all, start, middle, end] = PARTS.exec(pattern) ?? [];
  if (all === undefined) return undefined;
  const text = middle!.replace(/\\(.)/gsu, '$1');
  if (text === '') return { form: start || end ? 'any' : 'equals', text };
  return { form: start ? (end ? 'contains' : 'suffix') : end ? 'prefix' : 'equals', text };
}
