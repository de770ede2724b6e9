/** The tokens of a release that look-ups by prefix, stem, pinyin or with typos run over, held in memory. */
import type { Card } from './card.ts';
import { bits, distance, editsFor, letterMask } from './edits.ts';
import type { Stem } from './english.ts';
import { fold } from './fold.ts';
import type { Zone } from './lexicon.ts';
import { bodyToken } from './tokens.ts';

/** Texts in ascending order, joined by spaces, and how many records have each. */
export type Counted = { texts: string; counts: number[] };

/**
 * What of a release's vocabulary is stored: words of names and other texts, pairs of syllables, groups of initials,
 * towns, and the zones by name.
 */
export type StoredVocabulary = {
  words: Counted;
  pairs: Counted;
  initials: Counted;
  towns: Counted;
  zones: readonly Zone[];
};

/** Long digits and mixed words are nearly as many as records: they are found as a whole only. */
const isKept = (word: string) => /^[a-z]{1,32}$/.test(word) || word.length <= 4;

function counted(map: ReadonlyMap<string, number>): Counted {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return { texts: sorted.map(([text]) => text).join(' '), counts: sorted.map(([, count]) => count) };
}

type Counts = 'words' | 'pairs' | 'initials' | 'towns';

const mapOf = ({ texts, counts }: Counted): Map<string, number> =>
  new Map(texts === '' ? [] : texts.split(' ').map((text, i) => [text, counts[i]!]));

/** Collects the vocabulary of a release, a card at a time, or changes that of another one. */
export class VocabularyCollection {
  readonly #maps: Record<Counts, Map<string, number>>;
  readonly #zones: Map<string, Zone>;

  constructor(last?: StoredVocabulary) {
    const of = (kind: Counts) => (last ? mapOf(last[kind]) : new Map<string, number>());
    this.#maps = { words: of('words'), pairs: of('pairs'), initials: of('initials'), towns: of('towns') };
    this.#zones = new Map(last?.zones.map((zone) => [zone.id, zone]));
  }

  #count(card: Card, tokens: readonly string[], step: 1 | -1): void {
    const { words, pairs, initials, towns } = this.#maps;
    const count = (map: Map<string, number>, text: string) => {
      const next = (map.get(text) ?? 0) + step;
      if (next > 0) map.set(text, next);
      else map.delete(text);
    };
    for (const token of tokens) {
      if (token.startsWith('~')) count(pairs, token.slice(1));
      else if (token.startsWith('.')) count(initials, token.slice(1));
      else {
        const word = token.startsWith(bodyToken('')) ? token.slice(1) : token;
        if (/^[a-z\d]+$/.test(word) && isKept(word)) count(words, word);
      }
    }
    for (const [field, text] of card.texts)
      if (field === 'town') count(towns, fold(text).replaceAll(' ', ''));
  }

  /** Adds a card with its tokens. */
  add(card: Card, tokens: readonly string[]): void {
    this.#count(card, tokens, 1);
    if (card.collection === 'zones') {
      const { id, name_zh, name_en, also } = card;
      this.#zones.set(id, { id, name_zh, name_en, also });
    }
  }

  /** Takes a card away that was added with these tokens. */
  remove(card: Card, tokens: readonly string[]): void {
    this.#count(card, tokens, -1);
    if (card.collection === 'zones') this.#zones.delete(card.id);
  }

  stored(): StoredVocabulary {
    const { words, pairs, initials, towns } = this.#maps;
    return {
      words: counted(words),
      pairs: counted(pairs),
      initials: counted(initials),
      towns: counted(towns),
      zones: [...this.#zones.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  }
}

/** Texts in ascending order with counts, for exact and prefix look-ups. */
class Index {
  readonly texts: readonly string[];
  readonly counts: readonly number[];
  readonly #known: ReadonlySet<string>;

  constructor(parts: readonly Counted[]) {
    const map = new Map<string, number>();
    for (const { texts, counts } of parts)
      if (texts !== '')
        for (const [i, text] of texts.split(' ').entries()) map.set(text, (map.get(text) ?? 0) + counts[i]!);
    const sorted = parts.length === 1 ? [...map] : [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    this.texts = sorted.map(([text]) => text);
    this.counts = sorted.map(([, count]) => count);
    this.#known = new Set(this.texts);
  }

  has(text: string): boolean {
    return this.#known.has(text);
  }

  /** The texts that begin with a prefix, the most frequent first, at most `most`. */
  beginningWith(prefix: string, most: number): string[] {
    let [low, high] = [0, this.texts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.texts[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let i = low; i < this.texts.length && this.texts[i]!.startsWith(prefix); i++) found.push(i);
    if (found.length > most) found.sort((a, b) => this.counts[b]! - this.counts[a]! || a - b);
    return found.slice(0, most).map((i) => this.texts[i]!);
  }
}

const MOST_CORRECTIONS = 4;
const SHORT = 6;

/** The vocabulary of the releases that are searched together. */
export class Vocabulary {
  readonly words: Index;
  readonly pairs: Index;
  readonly initials: Index;
  readonly towns: readonly string[];
  readonly zones: readonly Zone[];
  #stems?: ReadonlyMap<string, string[]>;
  #masks?: Int32Array;
  readonly #stem: Stem;

  constructor(parts: readonly StoredVocabulary[], stem: Stem) {
    this.#stem = stem;
    this.words = new Index(parts.map(({ words }) => words));
    this.pairs = new Index(parts.map(({ pairs }) => pairs));
    this.initials = new Index(parts.map(({ initials }) => initials));
    this.towns = new Index(parts.map(({ towns }) => towns)).texts;
    this.zones = parts.flatMap(({ zones }) => zones);
  }

  /** The words that share a stem with a word, itself left out. */
  relatives(word: string): string[] {
    if (this.#stems === undefined) {
      const stems = new Map<string, string[]>();
      for (const text of this.words.texts) {
        if (text.length < 3) continue;
        const key = this.#stem(text);
        const known = stems.get(key);
        if (known) known.push(text);
        else stems.set(key, [text]);
      }
      this.#stems = stems;
    }
    return (this.#stems.get(this.#stem(word)) ?? []).filter((text) => text !== word);
  }

  /** The known words nearest to a mistyped one, the frequent first: 1 edit away from 4 letters, 2 from 8. */
  corrections(word: string): string[] {
    const limit = editsFor(word.length);
    if (limit === 0 || !/^[a-z]+$/.test(word)) return [];
    const { texts, counts } = this.words;
    this.#masks ??= Int32Array.from(texts, (text) => (/^[a-z]+$/.test(text) ? letterMask(text) : -1));
    const mask = letterMask(word);
    let nearest = limit;
    let found: number[] = [];
    for (let i = 0; i < texts.length; i++) {
      if (Math.abs(texts[i]!.length - word.length) > nearest || texts[i]!.length < 3) continue;
      // Of short words nearly every other is one letter away.
      if (word.length < SHORT && texts[i]![0] !== word[0]) continue;
      if (bits(this.#masks[i]! ^ mask) > 2 * nearest) continue;
      const edits = distance(word, texts[i]!, nearest);
      if (edits > nearest) continue;
      if (edits < nearest) found = [];
      nearest = edits;
      found.push(i);
    }
    // The first letter is the one that is seldom wrong.
    const score = (i: number) => counts[i]! * (texts[i]![0] === word[0] ? 1000 : 1);
    return found
      .sort((a, b) => score(b) - score(a))
      .slice(0, MOST_CORRECTIONS)
      .map((i) => texts[i]!);
  }
}
