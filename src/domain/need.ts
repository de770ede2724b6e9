/** How much is needed of something, and which ranges of fields that comes to. */
import type { Collection } from './kinds.ts';
import { fieldOf } from './record.ts';

/** The least and the most, null where open. */
export type Ends<T> = { from: T | null; to: T | null };

function partOf(collection: Collection, name: string): string | undefined {
  const field = fieldOf(collection, name);
  return field && 'part' in field ? field.part : undefined;
}

/**
 * The ranges that a need of a field comes to. Of what is had in parts there must be as much as is needed at least, and
 * the smallest part must be no more than is taken at most, which is the least where no most is named.
 */
export function rangesOf<T>(collection: Collection, name: string, need: Ends<T>): [string, Ends<T>][] {
  const part = partOf(collection, name);
  if (part === undefined) return [[name, need]];
  return [
    [name, { from: need.from, to: null }],
    [part, { from: null, to: need.to ?? need.from }],
  ];
}

/** The need of a field that ranges come from. */
export function needFrom<T>(
  collection: Collection,
  name: string,
  rangeOf: (field: string) => Ends<T>,
): Ends<T> {
  const { from, to } = rangeOf(name);
  const part = partOf(collection, name);
  const most = part === undefined ? null : rangeOf(part).to;
  return { from, to: most === null || most === from ? to : most };
}
