/** Terms that name different values of one field: `常熟 太仓` is either, since few records can be both. */
import { allOf, anyOf } from './expression.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { isDead, none, type Part } from './part.ts';
import { piecesOf } from './question.ts';
import { isPlaceMeaning, meaningsIn } from './subjects.ts';

type MeaningsOf = (part: Part) => readonly Meaning[];

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

const EITHER = ['或', '或者', '/', ' / ', ' or '];
const LATIN_END = /[a-z\d]$/;

/** Whether a normalised question has an `or` in it. */
export const saysEither = (asked: string): boolean => EITHER.some((word) => asked.includes(word));

/**
 * What the parts of a question mean: the values they wholly name, and those of whose English label they are a word; `isOne`
 * where a part is one word, as `太仓厂房` is not.
 */
type Meant = { wholly: MeaningsOf; labelled: MeaningsOf; isOne: (part: Part) => boolean };

/**
 * The parts with those as one that a normalised question has `or` between: `servo motors or precision reducers`, `铸造或热处理`.
 * Words beside each other are a phrase in English, up to the name of a place. Where both sides name values of one field,
 * they are no more than these names: `early biotech or medical device projects`.
 */
function withPhrases(asked: string, parts: readonly Part[], { wholly, labelled, isOne }: Meant): Part[] {
  const isPlace = (part: Part) => wholly(part).some(isPlaceMeaning);
  const isBeside = (one: Part, other: Part, between: string) =>
    asked.includes(one.text + between + other.text);
  // `Kunshan or Taicang food` is food in either: values of one field are found as such.
  const isEither = (one: Part, other: Part) =>
    isOne(one) &&
    isOne(other) &&
    EITHER.some((between) => isBeside(one, other, between)) &&
    !exclude(wholly(one), wholly(other));
  const areNames = (one: Part, other: Part) =>
    labelled(one).some(({ field }) => labelled(other).some((meaning) => meaning.field === field));
  const isOneName = (one: Part, other: Part) =>
    labelled(one).some(({ tag }) => labelled(other).some((meaning) => meaning.tag === tag));
  const isPhrase = (one: Part, other: Part) =>
    LATIN_END.test(one.text) && isBeside(one, other, ' ') && !isPlace(one) && !isPlace(other);
  const groups: { phrases: Part[][]; isOfNames: boolean }[] = [];
  for (const [i, part] of parts.entries()) {
    const last = parts[i - 1];
    const group = groups.at(-1);
    const phrase = group?.phrases.at(-1);
    if (last && isEither(last, part)) {
      const isOfNames = areNames(last, part);
      if (isOfNames && group!.phrases.length === 1 && phrase!.length > 1) {
        phrase!.pop();
        groups.push({ phrases: [[last], [part]], isOfNames });
      } else {
        group!.phrases.push([part]);
        group!.isOfNames = isOfNames;
      }
    } else if (last && isPhrase(last, part) && (!group!.isOfNames || isOneName(last, part)))
      phrase!.push(part);
    else groups.push({ phrases: [[part]], isOfNames: false });
  }
  return groups.flatMap(({ phrases }) =>
    phrases.length === 1 || phrases.flat().some(isDead)
      ? phrases.flat()
      : [anyPart(phrases.map((one) => (one.length === 1 ? one[0]! : allPart(one))))],
  );
}

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
  const meaningsOf: MeaningsOf = ({ text }) => meaningsIn(collections, lexicon.wholly(text));
  const labelled: MeaningsOf = ({ text }) =>
    meaningsIn(collections, [
      ...lexicon.wholly(text),
      ...lexicon.inLatin(text).flatMap(({ meaning, isLabel }) => (isLabel ? [meaning] : [])),
    ]);
  const isOne = ({ text }: Part) =>
    LATIN_END.test(text) || piecesOf({ kind: 'hanzi', text }, lexicon).length === 1;
  const parts = withPhrases(asked, list, { wholly: meaningsOf, labelled, isOne });
  const groups: { parts: Part[]; meanings: (readonly Meaning[])[] }[] = [];
  for (const part of parts) {
    const meanings = meaningsOf(part);
    const group = groups.find((one) => one.meanings.every((others) => exclude(others, meanings)));
    if (group) {
      group.parts.push(part);
      group.meanings.push(meanings);
    } else groups.push({ parts: [part], meanings: [meanings] });
  }
  return groups.length === list.length
    ? undefined
    : groups.map((group) => (group.parts.length === 1 ? group.parts[0]! : anyPart(group.parts)));
}
