/** The values a field can be filtered by, in the order they are offered. */
export type Choice = {
  value: string;
  label: string;
  /** Records it would leave; undefined while counts are not known. */
  count: number | undefined;
};

/** Up to so many values stand in the order of the vocabulary: that order means something. */
const FEW = 8;

/**
 * Every value of the vocabulary, every one counted and every one chosen. Many values come by count, the vocabulary's
 * order deciding ties.
 */
export function choices(
  vocabulary: readonly string[],
  counts: ReadonlyMap<string, number> | undefined,
  chosen: ReadonlySet<string>,
  labelOf: (value: string) => string,
): Choice[] {
  const values = [...new Set([...vocabulary, ...(counts?.keys() ?? []), ...chosen])];
  const all = values.map((value) => ({
    value,
    label: labelOf(value),
    count: counts && (counts.get(value) ?? 0),
  }));
  return all.length > FEW ? all.sort((a, b) => (b.count ?? 0) - (a.count ?? 0)) : all;
}

/** The choices whose label contains the text, letters in either case. */
export function choicesNamed(all: readonly Choice[], text: string): Choice[] {
  const wanted = text.trim().toLowerCase();
  return all.filter(({ label }) => label.toLowerCase().includes(wanted));
}

/** What a parameter says after one of its values was switched on or off; undefined when none is left. */
export function toggled(
  parameter: string,
  value: string,
  order: readonly string[],
  isSingle: boolean,
): string | undefined {
  const before = valuesOf(parameter, isSingle);
  const after = new Set(isSingle ? [] : before);
  if (before.has(value)) after.delete(value);
  else after.add(value);
  const sorted = [...after].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return sorted.length > 0 ? sorted.join(',') : undefined;
}

/** The values a parameter names; free text is one, commas and all. */
export const valuesOf = (parameter: string, isSingle: boolean): ReadonlySet<string> =>
  new Set(parameter === '' ? [] : isSingle ? [parameter] : parameter.split(','));
