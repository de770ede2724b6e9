/** What else than a collection a question is about: `企业` asks for firms, wherever it is typed. */
import { COLLECTIONS, collectionOf, mapWith } from '../maps/index.ts';
import { fieldsOf } from '../record.ts';
import { codeOf, type Lexicon, type Meaning } from './lexicon.ts';
import { withoutQuantities } from './quantities.ts';
import { piecesOf, terms } from './question.ts';

/** The field whose values are classes of trades. */
export const TRADE = 'industries';

/** What names a collection says more of what is meant than what one of its fields may be. */
const NAMED = 100;

const known = new Map<string, readonly string[]>();

/** The collections whose records can have a meaning. */
function collectionsOf({ field, tag }: Meaning): readonly string[] {
  const ids =
    known.get(tag) ??
    COLLECTIONS.filter((one) => {
      if (field === 'collection') return one.id === codeOf(tag);
      const own = fieldsOf(one)[field];
      return own?.kind === 'flag' || (own?.kind === 'term' && Object.hasOwn(own.terms, codeOf(tag)));
    }).map(({ id }) => id);
  known.set(tag, ids);
  return ids;
}

const isAny = (collections: readonly string[], meaning: Meaning): boolean =>
  collectionsOf(meaning).some((id) => collections.includes(id));

/** The meanings that records of the collections can have; all when none are given. */
export const meaningsIn = (
  collections: readonly string[],
  meanings: readonly Meaning[],
): readonly Meaning[] =>
  collections.length === 0 ? meanings : meanings.filter((one) => isAny(collections, one));

/** Whether a word is a name of a collection. */
export const namesCollection = (word: string, lexicon: Lexicon): boolean =>
  lexicon.wholly(word).some(({ field }) => field === 'collection');

/** Whether a word is a name of what records of the collections can be. */
export const namesAny = (word: string, collections: readonly string[], lexicon: Lexicon): boolean =>
  meaningsIn(collections, lexicon.wholly(word)).length > 0;

/** Whether a word, or any of several, is such a name, or a word of the English label of one. */
export const isOfName = (text: string, collections: readonly string[], lexicon: Lexicon): boolean =>
  text
    .split(' ')
    .some(
      (word) =>
        namesAny(word, collections, lexicon) ||
        lexicon
          .inLatin(word)
          .some(({ meaning, isLabel }) => isLabel && meaningsIn(collections, [meaning]).length > 0),
    );

const PLACES: ReadonlySet<string> = new Set(['division', 'division_codes', 'zone']);
const KINDS: ReadonlySet<string> = new Set(['kind', 'honour']);

/** Whether a meaning is a division or a zone. */
export const isPlaceMeaning = ({ field }: Meaning): boolean => PLACES.has(field);

/** Whether a meaning is a sort of record. */
export const isKindMeaning = ({ field }: Meaning): boolean => KINDS.has(field);

/** Whether a word, or each of several, means only such things in what is searched. */
const namesOnly =
  (isOf: (meaning: Meaning) => boolean) =>
  (text: string, collections: readonly string[], lexicon: Lexicon): boolean =>
    text.split(' ').every((word) => {
      const meanings = meaningsIn(collections, lexicon.wholly(word));
      return meanings.length > 0 && meanings.every(isOf);
    });

/** Whether a word, or each of several, is a name of a division or a zone and of nothing else in what is searched. */
export const namesPlace = namesOnly(isPlaceMeaning);

/** The same of sorts of records. */
export const namesKind = namesOnly(isKindMeaning);

/** The same of trades. */
export const namesTrade = namesOnly(({ field }) => field === TRADE);

/** What is a trade, a place or a sort of record is what is looked for; other terms say how it should be. */
const SUBJECTS: ReadonlySet<string> = new Set([
  ...PLACES,
  ...KINDS,
  'collection',
  TRADE,
  'chain',
  'disciplines',
  'platform',
]);

/** The same of what says how something should be, and names nothing that is looked for: a certificate, a language. */
export const namesQuality = namesOnly(({ field }) => !SUBJECTS.has(field));

/** Whether only places are looked for. */
export const isOfPlace = (collections: readonly string[]): boolean =>
  collections.length > 0 && collections.every((id) => collectionOf(id)?.isPlace);

/** Whether a word names a collection and nothing in those that are searched: `企业` among premises. */
export function isForeign(word: string, collections: readonly string[], lexicon: Lexicon): boolean {
  if (collections.length === 0) return false;
  const meanings = lexicon.wholly(word);
  return namesCollection(word, lexicon) && meaningsIn(collections, meanings).length === 0;
}

/** A collection that a question may be about; `isNamed` when a word of it is its name. */
type Subject = { id: string; isNamed: boolean };

/** The collections that words of a normalised question are about which say nothing of this one, the likeliest first. */
export function otherSubjects(text: string, collection: string, lexicon: Lexicon): Subject[] {
  const votes = new Map<string, number>();
  for (const { text: word } of terms(withoutQuantities(text).rest).flatMap((one) => piecesOf(one, lexicon))) {
    const meanings = lexicon.wholly(word.replaceAll("'", ''));
    if (meaningsIn([collection], meanings).length > 0) continue;
    for (const meaning of meanings)
      for (const id of collectionsOf(meaning))
        votes.set(id, (votes.get(id) ?? 0) + (meaning.field === 'collection' ? NAMED : 1));
  }
  return [...votes]
    .filter(([id]) => mapWith(id)!.id !== 'base')
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => ({ id, isNamed: count >= NAMED }));
}
