/** How near a question wants ports, stations and the like: distances that records have been measured to. */
import type { Filter } from '../filter.ts';
import type { Collection } from '../kinds.ts';
import { COLLECTIONS, collectionOf } from '../maps/index.ts';
import { measuredFrom } from '../record.ts';
import { escaped } from './amount-pattern.ts';
import { fold } from './fold.ts';

/** A distance as it is written: to what, by the term of a definition, and metres from and to; neither where it says near only. */
type Nearness = { text: string; term: string; from: number | null; to: number | null };

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

/** The terms that distances are measured to, by each of their names. */
const TERMS = new Map<string, string>();
for (const [, { of, by, term }] of COLLECTIONS.flatMap(measuredFrom)) {
  const field = collectionOf(of)?.fields[by];
  const { zh, en, aliases = [] } = (field?.kind === 'term' && field.terms[term]) || { zh: term, en: term };
  for (const name of [zh, en, ...aliases]) TERMS.set(fold(name), term);
}

/** The longest first: a railway station is a station. */
const named = (wanted: (name: string) => boolean): string =>
  [...TERMS.keys()]
    .filter(wanted)
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

const ENGLISH = `(?<name>${named((name) => !isHan(name))})s?(?![a-z]|\\s+of(?![a-z]))`;
const CHINESE = `(?<name>${named(isHan)})`;
const LENGTH = String.raw`(?<number>\d+(?:\.\d+)?)\s*(?<unit>km|kilomet(?:er|re)s?|公里|千米|met(?:er|re)s?|m|米)(?![a-z\d])`;
const ARTICLE = String.raw`(?:(?:an?|the|any|some|its|nearest|closest|next)\s+)*`;
const LEAST = 'more than|at least|over|beyond|farther than|further than|不少于|大于|超过|至少';
const MOST =
  'within|less than|under|below|at most|up to|no more than|not more than|max(?:imum)?(?: of)?|about|around|不超过|不大于|小于|少于|低于|最多';
const BOUND = `(?:(?:(?<least>${LEAST})|${MOST})\\s*)?`;
/** Not the end of a name: 虹桥机场附近 is near one airport. */
const ALONE = '(?<![\\u4e00-\\u9fff])|(?<=[离距到近的和与、])';

const WRITTEN = [
  // within 20 km of a port
  `(?<![a-z\\d.])${BOUND}${LENGTH}\\s*(?:or less\\s+)?(?:away\\s+)?(?:of|from|to)\\s+${ARTICLE}${ENGLISH}`,
  // a port within 20 km, distance to the port below 20 km
  `(?<![a-z])(?:distance (?:to|from)\\s+)?${ARTICLE}${ENGLISH}\\s+(?:distance\\s+)?${BOUND}${LENGTH}(?!\\s*(?:of|from|to)(?![a-z]))`,
  // near a port
  `(?<![a-z])(?:near(?:er|est)?(?:\\s*by)?|clos(?:e|er|est)|next|adjacent|not far|(?:in (?:the )?)?(?:vicinity|proximity))(?:\\s+(?:to|by|from|of))?\\s+${ARTICLE}${ENGLISH}`,
  // the nearest warehouse to a port
  `(?<=(?:near|clos)est\\s[a-z &-]{1,40})(?<![a-z])to\\s+${ARTICLE}${ENGLISH}`,
  // 距港口20公里以内
  `(?:距离?|离|到)\\s*(?:最近的?)?\\s*${CHINESE}\\s*的?(?:直线)?(?:距离)?\\s*(?:在|为)?\\s*${BOUND}${LENGTH}(?:以内|之内|内|以下|左右|范围内?)?`,
  // 港口20公里以内
  `(?:${ALONE})${CHINESE}\\s*(?:周边|附近|周围)?\\s*${BOUND}${LENGTH}(?:以内|之内|内|以下|范围内?)`,
  // 靠近港口
  `(?:靠近|临近|邻近|毗邻|紧邻|挨着|近)\\s*${CHINESE}`,
  // 离港口近
  `(?:距离?|离)\\s*${CHINESE}\\s*(?:很|较|比较|更|最|不)?[近远]`,
  // 港口附近
  `(?:${ALONE})${CHINESE}\\s*(?:附近|旁边?|周边|周围)`,
].map((pattern) => new RegExp(pattern, 'g'));

const KILOMETRE = 1000;

function nearnessOf({ 0: text, groups }: RegExpMatchArray): Nearness {
  const { name, number, unit, least } = groups!;
  const each = unit && /^(?:k|公|千)/.test(unit) ? KILOMETRE : 1;
  const metres = number === undefined ? null : Number(number) * each;
  const [from, to] = least === undefined ? [null, metres] : [metres, null];
  return { text: text.trim(), term: TERMS.get(name!)!, from, to };
}

/** The distances of a normalised question, no word of which is read twice, and the text without them. */
export function nearnessIn(question: string): { found: Nearness[]; rest: string } {
  let rest = question;
  const found = WRITTEN.flatMap((pattern) => {
    const here = [...rest.matchAll(pattern)].map(nearnessOf);
    for (const { text } of here) rest = rest.replace(text, '\n');
    return here;
  });
  return { found, rest: rest.replaceAll('\n', ' ') };
}

/** The condition that a distance is on a collection; undefined where its records are not measured to that. */
export function nearnessCondition(
  { term, from, to }: Nearness,
  collection: Collection,
): Extract<Filter, { op: 'between' }> | undefined {
  const found = measuredFrom(collection).find(([, one]) => one.term === term);
  if (!found) return undefined;
  const [field, { near }] = found;
  return { op: 'between', field, from, to: from === null ? (to ?? near) : null };
}
