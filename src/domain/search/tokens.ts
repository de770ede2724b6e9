/**
 * The tokens of the search index, made here for writer, query and tests alike. One FTS5 column holds them all, told
 * apart by their first character; the index knows which records have a token and nothing else (`detail=none`).
 */
import { quadkey } from '../mercator.ts';
import { type Card, cardOf } from './card.ts';
import { SYLLABLES, TRADITIONAL } from './characters.ts';
import { fold } from './fold.ts';
import { LEAST_POSTED } from './postings.ts';
import { bigrams, joined, plainNumber, runs } from './runs.ts';
import { spelled } from './spelling.ts';

/** Zooms of the map cells a placed record is under. */
export const CELL_ZOOMS = [9, 11, 13, 15] as const;

/** 32-bit FNV-1a in base 36: short, because every record has some; what falls together is told apart by the card. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193);
  return (value >>> 0).toString(36);
}

/** The whole of a folded name or code, however it is punctuated, as a hash: the text would be half the index. */
export const exactToken = (folded: string): string => `=${hash(joined(folded))}`;

/** Beginning of a name: its first two characters. */
export const startToken = (pair: string): string => `^${pair}`;
/** Two neighbouring syllables, or the last one with nothing after it. */
export const pairToken = (pair: string): string => `~${pair}`;
/** First letters of three neighbouring syllables, fewer at the end of a name. */
export const initialsToken = (letters: string): string => `.${letters}`;
/** Anything that stands in a text other than a name. */
export const bodyToken = (token: string): string => `_${token}`;
/** A term, as `field=code`. */
export const tagToken = (tag: string): string => `@${tag.replace('=', ':')}`;
export const collectionToken = (collection: string): string => `@c:${collection}`;
export const cellToken = (key: string): string => `#${key}`;

/** Pairs of syllables of a run: `kun'shan`, `shan'`. */
export const syllablePairs = (syllables: readonly string[]): string[] =>
  syllables.map((syllable, i) => `${syllable}'${syllables[i + 1] ?? ''}`);

/** Groups of up to three initials: `ksk`, `sk`, `k` of three syllables. */
export const initialGroups = (syllables: readonly string[]): string[] =>
  syllables.map((_, i) =>
    syllables
      .slice(i, i + 3)
      .map((syllable) => syllable[0]!)
      .join(''),
  );

/** Letters and digits that stand together, and what they are made of: `m3` gives m3, m and 3. */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text.matchAll(/[a-z\d]+/g)) {
    const parts = runs(word);
    if (parts.length > 1) found.push(word);
    for (const { kind, text: part } of parts) found.push(kind === 'digits' ? plainNumber(part) : part);
  }
  return found;
}

function* hanziTokens(text: string): Generator<string> {
  for (const run of runs(text)) if (run.kind === 'hanzi') yield* bigrams(run.text);
}

function* nameTokens({ name_zh, name_en, pinyin, also, codes }: Card): Generator<string> {
  for (const [i, name] of [name_zh, name_en ?? '', ...also].entries()) {
    if (name === '') continue;
    const text = fold(name);
    yield exactToken(text);
    yield* words(text);
    yield* hanziTokens(text);
    for (const run of runs(text)) {
      if (run.kind !== 'hanzi') continue;
      yield* run.text;
      yield startToken([...run.text].slice(0, 2).join(''));
    }
    for (const run of spelled(text, i === 0 ? pinyin : null)) {
      const syllables = run.map(({ syllable }) => syllable);
      for (const pair of syllablePairs(syllables)) yield pairToken(pair);
      for (const letters of initialGroups(syllables)) yield initialsToken(letters);
    }
  }
  for (const [, code] of codes) yield exactToken(fold(code));
}

function* bodyTokens({ codes, texts }: Card): Generator<string> {
  for (const [, original] of [...texts, ...codes]) {
    const text = fold(original);
    yield* words(text);
    yield* hanziTokens(text);
  }
}

function* placeTokens({ collection, tags, lon, lat }: Card): Generator<string> {
  yield collectionToken(collection);
  for (const tag of tags) yield tagToken(tag);
  if (lon !== null && lat !== null) {
    const key = quadkey([lon, lat], CELL_ZOOMS.at(-1)!);
    for (const zoom of CELL_ZOOMS) yield cellToken(key.slice(0, zoom));
  }
}

/** All tokens of a card, each once. What a name has is not said again for the other texts. */
export function tokenize(card: Card): string[] {
  const names = new Set(nameTokens(card));
  const tokens = new Set(names);
  for (const token of bodyTokens(card)) if (!names.has(token)) tokens.add(bodyToken(token));
  for (const token of placeTokens(card)) tokens.add(token);
  return [...tokens];
}

const PROBE = {
  id: 'a',
  rid: 1,
  name_zh: `样例·昆山３號M3廠房（A区）女儿路 ${TRADITIONAL}`,
  name_en: 'Sample Café №3 Straße',
  pinyin: null,
  short_zh: '昆三',
  code: '苏地2020-WG-015',
  kind: 'zone',
  division: '320583',
  town: '玉山镇',
  lon: 120.9,
  lat: 31.3,
};

/** Counts the ways in which cards, vocabularies and lists were stored; raised with each. */
const FORMAT = 4;

let known: string | undefined;

/** What this code makes of a text and how it stores that: changes whenever another release's would not fit. */
export function tokenizerId(): string {
  known ??= hash(
    tokenize(
      cardOf(PROBE, {
        id: 'probe',
        label: { zh: '', en: '' },
        description: { zh: '', en: '' },
        geometry: 'Point',
        zoom: 0,
        card: [],
        fields: {
          code: { kind: 'text', label: { zh: '', en: '' } },
          kind: { kind: 'term', terms: {}, label: { zh: '', en: '' } },
        },
      }),
    ).join(' ') +
      SYLLABLES +
      LEAST_POSTED +
      FORMAT,
  );
  return known;
}
