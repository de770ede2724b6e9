/** Which filters come to mind first. */
import type { Collection } from '../../domain/kinds.ts';
import { filterFields } from '../../domain/query.ts';

/** The first so many fields a visitor would filter by: the division, then what cards show first. */
export function leadingFields({ card, ...rest }: Collection, most: number): string[] {
  const names = filterFields({ card, ...rest }).map(([name]) => name);
  return ['division', ...card].filter((name) => names.includes(name)).slice(0, most);
}
