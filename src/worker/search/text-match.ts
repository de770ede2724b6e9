/** The records of a collection that search finds by a text, for filters. */
import { ByteCache } from '../../../tiles/byte-cache.ts';
import type { Collection, Label } from '../../domain/kinds.ts';
import { collectionOf, mapWith } from '../../domain/maps/index.ts';
import { fieldsOf } from '../../domain/record.ts';
import { anyOf, type Expression } from '../../domain/search/expression.ts';
import type { Meaning } from '../../domain/search/lexicon.ts';
import { tradeWords } from '../../domain/search/literal.ts';
import { meantPart } from '../../domain/search/part.ts';
import { askedBy, type Hit, lackedBy, planOf, readingOf } from '../../domain/search/plan.ts';
import { normal } from '../../domain/search/question.ts';
import {
  isKindMeaning,
  isPlaceMeaning,
  meaningsIn,
  namesAny,
  otherSubjects,
  TRADE,
} from '../../domain/search/subjects.ts';
import { isName } from '../../domain/search/view.ts';
import { wantedIn } from '../../domain/search/wanted.ts';
import { asWritten, unread } from '../../domain/search/written.ts';
import type { Bindings } from '../env.ts';
import { today } from '../today.ts';
import { anyHas, find, findAgain, type Scope } from './find.ts';
import { type Searched, searched } from './knowledge.ts';
import { Postings } from './postings.ts';

/** Hits that are looked at one by one, as in a search, at most; of more the index says which they are. */
const VERIFIED = 100;

/**
 * A collection that a text is about in place of the one that was asked; where nothing here has the text, with how many
 * of its records have it.
 */
export type Elsewhere = { collection: string; map: string; numberMatched?: number };

/**
 * Words of a text, as they are written, and the parameters that they were taken for; `label` is what the record that fits best
 * is called where it has no such word.
 */
export type Heard = {
  words: readonly string[];
  parameters: Readonly<Record<string, string>>;
  label?: Label;
};

/** How a text was taken that nothing has as it stands, or that is about other things too. */
export type Reading = {
  /** The words that were asked for in its place. */
  corrected?: string;
  /** The words that were not, because nothing has them and they name nothing. */
  ignored?: readonly string[];
  /** The words that are known, but that no record has with the rest, and those of them that none has at all. */
  lacking?: readonly string[];
  absent?: readonly string[];
  elsewhere?: Elsewhere;
  /** The amounts of the text as parameters of items, and those that no record here is within besides the rest. */
  understood?: Readonly<Record<string, string>>;
  unmet?: readonly string[];
  /** What words were taken for that all that is found is, as parameters of items. */
  heard?: readonly Heard[];
  /** The conditions that these were taken for. */
  short?: Readonly<Record<string, string>>;
  /** The fields whose values the words name, in the record that fits best. */
  fields?: readonly string[];
  /** What was taken for who asks, and is not looked for. */
  speaker?: string;
  /** Words that nothing found says itself: all of the trade is found that they are of. */
  broadened?: readonly string[];
  /** What nothing found is, as the text has asked. */
  excluded?: readonly string[];
  /** What of the text is not read because it is too long. */
  unread?: readonly string[];
};

/**
 * `isExact` is false when some may have what was asked in other places than side by side, or when some are missing;
 * `meant` where the best come first: how many of them are what was asked for, and not only called so.
 */
export type TextMatch = {
  rids: readonly number[];
  isExact: boolean;
  meant?: number;
  fields?: readonly string[];
  /** What words mean in the record that fits best, and in which field, by the word. */
  named?: Readonly<Record<string, { label: Label; field: string }>>;
  /** Words that none of them says itself, and that are of the trade of all. */
  broadened?: readonly string[];
  reading?: Reading;
};

const LIMIT_BYTES = 4 * 1024 * 1024;
const bytesOf = ({ rids }: TextMatch) => 100 + 8 * rids.length;

// List, counts and map ask for the same text, and every further page does. Keyed by binding as all isolate memory.
const memories = new WeakMap<object, ByteCache<string, TextMatch>>();

function memoryOf(search: object): ByteCache<string, TextMatch> {
  const memory = memories.get(search) ?? new ByteCache<string, TextMatch>(LIMIT_BYTES, bytesOf);
  memories.set(search, memory);
  return memory;
}

/** A collection of the city as search is asked for it. */
type Asked = { search: D1Database; collection: Collection; map: string; known: Searched };

const scopeOf = ({ collection, known: { releases } }: Asked): Scope => ({
  releases,
  collections: [collection.id],
  rings: [],
});

function postingsOf(asked: Asked, expression: Expression): Promise<Postings> {
  const { search, collection, map, known } = asked;
  const { version } = known.releases.find((release) => release.map === map)!;
  return Postings.read(search, { map, version, collection: collection.id }, expression);
}

/**
 * Whether a hit is what its terms name, and where they say; `isCalledSo` where only its place is called by what it should
 * be, or a text of it by another sort.
 */
type Judged = { unmeant: number; isElsewhere: boolean; isCalledSo: boolean };

/** Fields that say where something is. */
const WHERE: ReadonlySet<string> = new Set(['zone', 'address', 'town']);

/** Judges hits by what their terms mean in the collection; each term is looked up once, however many hits have it. */
function judge({ collection, known }: Asked): (hit: Hit) => Judged {
  const { lexicon } = known.knowledge;
  const looked = new Map<string, readonly Meaning[]>();
  const meaningsOf = (text: string): readonly Meaning[] => {
    const before = looked.get(text);
    if (before) return before;
    // Several words that are one term are values of which any will do.
    const words = text.split(' ').flatMap((word) => lexicon.wholly(word));
    const meanings = meaningsIn([collection.id], words);
    looked.set(text, meanings);
    return meanings;
  };
  return ({ parts, found, view: { tags } }) => {
    // Who says the product makes it, whatever the class.
    const isSaid = (term: string, meanings: readonly Meaning[]) =>
      !collection.isPlace &&
      meanings.every(({ field }) => field === TRADE) &&
      found.some((one) => one.term === term && one.field !== TRADE && !WHERE.has(one.field));
    const terms = parts
      .map(({ text }) => [text, meaningsOf(text)] as const)
      .filter(([text, meanings]) => meanings.length > 0 && !isSaid(text, meanings))
      .map(([, meanings]) => meanings);
    const isMet = (meanings: readonly Meaning[]) => meanings.some(({ tag }) => tags.has(tag));
    const places = terms.filter((meanings) => meanings.every(isPlaceMeaning));
    const isKind = (term: string) => meaningsOf(term).every(isKindMeaning);
    const isNotMeant = (term: string) => {
      const meanings = meaningsOf(term);
      return meanings.length > 0 && !meanings.some(isPlaceMeaning) && !isMet(meanings);
    };
    return {
      isCalledSo: found.some(
        ({ term, field }) => isNotMeant(term) && (WHERE.has(field) || (!isName(field) && isKind(term))),
      ),
      unmeant: terms.filter((meanings) => !isMet(meanings)).length,
      isElsewhere: places.length > 0 && !places.some(isMet),
    };
  };
}

/** Words of a text that name a trade, where what is made matters and not where it would be made. */
const tradesIn = ({ collection, known }: Asked, text: string) =>
  collection.isPlace ? [] : tradeWords(text, known.knowledge, collection.id);

const broadenedBy = (words: readonly string[]) => (words.length > 0 ? { broadened: words } : {});

type Ranked = Omit<TextMatch, 'isExact' | 'reading'> & { isElsewhere: boolean };

/** The records of hits, those that are what was asked for before those that are called so. */
function ranked(asked: Asked, text: string, hits: readonly Hit[]): Ranked {
  const judged = judge(asked);
  const all = hits.map((hit) => ({ rid: hit.card.rid, rank: hit.rank, hit, ...judged(hit) }));
  all.sort((a, b) => a.unmeant - b.unmeant || a.rank - b.rank || a.rid - b.rid);
  // What stands in a biomedicine park is no biomedicine, where there is any.
  const each = all.filter((one) => !one.isCalledSo || all[0]!.isCalledSo);
  const own = fieldsOf(asked.collection);
  const fields = each[0]?.hit.found.flatMap(({ field }) => (own[field]?.filter ? [field] : []));
  const named = each[0]?.hit.found.flatMap(({ term, text, field }) =>
    typeof text === 'object' ? [[term, { label: text, field }] as const] : [],
  );
  const isOfTrade = ({ hit: { found } }: (typeof each)[number], word: string) =>
    found.some(({ term, field }) => term === word && field === TRADE);
  const broadened = tradesIn(asked, text).flatMap(({ word, isProduct }) =>
    isProduct && each.every((one) => isOfTrade(one, word)) ? [word] : [],
  );
  return {
    rids: each.map(({ rid }) => rid),
    ...broadenedBy(broadened),
    ...(named && { named: Object.fromEntries(named) }),
    ...(fields && fields.length > 0 && { fields: [...new Set(fields)] }),
    meant: each.filter((one) => one.unmeant === each[0]!.unmeant).length,
    // What stands in a chemical park admits no chemicals by that.
    isElsewhere: each.every((one) => one.isElsewhere || (asked.collection.isPlace && one.isCalledSo)),
  };
}

/** Records beyond which no order is made of how well they meet a text. */
const MOST_RANKED = 5000;
/** Words that an order is made by, each a look at the index. */
const MOST_TRADES = 3;

/** The records that the lists give for an expression: those that say more of the words themselves before the others of the trade. */
async function listed(
  asked: Asked,
  text: string,
  expression: Expression,
  postings: Postings,
): Promise<TextMatch> {
  const scope = scopeOf(asked);
  const match = await postings.evaluate(expression, scope);
  const trades = tradesIn(asked, text).slice(0, MOST_TRADES);
  if (trades.length === 0 || match.rids.length > MOST_RANKED) return match;
  const said = new Map<number, number>(match.rids.map((rid) => [rid, 0]));
  const broadened: string[] = [];
  for (const { word, isProduct, literal } of trades) {
    const { rids } = literal ? await postings.evaluate(literal, scope) : { rids: [] };
    const own = rids.filter((rid) => said.has(rid));
    if (own.length === 0 && isProduct) broadened.push(word);
    for (const rid of own) said.set(rid, said.get(rid)! + 1);
  }
  const rids = match.rids.toSorted((a, b) => said.get(b)! - said.get(a)! || a - b);
  const most = said.get(rids[0]!);
  if (!most) return { ...match, ...broadenedBy(broadened) };
  return {
    ...match,
    ...broadenedBy(broadened),
    rids,
    meant: rids.filter((rid) => said.get(rid) === most).length,
  };
}

/** Those of the words that name something no record of the collection is. */
async function absentOf(asked: Asked, words: readonly string[]): Promise<string[]> {
  const { search, collection, known } = asked;
  const named = words.flatMap((word) => {
    const { other } = meantPart(word, known.knowledge, [collection.id]).expressions;
    return other.length > 0 ? [{ word, expression: anyOf(other) }] : [];
  });
  const has = await anyHas(
    search,
    named.map(({ expression }) => expression),
    scopeOf(asked),
  );
  return named.flatMap(({ word }, i) => (has[i] ? [] : [word]));
}

/** What a text that finds nothing may have meant, as a search takes it. */
async function meant(asked: Asked, text: string): Promise<TextMatch> {
  const { search, collection, known } = asked;
  const scope = scopeOf(asked);
  const { hits, read } = await findAgain(search, text, scope, known.knowledge, VERIFIED);
  const [best] = hits.toSorted((a, b) => a.rank - b.rank);
  if (best === undefined) return { rids: [], isExact: true, reading: {} };
  const { known: lacking, unknown } = lackedBy(best, (word) =>
    namesAny(word, [collection.id], known.knowledge.lexicon),
  );
  const absent = await absentOf(asked, lacking);
  const kept = readingOf(best);
  const reading: Reading = {
    corrected: kept,
    ...(unknown.length > 0 && { ignored: unknown }),
    ...(lacking.length > 0 && { lacking }),
    ...(absent.length > 0 && { absent }),
  };
  // Of more than are looked at the index says how many have as much.
  const expression = read === VERIFIED ? askedBy(best) : undefined;
  if (expression)
    return { ...(await listed(asked, kept, expression, await postingsOf(asked, expression))), reading };
  // A filter is no ranking: those that lack other words than the best are none of it.
  const alike = hits.filter(({ missed }) => `${missed}` === `${best.missed}`);
  const { isElsewhere: _, ...match } = ranked(asked, kept, alike);
  return { ...match, isExact: true, reading };
}

/** The records a text finds in one collection; with a `reading` when nothing has it as it stands. */
async function matched(asked: Asked, text: string): Promise<TextMatch> {
  const { search, known } = asked;
  const plan = planOf(text, known.knowledge, [asked.collection.id]);
  if (plan === undefined) return { rids: [], isExact: true };
  const scope = scopeOf(asked);
  const expression = anyOf(plan.stages);
  const postings = await postingsOf(asked, expression);
  if (postings.least(expression) < VERIFIED) {
    const { hits, read } = await find(search, plan, scope, VERIFIED);
    if (hits.length === 0) return meant(asked, text);
    const { isElsewhere, ...match } = ranked(asked, text, hits);
    const held = isElsewhere ? await meant(asked, text) : undefined;
    if (held && held.rids.length > 0) return held;
    if (read < VERIFIED) return { ...match, isExact: true };
  }
  return listed(asked, text, expression, postings);
}

/** The collection that a text is about in place of the one asked; `isLost` when nothing here has the text. */
async function elsewhere(
  { collection, ...asked }: Asked,
  text: string,
  isLost: boolean,
): Promise<Elsewhere | undefined> {
  const [other] = otherSubjects(text, collection.id, asked.known.knowledge.lexicon);
  if (other === undefined) return undefined;
  const { id, isNamed } = other;
  const map = mapWith(id)!.id;
  if (!asked.known.releases.some((release) => release.map === map)) return undefined;
  if (!isLost) return isNamed ? { collection: id, map } : undefined;
  const { rids } = await matched({ ...asked, map, collection: collectionOf(id)! }, text);
  return rids.length === 0 ? undefined : { collection: id, map, numberMatched: rids.length };
}

/** What is found by a text, and what is said of how it was read. */
async function read(asked: Asked, text: string): Promise<TextMatch> {
  const found = await matched(asked, text);
  const other = await elsewhere(asked, text, found.reading !== undefined);
  const { broadened } = found;
  if (!other && !broadened) return found;
  const said = { ...found.reading, ...(other && { elsewhere: other }), ...(broadened && { broadened }) };
  return { ...found, reading: said };
}

/** What is said of a text, in the spelling of its writer. */
const spelled = (
  { corrected, ignored, lacking, absent, broadened, ...rest }: Reading,
  text: string,
): Reading => ({
  ...(corrected !== undefined && { corrected: asWritten(text, corrected.split(' ')).join(' ') }),
  ...(ignored && { ignored: asWritten(text, ignored) }),
  ...(lacking && { lacking: asWritten(text, lacking) }),
  ...(absent && { absent: asWritten(text, absent) }),
  ...(broadened && { broadened: asWritten(text, broadened) }),
  ...rest,
});

/**
 * The records a text finds; when there are none, those of what it may have meant. Beyond a hundred they are taken from
 * the lists of common tokens, a row each, and not looked at one by one. Undefined while the map has no search rows that
 * this code can read.
 */
export async function textMatch(
  env: Bindings,
  search: D1Database,
  collection: Collection,
  map: string,
  text: string,
): Promise<TextMatch | undefined> {
  const known = await searched(env);
  if (!known.releases.some((release) => release.map === map)) return undefined;
  const { speaker, rest } = wantedIn(normal(text), collection.id);
  const asked: Asked = { search, collection, map, known };
  const match = await memoryOf(env.SEARCH).load(`${known.key} ${today()} ${collection.id} ${rest}`, () =>
    read(asked, rest),
  );
  const left = unread(text);
  const reading = {
    ...(match.reading && spelled(match.reading, text)),
    ...(left.length > 0 && { unread: left }),
    ...(speaker !== undefined && { speaker: asWritten(text, speaker.split(' ')).join(' ') }),
  };
  return Object.keys(reading).length > 0 ? { ...match, reading } : match;
}
