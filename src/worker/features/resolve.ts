/** Filters in a form that snapshot and SQL answer: text by the search index, areas by geometry. */
import { all, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { filterFrom, parametersOf } from '../../domain/query.ts';
import { fieldOf } from '../../domain/record.ts';
import { measuredFields, namesOf } from '../../domain/search/amount-pattern.ts';
import {
  amountsAlone,
  type Condition,
  conditionsOf,
  withoutQuantities,
} from '../../domain/search/quantities.ts';
import { normal } from '../../domain/search/question.ts';
import { TRADE } from '../../domain/search/subjects.ts';
import type { TextFilters } from '../../domain/search/text-filters.ts';
import { asWritten } from '../../domain/search/written.ts';
import { type Bits, intersection, size } from '../../domain/snapshot/bits.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import type { Heard, Reading, TextMatch } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';
import { today } from '../today.ts';
import { nearestFirst } from './nearest.ts';
import { publicRows } from './public-rows.ts';
import { resolveEach } from './spatial.ts';
import { type Exclusion, type TextWords, textWords } from './text-words.ts';

/**
 * `isExact` is false when a text was met by so many records that they were not looked at one by one; `ranked` are the rids
 * of those it was met by, the best first, unless they are so many; `reading` is how a text that nothing has was taken.
 */
type Texts = { isExact: boolean; ranked?: readonly number[]; reading?: Reading };

export type Resolved = Texts & { filters: Filter[] };

type Text = Texts & { filter: Filter };

/** What is so of all texts, of which there is one at most. */
function together(texts: readonly Text[]): Texts {
  const reading = texts.find((text) => text.reading !== undefined)?.reading;
  const ranked = texts.find((text) => text.ranked !== undefined)?.ranked;
  return {
    isExact: texts.every(({ isExact }) => isExact),
    ...(ranked && { ranked }),
    ...(reading && { reading }),
  };
}

/** The conditions without those, second of an amount, that no record is within: as where nobody tells of smallest units. */
function answerable(
  conditions: readonly Condition[],
  collection: Collection,
  table: Table | undefined,
): readonly Condition[] {
  const isFirst = (one: Condition) => conditions.find(({ texts }) => texts[0] === one.texts[0]) === one;
  return conditions.filter((one) => {
    const rows = isFirst(one) ? undefined : table && publicRows(table, collection, one.filter);
    return !rows || size(rows) > 0;
  });
}

/** As many of the conditions as leave any record beside the others; of several such choices the one with the first. */
function metConditions(
  conditions: readonly Condition[],
  others: readonly Filter[],
  collection: Collection,
  table: Table | undefined,
): readonly Condition[] {
  if (conditions.length === 0) return [];
  const rows = (...filters: Filter[]) => table && publicRows(table, collection, all(...filters));
  const found = rows(...others);
  // Better what can be had, and more left out, than what is let.
  const { filter } = filterFrom(Object.entries(collection.available ?? {}), collection);
  const available = filter && rows(...others, filter);
  const left = available && size(available) > 0 ? available : found;
  const each = conditions.map(({ filter }) => rows(filter));
  let best: readonly Condition[] = [];
  const go = (from: number, chosen: readonly Condition[], among: Bits) => {
    if (chosen.length > best.length) best = chosen;
    for (let i = from; i < conditions.length && chosen.length + conditions.length - i > best.length; i++) {
      const own = each[i];
      const both = own && intersection(among, own);
      if (both && size(both) > 0) go(i + 1, [...chosen, conditions[i]!], both);
    }
  };
  if (left && size(left) > 0) go(0, [], left);
  return best;
}

/**
 * The values that words name, where hits were not looked at one by one: the index may err about these, fields do not. None
 * where no record found has them all, and no trade where makers are looked for: who says the word makes it, whatever the class.
 */
function heldNames(
  { rids, isExact }: TextMatch,
  { filters }: TextFilters,
  collection: Collection,
  table: Table | undefined,
): Filter[] {
  if (isExact || !table) return [];
  const isHeld = ({ field }: Filter & { op: 'in' }) => collection.isPlace || field !== TRADE;
  const names = filters.map(({ filter }) => filter).filter(isHeld);
  const rows = publicRows(table, collection, all({ op: 'rids', rids }, ...names));
  return rows && size(rows) > 0 ? names : [];
}

/** The exclusions that leave anything of what is found; without a table all that a field knows of. */
function keptExclusions(
  asked: readonly Exclusion[],
  rids: readonly number[],
  collection: Collection,
  table: Table | undefined,
): readonly Exclusion[] {
  const kept: Exclusion[] = [];
  for (const one of asked) {
    if (!one.filter) continue;
    const filters = [...kept, one].map(({ filter }) => filter);
    const rows = table && publicRows(table, collection, all({ op: 'rids', rids }, ...filters));
    if (!rows || size(rows) > 0) kept.push(one);
  }
  return kept;
}

/** What words and met amounts were taken for, one entry for the same words. */
function heardIn(
  text: string,
  { filters, rest }: TextFilters,
  met: readonly Condition[],
  named: TextMatch['named'],
): Heard[] {
  const heard = new Map<string, Heard>();
  const amounts = met.map(({ texts, filter }) => ({ words: texts, filter }));
  for (const { words, filter } of [...filters, ...amounts]) {
    const key = words.join(' ');
    const parameters = { ...heard.get(key)?.parameters, ...Object.fromEntries(parametersOf(filter)) };
    heard.set(key, { words: [...new Set(asWritten(text, words))], parameters });
  }
  // Words of one name are one part: `ground floor`.
  for (const [key, words] of Map.groupBy(new Set(rest), (word) => named?.[word]?.label.en ?? word)) {
    const written = asWritten(text, words);
    const label = named?.[words[0]!]?.label;
    heard.set(key, { words: written, parameters: { q: written.join(' ') }, ...(label && { label }) });
  }
  return [...heard.values()];
}

/** A text that search has answered as the records found, within the amounts that it names. */
function withAmounts(
  text: string,
  match: TextMatch,
  words: TextWords,
  collection: Collection,
  table: Table | undefined,
): Text {
  const { rids, isExact, meant, fields, named, reading } = match;
  const asked = normal(text);
  const conditions = answerable(conditionsOf(asked, collection, today()), collection, table);
  const { quantities } = withoutQuantities(asked);
  const isAmount = quantities.length === 0 && conditions.length > 0;
  // Of amounts alone that no field holds and nothing is called by, none is asked.
  const alone = conditions.length === 0 && reading ? amountsAlone(asked) : [];
  if (alone.length > 0) return { filter: all(), isExact: true, reading: { unmet: asWritten(text, alone) } };
  const kept = keptExclusions(words.excluded, rids, collection, table);
  const matching: Filter = all(
    { op: 'rids', rids },
    ...heldNames(match, words, collection, table),
    ...kept.map((one) => one.filter),
  );
  const found: Filter[] = isAmount ? [] : [matching];
  const met = metConditions(conditions, found, collection, table);
  const filter = all(...(met.length > 0 ? found : [matching]), ...met.map((one) => one.filter));
  const said: Reading = {
    ...(isAmount ? reading?.unread && { unread: reading.unread } : reading),
    ...(met.length > 0 && {
      understood: Object.fromEntries(met.flatMap((one) => parametersOf(one.filter))),
    }),
  };
  if (fields && !isAmount) said.fields = fields;
  const heard = heardIn(text, words, met, named);
  if (heard.length > 0) said.heard = heard;
  const failed = conditions.filter((one) => !met.includes(one));
  const isIn = (list: readonly Condition[]) => (one: string) => list.some(({ texts }) => texts.includes(one));
  // What is said of one amount may be several conditions: space free, and a smallest unit.
  const unmet = quantities.filter(isIn(failed));
  const untold = [
    ...quantities.filter((one) => !isIn(conditions)(one)),
    ...words.excluded.filter((one) => !kept.includes(one)).map(({ phrase }) => phrase),
  ];
  if (kept.length > 0)
    said.excluded = asWritten(
      text,
      kept.map(({ phrase }) => phrase),
    );
  if (unmet.length > 0 && rids.length > 0) {
    said.unmet = asWritten(text, unmet);
    said.short = Object.fromEntries(failed.flatMap((one) => parametersOf(one.filter)));
  }
  // A name of what is read as an amount has been heeded: `25,000 sq ft of clean space`.
  const names = measuredFields(collection).flatMap(([name, field]) =>
    conditions.some((one) => one.filter.field === name) ? namesOf(field) : [],
  );
  const unheeded = said.ignored?.filter((word) => !names.includes(word.toLowerCase())) ?? [];
  const ignored = [...unheeded, ...(rids.length > 0 ? asWritten(text, untold) : [])];
  if (ignored.length > 0) said.ignored = ignored;
  else delete said.ignored;
  return {
    filter,
    isExact,
    ...(meant !== undefined && { ranked: nearestFirst(rids, meant, { met, failed }, collection, table) }),
    ...(Object.keys(said).length > 0 && { reading: said }),
  };
}

/** Whether a field says what a place is known for, which is given up before an amount. */
function isLeaning(collection: Collection, name: string): boolean {
  const field = fieldOf(collection, name);
  return field?.kind === 'term' && field.leaning === true;
}

/** A filter with its text as the records that search finds by it, where it can. */
async function withText(
  filter: Filter,
  source: Source,
  collection: Collection,
  table: Table | undefined,
): Promise<Text> {
  if (filter.op === 'and') {
    const parts: Text[] = [];
    for (const arg of filter.args) parts.push(await withText(arg, source, collection, table));
    return {
      filter: { op: 'and', args: parts.map((part) => part.filter) },
      ...together(parts),
    };
  }
  const found = filter.op === 'text' ? await source.textMatch(filter.text) : undefined;
  if (filter.op !== 'text' || !found) return { filter, isExact: true };
  return readText(filter.text, found, source, collection, table);
}

/** A text as what search has found by it comes to; where an amount fails beside what a place is known for, without that. */
async function readText(
  text: string,
  found: TextMatch,
  source: Source,
  collection: Collection,
  table: Table | undefined,
): Promise<Text> {
  const words = await textWords(text, found.reading ?? {}, collection, source);
  const own = withAmounts(text, found, words, collection, table);
  const leaning = [
    ...words.filters.flatMap((one) => (isLeaning(collection, one.filter.field) ? one.words : [])),
    ...words.rest.filter((word) => isLeaning(collection, found.named?.[word]?.field ?? '')),
  ];
  if (leaning.length === 0 || !own.reading?.unmet) return own;
  // Better what is as large as needed and led by another trade.
  const written = [...new Set(asWritten(text, leaning))];
  const left = written.reduce((rest, word) => rest.replace(word, ' '), text);
  // A word that is not written as it is read cannot be taken out.
  const match = left === text ? undefined : await source.textMatch(left);
  if (!match || match.rids.length === 0) return own;
  const other = await readText(left, match, source, collection, table);
  const { unmet = [], lacking = [] } = other.reading ?? {};
  return unmet.length < own.reading.unmet.length
    ? { ...other, reading: { ...other.reading, lacking: [...lacking, ...written] } }
    : own;
}

/**
 * Filters that will all be asked of a collection. `table` is what its answer is taken from; without one, live rows are.
 * @throws Failure 400 when an area has too many candidates, or the condition is too long for the database.
 */
export async function resolve(
  content: D1Database,
  collection: Collection,
  filters: readonly Filter[],
  { source, table }: { source: Source; table: Table | undefined },
): Promise<Resolved> {
  const texts: Text[] = [];
  for (const filter of filters) texts.push(await withText(filter, source, collection, table));
  return {
    filters: await resolveEach(
      content,
      collection,
      texts.map(({ filter }) => filter),
      table,
    ),
    ...together(texts),
  };
}
