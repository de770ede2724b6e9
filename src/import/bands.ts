/** Terms whose labels are bands of numbers (`50-299人`, `1000人以上`): which one a bare number falls into. */
import type { Terms } from '../domain/kinds.ts';
import { parseNumber } from './number.ts';

type Band = { code: string; low: number; high: number };

const BANDS = new WeakMap<Terms, Band[]>();

/** The bands of the labels; none unless every term is one. `50人以下` does not hold 50, `1000人以上` does hold 1000. */
function bandsOf(terms: Terms): Band[] {
  const known = BANDS.get(terms);
  if (known) return known;
  const bands = Object.entries(terms).flatMap(([code, { zh }]): Band[] => {
    const label = parseNumber(zh);
    if ('range' in label) return [{ code, low: label.range[0], high: label.range[1] }];
    if (!('value' in label) || label.value === null) return [];
    if (label.qualifier === 'at_least') return [{ code, low: label.value, high: Number.POSITIVE_INFINITY }];
    return label.qualifier === 'at_most'
      ? [{ code, low: Number.NEGATIVE_INFINITY, high: label.value - Number.EPSILON * label.value }]
      : [];
  });
  const all = bands.length === Object.keys(terms).length ? bands : [];
  BANDS.set(terms, all);
  return all;
}

/** The term whose band holds the number in a text (`120`, `约120人`); undefined when there is none. */
export function bandOf(terms: Terms, text: string): string | undefined {
  const bands = bandsOf(terms);
  const written = bands.length === 0 ? undefined : parseNumber(text);
  if (!written || !('value' in written) || written.value === null) return undefined;
  if (written.qualifier !== undefined && written.qualifier !== 'about') return undefined;
  const { value } = written;
  return bands.find(({ low, high }) => value >= low && value <= high)?.code;
}
