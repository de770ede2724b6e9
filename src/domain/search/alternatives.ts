/** Terms that name different values of one field: `常熟 太仓` is either, since few records can be both. */

import { allOf, anyOf } from './expression.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { isDead, none, type Part } from './part.ts';
import { meaningsIn } from './subjects.ts';

/** Whether two terms name values of the same fields and of no others, and no value that both name. */
function exclude(a: readonly Meaning[], b: readonly Meaning[]): boolean {
  const tags = new Set(a.map(({ tag }) => tag));
  const fields = new Set([...a, ...b].map(({ field }) => field));
  const hasAll = (list: readonly Meaning[]) => new Set(list.map(({ field }) => field)).size === fields.size;
  return fields.size > 0 && hasAll(a) && hasAll(b) && !b.some(({ tag }) => tags.has(tag));
}

/** Any of the parts. */
function anyPart(parts: readonly Part[]): Part {
  const of = (kind: keyof Part['expressions']) => parts.flatMap(({ expressions }) => expressions[kind]);
  return {
    text: parts.map(({ text }) => text).join(' '),
    expressions: {
      name: of('name'),
      other: of('other'),
      looseName: of('looseName'),
      looseOther: of('looseOther'),
    },
    check: (view) => {
      for (const part of parts) {
        const found = part.check(view);
        if (found) return { term: part.text, ...found };
      }
      return undefined;
    },
    marks: (view, field) => parts.flatMap((part) => part.marks(view, field)),
  };
}

/** All of the parts. */
function allPart(parts: readonly Part[]): Part {
  const each = parts.map(({ expressions: { name, other } }) => anyOf([...name, ...other]));
  return {
    text: parts.map(({ text }) => text).join(' '),
    expressions: { ...none(), other: [allOf(each)] },
    check: (view) => {
      const found = parts.map((part) => ({ term: part.text, one: part.check(view) }));
      const [first] = found;
      return first?.one && found.every(({ one }) => one) ? { term: first.term, ...first.one } : undefined;
    },
    marks: (view, field) => parts.flatMap((part) => part.marks(view, field)),
  };
}

/** The parts with phrases of several words that the question has `or` between as one: `servo motors or precision reducers`. */
function withPhrases(
  asked: string,
  parts: readonly Part[],
  meaningsOf: (part: Part) => readonly Meaning[],
): readonly Part[] {
  const isJoined = (at: number, between: string) =>
    at >= 0 && at + 1 < parts.length && asked.includes(parts[at]!.text + between + parts[at + 1]!.text);
  const middle = parts.findIndex((_, at) => isJoined(at, ' or '));
  // `Kunshan or Taicang food` is food in either.
  if (middle < 0 || exclude(meaningsOf(parts[middle]!), meaningsOf(parts[middle + 1]!))) return parts;
  let [from, to] = [middle, middle + 1];
  while (isJoined(from - 1, ' ')) from--;
  while (isJoined(to, ' ')) to++;
  const phrases = [parts.slice(from, middle + 1), parts.slice(middle + 1, to + 1)];
  if (phrases.every(({ length }) => length === 1) || phrases.flat().some(isDead)) return parts;
  return [...parts.slice(0, from), anyPart(phrases.map(allPart)), ...parts.slice(to + 1)];
}

/** Whether a normalised question says that either will do: `铸造或热处理`. */
const isEither = (asked: string, one: string, other: string): boolean =>
  ['或', '或者', '/', ' or ', ' / '].some((between) => asked.includes(one + between + other));

/**
 * The parts with those that name values of one field, or that the question has `or` between, as one; undefined when there
 * are none. `collections` are those that are searched, all when empty: `园区` is a division to one and a kind to another.
 */
export function withAlternatives(
  asked: string,
  list: readonly Part[],
  lexicon: Lexicon,
  collections: readonly string[],
): Part[] | undefined {
  const meaningsOf = ({ text }: Part) => meaningsIn(collections, lexicon.wholly(text));
  const parts = withPhrases(asked, list, meaningsOf);
  const groups: { parts: Part[]; meanings: (readonly Meaning[])[] }[] = [];
  for (const part of parts) {
    const meanings = meaningsOf(part);
    const group = groups.find(
      (one) =>
        one.meanings.every((others) => exclude(others, meanings)) ||
        one.parts.some((other) => isEither(asked, other.text, part.text)),
    );
    if (group) {
      group.parts.push(part);
      group.meanings.push(meanings);
    } else groups.push({ parts: [part], meanings: [meanings] });
  }
  return groups.length === list.length
    ? undefined
    : groups.map((group) => (group.parts.length === 1 ? group.parts[0]! : anyPart(group.parts)));
}
