/** Whether two records describe one thing: by code, name and place, with what speaks for it. */
import { distance, type Position } from '../domain/geometry.ts';
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
export const pairsOf = (name: string): string[] =>
  name.length < 2 ? [name] : Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2));

const NUMBERS = /[\d一二三四五六七八九十甲乙丙丁]+/g;

/** How much a pair of characters tells names apart; 1 where nothing is known of other names. */
export type Weight = (pair: string) => number;

/** A record as it is compared: what takes longest is made once. */
export type Traits = {
  codes: ReadonlyMap<string, string>;
  name: string;
  pairs: readonly string[];
  numbers: string;
  position: Position | undefined;
};

/** Dice's coefficient of the pairs of two bare names, each by its weight. */
function alike(a: readonly string[], b: readonly string[], weight: Weight): number {
  const left = new Map<string, number>();
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
function nameLikeness(a: Traits, b: Traits, weight: Weight): number {
  if (a.name === b.name) return 1;
  return a.numbers === b.numbers ? alike(a.pairs, b.pairs, weight) : 0;
}

/** Up to so far apart two surveys may put one thing, and from so far on it is another. */
const NEAR_METRES = 50;
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

/** The traits of a record; `codes` are its collection's `codeFields`. */
export function traitsOf(record: Stored, codes: readonly string[]): Traits {
  const name = bareName(record.name_zh);
  const given = codes.flatMap((field) => {
    const value = record[field] ?? null;
    return value === null ? [] : [[field, fold(String(value)).replace(/[^\p{L}\p{N}]+/gu, '')] as const];
  });
  return {
    codes: new Map(given),
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
export function likeness(a: Traits, b: Traits, weight: Weight = () => 1): Likeness {
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

function squaresOf({ position }: Traits, reach: number): string[] {
  if (!position) return [];
  const [x, y] = position.map((degrees) => Math.floor(degrees / SQUARE)) as [number, number];
  const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return steps.flatMap((dx) => steps.map((dy) => `square ${x + dx} ${y + dy}`));
}

const exactKeys = ({ codes, name }: Traits): string[] => [
  ...[...codes].map(([field, code]) => `${field} ${code}`),
  `name ${name}`,
];

/**
 * Finds the record that is most alike without comparing all: only those with the same code, the same bare name, a rare pair
 * of characters in common, or a place nearby where few things are.
 */
export class Matcher<One extends { record: Stored }> {
  readonly #codes: readonly string[];
  readonly #byKey = new Map<string, One[]>();
  readonly #traits = new Map<One, Traits>();

  constructor(collection: Collection, ones: Iterable<One> = []) {
    this.#codes = codeFields(collection);
    for (const one of ones) this.add(one);
  }

  /** What many names have in common, such as the city's, tells little. */
  #weight = (pair: string): number =>
    Math.log(1 + (1 + this.#traits.size) / (1 + (this.#byKey.get(`pair ${pair}`)?.length ?? 0)));

  add(one: One): void {
    const traits = traitsOf(one.record, this.#codes);
    this.#traits.set(one, traits);
    const pairs = new Set(traits.pairs);
    for (const key of [
      ...exactKeys(traits),
      ...squaresOf(traits, 0),
      ...[...pairs].map((pair) => `pair ${pair}`),
    ]) {
      const list = this.#byKey.get(key);
      if (list) list.push(one);
      else this.#byKey.set(key, [one]);
    }
  }

  /** The record most like this one among those that `fits` takes, from `MAYBE` on; the first of equals. */
  best(record: Stored, fits: (one: One) => boolean): (Likeness & { one: One }) | undefined {
    const traits = traitsOf(record, this.#codes);
    const candidates = new Set<One>();
    const look = (key: string, most: number) => {
      const list = this.#byKey.get(key) ?? [];
      if (list.length <= most) for (const one of list) candidates.add(one);
    };
    for (const key of exactKeys(traits)) look(key, MOST_SAME);
    for (const key of squaresOf(traits, 1)) look(key, MOST_NEAR);
    for (const pair of traits.pairs) look(`pair ${pair}`, MOST_NAMES);
    let found: (Likeness & { one: One }) | undefined;
    for (const one of candidates) {
      if (!fits(one)) continue;
      const like = likeness(traits, this.#traits.get(one)!, this.#weight);
      if (like.score >= MAYBE && (!found || like.score > found.score)) found = { ...like, one };
    }
    return found;
  }
}
