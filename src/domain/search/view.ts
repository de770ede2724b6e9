/** A card made ready to be compared with terms. */
import type { Label } from '../kinds.ts';
import type { Card } from './card.ts';
import { type Folded, folded } from './fold.ts';
import { joined } from './runs.ts';
import { type Spelled, spelled } from './spelling.ts';
import { words } from './tokens.ts';

/** How a term was met. */
export type Match =
  | 'exact'
  | 'literal'
  | 'code'
  | 'stem'
  | 'pinyin'
  | 'term'
  | 'synonym'
  | 'prefix'
  | 'initials'
  | 'typo'
  | 'homophone';

/** Where a term was met: the field, how, which part of a name (original offsets), and the text when it is not a name's. */
export type Found = {
  field: string;
  match: Match;
  ranges?: readonly Range[];
  text?: string | Label;
};

/** The fields that are names and can be marked. */
export type NameField = 'name_zh' | 'name_en';
export const isName = (field: string): field is NameField => field === 'name_zh' || field === 'name_en';

/** A stretch of a name in UTF-16 units of the original. */
export type Range = readonly [from: number, to: number];

export type Word = { text: string; from: number; to: number };

export type TextView = { field: string; original: string; text: string };

/** The words of a folded text with their place in the original. */
const wordsIn = ({ text, from, to }: Folded): Word[] =>
  [...text.matchAll(/[a-z]+|\d+/g)].map(({ 0: word, index }) => ({
    text: word,
    from: from[index]!,
    to: to[index + word.length - 1]!,
  }));

/** A card with its texts folded, as far as asked for. */
export class View {
  readonly card: Card;
  readonly zh: Folded;
  readonly en: Folded;
  readonly tags: ReadonlySet<string>;
  #texts?: TextView[];
  #words?: { field: NameField; word: Word }[];
  #spelled?: Spelled[][];
  #spelledOthers?: { original: string; runs: Spelled[][] }[];
  #otherWords?: { field: string; original: string; words: ReadonlySet<string> }[];

  constructor(card: Card) {
    this.card = card;
    this.zh = folded(card.name_zh);
    this.en = folded(card.name_en ?? '');
    this.tags = new Set([...card.tags, `c=${card.collection}`]);
  }

  /** Other names, codes and texts. */
  get texts(): TextView[] {
    this.#texts ??= [
      ...this.card.also.map((text) => ['also', text] as const),
      ...this.card.codes,
      ...this.card.texts,
    ].map(([field, original]) => ({ field, original, text: folded(original).text }));
    return this.#texts;
  }

  /** Latin words and numbers of both names. */
  get words() {
    this.#words ??= [
      ...wordsIn(this.zh).map((word) => ({ field: 'name_zh' as const, word })),
      ...wordsIn(this.en).map((word) => ({ field: 'name_en' as const, word })),
    ];
    return this.#words;
  }

  /** Words of everything but the names. */
  get otherWords() {
    this.#otherWords ??= this.texts.map(({ field, original, text }) => ({
      field,
      original,
      words: new Set(words(text)),
    }));
    return this.#otherWords;
  }

  /** Spelled runs of the other names. */
  get spelledOthers(): { original: string; runs: Spelled[][] }[] {
    this.#spelledOthers ??= this.card.also.map((original) => ({
      original,
      runs: spelled(folded(original).text, null),
    }));
    return this.#spelledOthers;
  }

  /** Spelled runs of the Chinese name. */
  get spelled(): Spelled[][] {
    this.#spelled ??= spelled(this.zh.text, this.card.pinyin);
    return this.#spelled;
  }

  /** The stretch of the original Chinese name that units `from` to `to` of the folded one come from. */
  range(from: number, to: number): [number, number] {
    return [this.zh.from[from]!, this.zh.to[to - 1]!];
  }

  /** Names and codes without punctuation. */
  get wholes(): { field: string; original: string; text: string }[] {
    const { name_zh, name_en, also, codes } = this.card;
    return [
      { field: 'name_zh', original: name_zh, text: joined(this.zh.text) },
      { field: 'name_en', original: name_en ?? '', text: joined(this.en.text) },
      ...[...also.map((text) => ['also', text] as const), ...codes].map(([field, original]) => ({
        field,
        original,
        text: joined(folded(original).text),
      })),
    ].filter(({ text }) => text !== '');
  }
}
