/** Whether two records describe one thing: by code, name and place, with what speaks for it. */
import { distance } from '../domain/distance.ts';
import type { Position } from '../domain/geometry.ts';
import type { Collection, Label, Language } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { fold } from '../domain/search/fold.ts';
import type { Stored } from './record.ts';

/** From this score on two records are one thing; between it and `MAYBE` a person decides. */
export const SAME = 0.85;
export const MAYBE = 0.78;
/** One department that numbers two things apart means two, unless next to nothing sets them apart. */
export const TWICE = 0.95;

/** The most that is still for a person to decide. */
const UNSURE = SAME - 0.01;

/** One thing that speaks for (1) or against (0) two records being one; `metres` is how far apart they are. */
export type Evidence =
  | { about: 'code'; score: number; field: string }
  | { about: 'name'; score: number }
  | { about: 'place'; score: number; metres: number };

/** `score` from 0 to 1. */
export type Likeness = { score: number; evidence: Evidence[] };

/** What names of one firm or building are written with or without. */
const FORMS = /(股份|集团|控股|有限责任|有限)*(公司|集团)\s*$|\b(co|ltd|inc|gmbh|corp|company|limited)\b/g;

/** A name without case, width, Traditional forms, punctuation, and legal forms. */
export function bareName(name: unknown): string {
  const text = fold(String(name ?? '')).replace(/[^\p{L}\p{N}]+/gu, ' ');
  return (text.replace(FORMS, '').trim() || text).replaceAll(' ', '');
}

/** Pairs of neighbouring characters; of one character itself. */
export function pairsOf(name: string): string[] {
  if (name.length < 2) return [name];
  const pairs: string[] = [];
  for (let i = 1; i < name.length; i++) pairs.push(name[i - 1]! + name[i]!);
  return pairs;
}

const NUMBERS = /[\d一二三四五六七八九十甲乙丙丁]+/g;

/** How much a pair of characters tells names apart; 1 where nothing is known of other names. */
export type Weight<Pair = string> = (pair: Pair) => number;

/** A record as it is compared: what takes longest is made once. Equal pairs are the same value. */
export type Traits<Pair = string> = {
  codes: ReadonlyMap<string, string>;
  name: string;
  pairs: readonly Pair[];
  numbers: string;
  position: Position | undefined;
};

/** Dice's coefficient of the pairs of two bare names, each by its weight. */
function alike<Pair>(a: readonly Pair[], b: readonly Pair[], weight: Weight<Pair>): number {
  const left = new Map<Pair, number>();
  let [all, common] = [0, 0];
  for (const pair of a) {
    all += weight(pair);
    left.set(pair, (left.get(pair) ?? 0) + 1);
  }
  for (const pair of b) {
    const own = weight(pair);
    all += own;
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    common += own;
    left.set(pair, count - 1);
  }
  return (2 * common) / all;
}

/** Names with other numbers in them are of other things. */
function nameLikeness<Pair>(a: Traits<Pair>, b: Traits<Pair>, weight: Weight<Pair>): number {
  if (a.name === b.name) return 1;
  return a.numbers === b.numbers ? alike(a.pairs, b.pairs, weight) : 0;
}

/** Up to so far apart two surveys may put one thing, and from so far on it is another. */
export const NEAR_METRES = 50;
const FAR_METRES = 1000;

export const positionOf = (record: Stored): Position | undefined =>
  typeof record.lon === 'number' && typeof record.lat === 'number' ? [record.lon, record.lat] : undefined;

const placeLikeness = (metres: number): number =>
  Math.min(1, Math.max(0, (FAR_METRES - metres) / (FAR_METRES - NEAR_METRES)));

/** Fields that number one thing whoever writes it, such as a registration code; a department's own number does not. */
export const codeFields = (collection: Collection): string[] =>
  Object.entries(fieldsOf(collection))
    .filter(([name, field]) => name !== 'source_no' && field.kind === 'text' && field.one)
    .map(([name]) => name);

const NO_CODES: ReadonlyMap<string, string> = new Map();

/** The traits of a record; `codes` are its collection's `codeFields`. */
export function traitsOf(record: Stored, codes: readonly string[]): Traits {
  const name = bareName(record.name_zh);
  const given = codes.flatMap((field) => {
    const value = record[field] ?? null;
    return value === null ? [] : [[field, fold(String(value)).replace(/[^\p{L}\p{N}]+/gu, '')] as const];
  });
  return {
    codes: given.length > 0 ? new Map(given) : NO_CODES,
    name,
    pairs: pairsOf(name),
    numbers: (name.match(NUMBERS) ?? []).join(),
    position: positionOf(record),
  };
}

const NAME_SHARE = 0.6;
/** Things at one place are many: without a code, a name less alike than this leaves it to a person. */
const NAME_SURE = 0.9;
/** A name alone, without places to compare, is not enough to be sure. */
const ALONE = 0.8;
/** How much a common code leaves open where the names have nothing in common. */
const CODE_FLOOR = 0.82;

/** How alike two records are. Codes that differ settle that they are two. */
export function likeness<Pair>(a: Traits<Pair>, b: Traits<Pair>, weight: Weight<Pair> = () => 1): Likeness {
  const evidence: Evidence[] = [];
  for (const [field, here] of a.codes) {
    const there = b.codes.get(field);
    if (there === undefined) continue;
    evidence.push({ about: 'code', score: Number(here === there), field });
    if (here !== there) return { score: 0, evidence };
  }
  const name = nameLikeness(a, b, weight);
  evidence.push({ about: 'name', score: name });
  const metres = a.position && b.position && distance(a.position, b.position);
  const place = metres === undefined ? undefined : placeLikeness(metres);
  if (metres !== undefined) evidence.push({ about: 'place', score: place!, metres });
  const named = place === undefined ? ALONE * name : NAME_SHARE * name + (1 - NAME_SHARE) * place;
  const isCoded = evidence.some(({ about, score }) => about === 'code' && score === 1);
  if (isCoded) return { score: CODE_FLOOR + (1 - CODE_FLOOR) * named, evidence };
  return { score: name < NAME_SURE ? Math.min(named, UNSURE) : named, evidence };
}

const SAY = {
  same: { zh: '编码相同', en: 'same code' },
  other: { zh: '编码不同', en: 'other code' },
  named: { zh: '名称相同', en: 'same name' },
  alike: (score: string): Label => ({ zh: `名称相似度 ${score}`, en: `name ${score} alike` }),
  apart: (metres: number): Label => ({ zh: `相距 ${metres} 米`, en: `${metres} m apart` }),
} as const;

function word(one: Evidence): Label {
  if (one.about === 'code') return one.score === 1 ? SAY.same : SAY.other;
  if (one.about === 'place') return SAY.apart(Math.round(one.metres));
  return one.score === 1 ? SAY.named : SAY.alike(one.score.toFixed(2));
}

/** The evidence in words, for reports: `name 0.92 alike, 34 m apart`. */
export const evidenceText = (evidence: readonly Evidence[], language: Language): string =>
  evidence.map((one) => word(one)[language]).join(language === 'zh' ? '，' : ', ');

/** Side of a square of the grid in degrees, half a kilometre: what is nearer lies in the same square or the next one. */
const SQUARE = 0.005;
/** Pairs of characters that more names than this have, and squares with more things, tell nothing. */
const MOST_NAMES = 8;
const MOST_NEAR = 64;
/** A name that so many have is no name. */
const MOST_SAME = 500;

/** Squares from pole to pole. */
const COLUMN = 36_001;

/** The numbers of the squares around a place, up to so many squares away. */
function squaresOf({ position }: Pick<Traits, 'position'>, reach: number): number[] {
  if (!position) return [];
  const x = Math.floor(position[0] / SQUARE);
  const y = Math.floor(position[1] / SQUARE);
  const squares: number[] = [];
  for (let dx = -reach; dx <= reach; dx++)
    for (let dy = -reach; dy <= reach; dy++) squares.push((x + dx) * COLUMN + y + dy);
  return squares;
}

function exactKeys({ codes, name }: Pick<Traits, 'codes' | 'name'>): string[] {
  const keys: string[] = [];
  for (const [field, code] of codes) keys.push(`${field} ${code}`);
  keys.push(`name ${name}`);
  return keys;
}

/** Metres of a degree of latitude, rather fewer than there are. */
const DEGREE = 110_000;
/** No city lies so far north that a degree of longitude is less than a fifth of one of latitude. */
const NARROWEST = DEGREE / 5;

/** So far apart the places of two records with one name and no common code may lie for a score. */
const farthest = (least: number): number =>
  FAR_METRES - Math.max(0, (least - NAME_SHARE) / (1 - NAME_SHARE)) * (FAR_METRES - NEAR_METRES);

/** Whether two records may reach a score, told without comparing the pairs of their names. */
function mayReach(least: number, a: Omit<Traits, 'pairs'>, b: Omit<Traits, 'pairs'>): boolean {
  if (a.codes.size > 0 && b.codes.size > 0)
    for (const [field, code] of a.codes) if (b.codes.get(field) === code) return true;
  if (a.numbers !== b.numbers) return false;
  if (!a.position || !b.position) return ALONE >= least;
  const most = farthest(least);
  return (
    Math.abs(a.position[1] - b.position[1]) * DEGREE <= most &&
    Math.abs(a.position[0] - b.position[0]) * NARROWEST <= most
  );
}

/** A pair of characters in so many names; those names while they are few. */
type Pair<One> = { size: number; few: Entry<One>[] };

/** `round` is the look in which it was come upon last. */
type Entry<One> = { one: One; traits: Traits<Pair<One>>; round: number };

function put<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * Finds the record that is most alike without comparing all: only those with the same code, the same bare name, a rare pair
 * of characters in common, or a place nearby where few things are.
 */
export class Matcher<One extends { record: Stored }> {
  readonly #codes: readonly string[];
  readonly #byKey = new Map<string, Entry<One>[]>();
  /** How many things lie in a square. */
  readonly #sizes = new Map<number, number>();
  /** What lies in a square, for each numbers in a name: of things named alike but for these, none is another. */
  readonly #byNumbers = new Map<string, Map<number, Entry<One>[]>>();
  readonly #pairs = new Map<string, Pair<One>>();
  #size = 0;
  #round = 0;
  /** What was looked at last: a record is looked for more than once, and then taken in. */
  #last: { record: Stored; size: number; traits: Traits<Pair<One>>; candidates?: Entry<One>[] } | undefined;

  constructor(collection: Collection, ones: Iterable<One> = []) {
    this.#codes = codeFields(collection);
    for (const one of ones) this.add(one);
  }

  /** What many names have in common, such as the city's, tells little. */
  #weight = ({ size }: Pair<One>): number => Math.log(1 + (1 + this.#size) / (1 + size));

  #pair = (text: string): Pair<One> => {
    let pair = this.#pairs.get(text);
    if (!pair) {
      pair = { size: 0, few: [] };
      this.#pairs.set(text, pair);
    }
    return pair;
  };

  #look(record: Stored) {
    if (this.#last?.record !== record || this.#last.size !== this.#size) {
      const traits = traitsOf(record, this.#codes);
      this.#last = { record, size: this.#size, traits: { ...traits, pairs: traits.pairs.map(this.#pair) } };
    }
    return this.#last;
  }

  add(one: One): void {
    const { traits } = this.#look(one.record);
    const entry = { one, traits, round: 0 };
    this.#size += 1;
    for (const key of exactKeys(traits)) put(this.#byKey, key, entry);
    for (const key of squaresOf(traits, 0)) {
      this.#sizes.set(key, (this.#sizes.get(key) ?? 0) + 1);
      const squares = this.#byNumbers.get(traits.numbers) ?? new Map<number, Entry<One>[]>();
      this.#byNumbers.set(traits.numbers, squares);
      put(squares, key, entry);
    }
    for (const pair of new Set(traits.pairs)) {
      pair.size += 1;
      if (pair.size <= MOST_NAMES) pair.few.push(entry);
      else pair.few = [];
    }
  }

  #candidates(traits: Traits<Pair<One>>): Entry<One>[] {
    const found: Entry<One>[] = [];
    this.#round += 1;
    const take = (list: readonly Entry<One>[] = []) => {
      for (const entry of list) {
        if (entry.round === this.#round) continue;
        entry.round = this.#round;
        if (mayReach(MAYBE, traits, entry.traits)) found.push(entry);
      }
    };
    for (const key of exactKeys(traits)) {
      const list = this.#byKey.get(key);
      if (list && list.length <= MOST_SAME) take(list);
    }
    const squares = this.#byNumbers.get(traits.numbers);
    for (const key of squares ? squaresOf(traits, 1) : []) {
      const near = squares!.get(key);
      if (near && this.#sizes.get(key)! <= MOST_NEAR) take(near);
    }
    for (const { few } of traits.pairs) take(few);
    return found;
  }

  /** The record most like this one among those that `fits` takes, from a score of at least `MAYBE` on; the first of equals. */
  best(record: Stored, fits: (one: One) => boolean, least = MAYBE): (Likeness & { one: One }) | undefined {
    const last = this.#look(record);
    const { traits } = last;
    last.candidates ??= this.#candidates(traits);
    let found: (Likeness & { one: One }) | undefined;
    for (const entry of last.candidates) {
      if (!fits(entry.one) || !mayReach(least, traits, entry.traits)) continue;
      const like = likeness(traits, entry.traits, this.#weight);
      if (like.score >= least && (!found || like.score > found.score)) found = { ...like, one: entry.one };
    }
    return found;
  }
}
