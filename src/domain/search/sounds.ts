/** Names by their sound: pinyin and initials, in the index and in a name. */
import { anyOf, type Expression, runOf } from './expression.ts';
import type { Knowledge } from './part.ts';
import type { Spelled } from './spelling.ts';
import { initialGroups, initialsToken, pairToken } from './tokens.ts';
import type { Found, Match, View } from './view.ts';

const MOST_PAIRS = 64;

export type Syllables = readonly string[];

/** The first stretch of spelled characters whose syllables fit one by one. */
function stretch(
  runs: readonly (readonly Spelled[])[],
  length: number,
  fits: Fits,
): [first: Spelled, last: Spelled] | undefined {
  for (const run of runs)
    for (let start = 0; start + length <= run.length; start++) {
      let i = 0;
      while (i < length && fits(run[start + i]!.syllable, i)) i++;
      if (i === length) return [run[start]!, run[start + length - 1]!];
    }
  return undefined;
}

export type Fits = (syllable: string, i: number) => boolean;

export function spelledRange(view: View, length: number, fits: Fits): [number, number] | undefined {
  const found = stretch(view.spelled, length, fits);
  return found && view.range(found[0].at, found[1].at + 1);
}

/** Where the syllables are in the Chinese name, or else in another name. */
export function spelledIn(view: View, length: number, fits: Fits, match: Match): Found | undefined {
  const range = spelledRange(view, length, fits);
  if (range) return { field: 'name_zh', match, ranges: [range] };
  const other = view.spelledOthers.find(({ runs }) => stretch(runs, length, fits));
  return other && { field: 'also', match, text: other.original };
}

const fitting =
  (syllables: Syllables, isOpen: boolean): Fits =>
  (syllable, i) =>
    isOpen && i === syllables.length - 1 ? syllable.startsWith(syllables[i]!) : syllable === syllables[i];

export const pinyinRange = (view: View, syllables: Syllables, isOpen: boolean) =>
  spelledRange(view, syllables.length, fitting(syllables, isOpen));

/** Where a name sounds so. */
export const pinyinFound = (view: View, syllables: Syllables, isOpen: boolean, match: Match) =>
  spelledIn(view, syllables.length, fitting(syllables, isOpen), match);

/** The expression of a run of syllables in names; undefined when the release has no such run. */
export function pinyinExpression(
  syllables: Syllables,
  isOpen: boolean,
  { vocabulary }: Knowledge,
): Expression | undefined {
  const whole = isOpen ? syllables.slice(0, -1) : syllables;
  const pairs = whole.slice(1).map((syllable, i) => `${whole[i]}'${syllable}`);
  if (!pairs.every((pair) => vocabulary.pairs.has(pair))) return undefined;
  const parts: Expression[] = pairs.map((pair) => pairToken(pair));
  if (isOpen || whole.length === 1) {
    const last = isOpen ? [...whole.slice(-1), syllables.at(-1)!].join("'") : `${whole[0]}'`;
    const possible = vocabulary.pairs.beginningWith(last, MOST_PAIRS);
    if (possible.length === 0) return undefined;
    parts.push(anyOf(possible.map((pair) => pairToken(pair))));
  }
  return runOf(parts);
}

export function initialsExpression(letters: string, { vocabulary }: Knowledge): Expression | undefined {
  if (letters.length < 2 || letters.length > 24) return undefined;
  if (letters.length === 2) {
    const possible = vocabulary.initials.beginningWith(letters, 27);
    return possible.length === 0 ? undefined : anyOf(possible.map((group) => initialsToken(group)));
  }
  const groups = initialGroups([...letters]).slice(0, -2);
  return groups.every((group) => vocabulary.initials.has(group))
    ? runOf(groups.map((group) => initialsToken(group)))
    : undefined;
}
