/** How much a question asks for, and by when: no index knows it, but the fields of a collection do. */
import { dayNumber } from '../calendar-day.ts';
import type { Filter } from '../filter.ts';
import type { Collection, Language } from '../kinds.ts';
import { rangesOf } from '../need.ts';
import { shownUnit } from '../sentence.ts';
import { storedUnit, UNITS, type Unit } from '../units.ts';
import {
  AMOUNT,
  boundSaid,
  FIELDS_NAMED,
  factorOf,
  isPlainly,
  type Measure,
  type Measured,
  measuredFields,
  measureOf,
  NAME,
  namesOf,
  PARTS_OF_DAY,
  SQUARE_METRES_A_SQUARE_FOOT,
  timesOf,
} from './amount-pattern.ts';
import { nearnessCondition, nearnessIn } from './nearness.ts';
import { terms } from './question.ts';
import { timeCondition, timesIn, withoutTimes } from './times.ts';

/** An amount as it is written, with both ends of a range. */
type Amount = {
  text: string;
  /** The name of the field, where there is one. */
  name: string | undefined;
  bound: ReturnType<typeof boundSaid>;
  /** In the unit written, or in that in which the page shows the field. */
  values: readonly [first: number, second: number | undefined];
  measure: Measure | undefined;
  /** A number alone beside the name of a field. */
  isBare: boolean;
  /** The word for thousands and millions. */
  times: string;
};

/** Millions of nothing are money: `3000万到5000万`. */
function isSumAlone({ groups = {} }: RegExpMatchArray): boolean {
  const times = groups.secondTimes ?? groups.firstTimes;
  return (
    groups.name === undefined &&
    groups.later === undefined &&
    times !== undefined &&
    numberIn(groups.second ?? groups.first!) * timesOf(times) >= 1e6
  );
}

const DOLLARS = /\$|usd/;
const isYuan = (measure: Measure | undefined) => measure?.base === 'yuan';

/** Whether a field of that name measures what the amount is in: `6000 m2 rent` is no rent. */
const fits = (name: string, unit: string): boolean => {
  const measure = measureOf(unit);
  return measure !== undefined && FIELDS_NAMED.get(name)!.some((field) => factor(measure, field, true));
};

const numberIn = (text: string) => Number(text.replaceAll(',', ''));

function amountOf(match: RegExpMatchArray): Amount | undefined {
  const { lead = '', before = '', currency, first, second, after = '', ...groups } = match.groups!;
  // `CNY 50m` are millions.
  const isMillions = currency !== undefined && groups.unit === 'm';
  const written = isMillions ? undefined : (groups.unit ?? groups.firstUnit);
  const unit =
    written ??
    (currency && (DOLLARS.test(currency) ? 'usd' : /eur|€/.test(currency) ? 'eur' : '元')) ??
    (groups.each || isSumAlone(match) ? '元' : undefined);
  const later = groups.name === undefined && unit && groups.later && fits(groups.later, unit);
  // Who wants to rent 1,200 m² names no rent.
  const own = groups.name && unit && !isMillions && !fits(groups.name, unit) ? undefined : groups.name;
  const name = own ?? (later ? groups.later : undefined);
  if (name === undefined && (unit === undefined || !isPlainly(unit))) return undefined;
  const ownTimes = isMillions ? 'million' : (groups.secondTimes ?? groups.firstTimes);
  const last = second === undefined ? undefined : numberIn(second) * timesOf(ownTimes);
  const firstTimes = second === undefined ? ownTimes : groups.firstTimes;
  const shared = numberIn(first!) * timesOf(firstTimes ?? ownTimes);
  const least = last !== undefined && shared > last ? numberIn(first!) * timesOf(firstTimes) : shared;
  const measure = unit === undefined ? undefined : measureOf(unit);
  const text = later ? match[0].trimEnd() + groups.behind : match[0];
  return {
    text: text.trim(),
    name,
    bound: boundSaid(lead + before + after),
    values: [least, last],
    measure:
      groups.foot && measure ? { ...measure, factor: measure.factor / SQUARE_METRES_A_SQUARE_FOOT } : measure,
    isBare: unit === undefined,
    times: ownTimes ?? '',
  };
}

const partsOfDayIn = (text: string): Amount[] =>
  PARTS_OF_DAY.flatMap(([words, hours]) =>
    [...text.matchAll(words)].map(([found]) => ({
      text: found,
      name: undefined,
      bound: 'most',
      values: [hours, undefined],
      measure: { base: 'hour', factor: 1 },
      isBare: false,
      times: '',
    })),
  );

const amountsIn = (text: string): Amount[] => [
  ...[...text.matchAll(AMOUNT)].map(amountOf).filter((one) => one !== undefined),
  ...partsOfDayIn(text),
];

function parted(asked: string): { rest: string; quantities: string[] } {
  const { found, rest: text } = nearnessIn(withoutTimes(asked));
  const amounts = amountsIn(text).map((one) => one.text);
  let rest = text;
  for (const one of amounts) rest = rest.replace(one, ' ');
  const others = [...timesIn(asked), ...found];
  return { rest, quantities: [...others.map((one) => one.text), ...amounts] };
}

/** The text without its amounts, times and distances, and these; a text of nothing else is left as it is. */
export function withoutQuantities(asked: string): { rest: string; quantities: string[] } {
  const { rest, quantities } = parted(asked);
  return terms(rest).length === 0 ? { rest: asked, quantities: [] } : { rest, quantities };
}

/** The amounts, times and distances of a text of nothing else. */
export function amountsAlone(asked: string): string[] {
  const { rest, quantities } = parted(asked);
  return terms(rest).length === 0 ? quantities : [];
}

const LABELS = new RegExp(NAME, 'g');

/** The text without names of fields that amounts are of, and these: beside nothing else they say nothing of what is looked for. */
export function withoutLabels(
  text: string,
  isKept: (name: string) => boolean,
): { rest: string; labels: readonly string[] } {
  const labels: string[] = [];
  const rest = text.replace(LABELS, (name) => {
    if (isKept(name)) return name;
    labels.push(name);
    return ' ';
  });
  return terms(rest).length === 0 ? { rest: text, labels: [] } : { rest, labels };
}

/** Whether such a name is a wish without an amount, `plenty of power`: of money every project speaks. */
export const isWish = (name: string): boolean =>
  FIELDS_NAMED.get(name)?.every(({ unit }) => unit !== undefined && !unit.startsWith('yuan')) === true;

/** Whether a word is such a name. */
export const isLabel = (word: string): boolean => FIELDS_NAMED.has(word);

/** How many stored units of a field one unit of an amount is; undefined where it measures something else. */
function factor({ base, factor: own }: Measure, { unit: stored }: Measured, isNamed: boolean) {
  if (base === stored) return own;
  if (!isNamed || stored === undefined) return undefined;
  // Of rents and prices people say the money only, and of loads the tonnes.
  const per = (Object.keys(UNITS) as Unit[]).find(
    (unit) => unit.startsWith(`${base}_per_`) && storedUnit(unit) === stored,
  );
  return per && own * factorOf(per);
}

const languageOf = (name: string): Language => (/\p{Script=Han}/u.test(name) ? 'zh' : 'en');

/** What an amount counts in a field, in its stored unit. */
function measureIn({ measure: own, isBare, times, name }: Amount, field: Measured): number | undefined {
  const { shown, unit: stored = '' } = field;
  const isSum = isBare && times !== '' && stored.startsWith('yuan');
  const measure: Measure | undefined = isSum ? { base: 'yuan', factor: 1 } : own;
  if (isBare && !isSum) {
    const unit = shownUnit(field, languageOf(name!));
    return unit === undefined ? 1 : factorOf(unit);
  }
  if (!measure) return undefined;
  // Prices of land are said in ten thousands of yuan.
  const isOfLand = shown?.startsWith('wan_yuan_per_') && times.includes('万');
  if (isYuan(measure) && isOfLand && (name || field.better === 'less')) return factorOf(shown!) / 1e4;
  return factor(measure, field, name !== undefined);
}

type Matched = readonly [name: string, field: Measured, each: number];

/**
 * The field an amount is of: the one named, else the first that cards show, and what the collection sums; that before the
 * others where the amount is what is exceeded.
 */
function fieldFor(collection: Collection, amount: Amount): Matched | undefined {
  const { name, measure } = amount;
  const fields = measuredFields(collection).flatMap(([own, field]): Matched[] => {
    const each = measureIn(amount, field);
    const isMeant = name === undefined || namesOf(field).includes(name);
    return isMeant && each !== undefined ? [[own, field, each]] : [];
  });
  if (name !== undefined) return fields[0];
  // A length that is not named may be anything.
  if (measure?.base === 'm') return undefined;
  const weight = collection.heat?.weight;
  const order = amount.bound === 'least' ? [weight, ...collection.card] : [...collection.card, weight];
  const first = order.find((one) => fields.some(([own]) => own === one));
  if (first === undefined && isYuan(measure)) return cheapest(collection, amount);
  return fields.find(([own]) => own === first) ?? (fields.length === 1 ? fields[0] : undefined);
}

/** Where no sum of money is kept, a sum is the price of one that cards show, if there is one. */
function cheapest(collection: Collection, amount: Amount): Matched | undefined {
  const prices = measuredFields(collection).flatMap(([own, field]): Matched[] => {
    const each = factor(amount.measure!, field, true);
    return field.better === 'less' && collection.card.includes(own) && each !== undefined
      ? [[own, field, each]]
      : [];
  });
  return prices.length === 1 ? prices[0] : undefined;
}

type Between = Extract<Filter, { op: 'between' }>;

/** A condition that amounts, times or distances of a question are in a collection. */
export type Condition = { texts: readonly string[]; filter: Between };

function ends(amount: Amount, [, field, each]: Matched): [number | null, number | null] {
  // Three mu are 2,000 m², not a little more.
  const [value, last] = amount.values.map((one) => one && Number((one * each).toPrecision(12)));
  if (last !== undefined) return value! <= last ? [value!, last] : [last, value!];
  if (amount.bound === 'about') return [0.8 * value!, 1.2 * value!];
  const isMost = amount.bound === 'most' || (!amount.bound && (field.better === 'less' || field.brought));
  return isMost ? [null, value!] : [value!, null];
}

/** The second of two conditions on a field, or both where each says one end. */
function joined(one: Condition | undefined, { texts, filter }: Condition): Condition {
  if (!one) return { texts, filter };
  const [from, to] = [filter.from ?? one.filter.from, filter.to ?? one.filter.to];
  const isRange =
    (filter.from === null) !== (filter.to === null) && from !== null && to !== null && from < to;
  return { texts: [...one.texts, ...texts], filter: isRange ? { ...filter, from, to } : filter };
}

/**
 * The amounts, times and distances of a normalised question as conditions on a collection, as far as it has fields for
 * them; `today` is the calendar day it is asked on.
 */
export function conditionsOf(question: string, collection: Collection, today: string): Condition[] {
  const { found: near, rest } = nearnessIn(withoutTimes(question));
  let size: number | undefined;
  const totals: { text: string; field: string; to: number; max: number }[] = [];
  const amounts = amountsIn(rest).flatMap((amount): Condition[] => {
    const match = fieldFor(collection, amount);
    if (!match) return [];
    const [field, own] = match;
    const [from, to] = ends(amount, match);
    if (own.unit === 'm2') size ??= amount.values[0] * match[2];
    // A limit beyond what a field can hold is said of something else: of the rent for all of the space.
    const { max = Number.POSITIVE_INFINITY } = own;
    if (to !== null && to > max && (from ?? to) > max) {
      if (own.unit?.startsWith('yuan_per_m2')) totals.push({ text: amount.text, field, to, max });
      return [];
    }
    return [{ texts: [amount.text], filter: { op: 'between', field, from, to } }];
  });
  // By the space that is taken it is that of each square metre.
  for (const { text, field, to, max } of totals) {
    const each = size && Number((to / size).toPrecision(3));
    if (each && each <= max)
      amounts.push({ texts: [text], filter: { op: 'between', field, from: null, to: each } });
  }
  const times = timesIn(question, dayNumber(today)).flatMap((time): Condition[] => {
    const filter = timeCondition(time, collection);
    return filter ? [{ texts: [time.text], filter }] : [];
  });
  const distances = near.flatMap((nearness): Condition[] => {
    const filter = nearnessCondition(nearness, collection);
    return filter ? [{ texts: [nearness.text], filter }] : [];
  });
  const found = new Map<string, Condition>();
  for (const one of [...amounts, ...times, ...distances])
    found.set(one.filter.field, joined(found.get(one.filter.field), one));
  return [...found.values()].flatMap(({ texts, filter }) =>
    rangesOf<string | number>(collection, filter.field, filter)
      .filter(
        ([field, { from, to }]) => (from ?? to) !== null && (field === filter.field || !found.has(field)),
      )
      .map(([field, ends]) => ({ texts, filter: { op: 'between', field, ...ends } })),
  );
}
