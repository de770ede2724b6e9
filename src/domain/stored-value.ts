/** Values as SQL holds them, and as the API and filters know them. */
import type { Field, Value } from './kinds.ts';

const MANY = /^\|(.*)\|$/s;

/** A stored value as the API gives it: lists as arrays, flags as booleans. */
export function served(value: string | number | null | undefined, field: Field): Value {
  if (value === null || value === undefined) return null;
  if (field.kind === 'flag') return value === 1;
  if ((field.kind === 'text' || field.kind === 'term') && field.many)
    return (MANY.exec(String(value))?.[1] ?? '').split('|');
  return value;
}
