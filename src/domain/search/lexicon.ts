/** Every name of a term, collection or zone in both languages, and the tag under which its records are indexed. */
import type { Label } from '../kinds.ts';
import { COLLECTIONS } from '../maps/index.ts';
import { fieldsOf } from '../record.ts';
import { distance } from './edits.ts';
import type { Stem } from './english.ts';
import { fold } from './fold.ts';
import { COMMON_IN_NAMES } from './small-words.ts';
import { usualSpelling } from './spelling.ts';
import { SYNONYMS } from './synonyms.ts';
import { collectionToken, tagToken } from './tokens.ts';

/** A development zone, which records refer to by its id. */
export type Zone = { id: string; name_zh: string; name_en: string | null; also: readonly string[] };

/** A meaning: `tag` is `field=code`, or `c=collection`; `token` finds its records. */
export type Meaning = { tag: string; token: string; field: string; label: Label };

/** The code of a tag, `C27` of `industries=C27`. */
export const codeOf = (tag: string): string => tag.slice(tag.indexOf('=') + 1);

/** How a text names a meaning: as its label has it, or otherwise. */
export type Named = { meaning: Meaning; isLabel: boolean };

type Entry = {
  meaning: Meaning;
  /** Names in Hanzi, folded, the label first; the first `own` are its label and spellings, the others what people say. */
  names: string[];
  own: number;
  /** Names of letters and digits, such as 5g. */
  codes: Set<string>;
  /** Stems and words of English names. */
  stems: Set<string>;
  words: Set<string>;
  /** Stems and words of the English label. */
  labelStems: Set<string>;
  /** Stems of English names that are one word. */
  oneWordStems: Set<string>;
  /** Names in joined pinyin and their initials. */
  spellings: string[];
  initials: string[];
};

const SMALL = new Set(['and', 'of', 'the', 'or', 'for', 'in', 'to', 'with', 'a', 'other']);
/** `hazardous` is no survey of geological hazards. */
const UNSEARCHED = /^contact_|^visibility$|^checks$/;
const CODE = /^(?=.*\d)(?=.*[a-z])[a-z\d]+$/;
const HANZI = /\p{Script=Han}/u;
const MOST = 24;

const englishWords = (text: string) => (fold(text).match(/[a-z]+/g) ?? []).filter((word) => !SMALL.has(word));

/** Names in Hanzi, folded, and their parts. */
const hanziNames = (names: readonly string[]): string[] =>
  names
    .filter((name) => HANZI.test(name))
    .flatMap((name) => [fold(name), ...fold(name).split(/[^\p{L}\d]+/u)])
    .filter((name) => name.length > 1);

function entry(meaning: Meaning, others: readonly string[], stem: Stem): Entry {
  const synonyms = SYNONYMS[meaning.tag] ?? [];
  const spelled = [meaning.label.zh, meaning.label.en, ...others].filter((name) => name !== '');
  const all = [...new Set([...spelled, ...synonyms])];
  const own = new Set(hanziNames(spelled));
  const names = [...new Set([...own, ...hanziNames(synonyms)])];
  const words = all.flatMap(englishWords);
  const spellings = names.map(usualSpelling).filter((syllables) => syllables.length > 1);
  return {
    meaning,
    names,
    own: own.size,
    codes: new Set([codeOf(meaning.tag).toLowerCase(), ...all.map(fold).filter((name) => CODE.test(name))]),
    words: new Set(words),
    stems: new Set(words.filter((word) => !COMMON_IN_NAMES.has(word)).map(stem)),
    labelStems: new Set(englishWords(meaning.label.en).map(stem)),
    oneWordStems: new Set(
      all
        .map(englishWords)
        .filter(({ length }) => length === 1)
        .map(([word]) => stem(word!)),
    ),
    spellings: spellings.map((syllables) => syllables.join('')),
    initials: spellings.map((syllables) => syllables.map(([first]) => first).join('')),
  };
}

/** The entries of all term fields and collections. */
function defined(stem: Stem): Entry[] {
  const found = new Map<string, { meaning: Meaning; others: readonly string[] }>();
  for (const collection of COLLECTIONS) {
    const own = `c=${collection.id}`;
    found.set(own, {
      meaning: {
        tag: own,
        token: collectionToken(collection.id),
        field: 'collection',
        label: collection.label,
      },
      others: [],
    });
    for (const [name, field] of Object.entries(fieldsOf(collection))) {
      if (field.kind === 'flag') {
        const tag = `${name}=true`;
        const meaning = { tag, token: tagToken(tag), field: name, label: field.label };
        found.set(tag, { meaning, others: [] });
      }
      if (field.kind !== 'term' || UNSEARCHED.test(name)) continue;
      for (const [code, term] of Object.entries(field.terms)) {
        const key = `${name}=${code}`;
        const known = found.get(key);
        const others = [...(term.aliases ?? []).filter((alias) => !/^\d+$/.test(alias)), term.zh, term.en];
        if (known) found.set(key, { ...known, others: [...known.others, ...others] });
        else
          found.set(key, {
            meaning: { tag: key, token: tagToken(key), field: name, label: { zh: term.zh, en: term.en } },
            others,
          });
      }
    }
  }
  return [...found.values()].map(({ meaning, others }) => entry(meaning, others, stem));
}

const zoneEntry = ({ id, name_zh, name_en, also }: Zone, stem: Stem): Entry => {
  const tag = `zone=${id}`;
  return entry(
    { tag, token: tagToken(tag), field: 'zone', label: { zh: name_zh, en: name_en ?? '' } },
    also,
    stem,
  );
};

/** The names of terms, collections, and the zones of a release; `towns` only help to cut compounds. */
export class Lexicon {
  readonly #entries: readonly Entry[];
  readonly #names: Set<string>;
  readonly #longest: number;
  readonly #stem: Stem;

  constructor(zones: readonly Zone[], towns: readonly string[], stem: Stem) {
    this.#stem = stem;
    this.#entries = [...defined(stem), ...zones.map((zone) => zoneEntry(zone, stem))];
    this.#names = new Set([...this.#entries.flatMap(({ names }) => names), ...towns]);
    this.#longest = Math.max(0, ...[...this.#names].map((name) => name.length));
  }

  /** The meanings one of whose names contains the Hanzi; what people call them besides must be these: `机器人` is no `手术机器人`. */
  inHanzi(text: string): Named[] {
    const isCommon = COMMON_IN_NAMES.has(text);
    return this.#entries
      .filter(
        ({ names, own, meaning: { field } }) =>
          names.includes(text) ||
          (!(isCommon && field === 'zone') && names.slice(0, own).some((name) => name.includes(text))),
      )
      .map(({ meaning, names }) => ({ meaning, isLabel: names[0]?.includes(text) === true }))
      .slice(0, MOST);
  }

  /** The meanings whose code is the text or that it names, such as C39, M2 or 5g. */
  withCode(text: string): Named[] {
    return this.#entries
      .filter(({ codes }) => codes.has(text))
      .map(({ meaning }) => ({ meaning, isLabel: true }))
      .slice(0, MOST);
  }

  /** The meanings of which the text is a whole name or the code. */
  wholly(text: string): Meaning[] {
    const key = this.#stem(text);
    return this.#entries
      .filter(
        ({ codes, names, oneWordStems, spellings }) =>
          names.includes(text) || oneWordStems.has(key) || spellings.includes(text) || codes.has(text),
      )
      .map(({ meaning }) => meaning);
  }

  /** The meanings with a name that differs from the Hanzi in one character at most. */
  nearHanzi(text: string): Named[] {
    return this.#entries
      .filter(({ names }) => names.some((name) => distance(text, name, 1) <= 1))
      .map(({ meaning }) => ({ meaning, isLabel: false }))
      .slice(0, MOST);
  }

  /** The meanings with a name that has the English word or a relative of it, or that is spelled so in pinyin. */
  inLatin(text: string): Named[] {
    const key = this.#stem(text);
    return this.#entries
      .filter(({ stems, spellings }) => stems.has(key) || spellings.includes(text))
      .map(({ meaning, labelStems }) => ({ meaning, isLabel: labelStems.has(key) }))
      .slice(0, MOST);
  }

  /** The meanings with an English word or a pinyin spelling that begins so, or whose initials these are. */
  beginningWith(text: string): Meaning[] {
    if (text.length < 3) return [];
    const begins = (one: string) => one.startsWith(text);
    return this.#entries
      .filter(
        ({ words, spellings, initials }) =>
          [...words].some(begins) || spellings.some(begins) || initials.includes(text),
      )
      .map(({ meaning }) => meaning)
      .slice(0, MOST);
  }

  /** The meanings that a word names or begins to name, those that it names wholly first. */
  named(text: string): Meaning[] {
    const key = this.#stem(text);
    const begins = (one: string) => one.startsWith(text);
    const contains = (one: string) => one.includes(text);
    const closeness = (one: Entry): number => {
      const { meaning, names, words, labelStems, stems, spellings, initials } = one;
      if (names[0] === text || spellings[0] === text) return 0;
      if (one.codes.has(text)) return 0;
      if (names.includes(text) || spellings.includes(text) || labelStems.has(key)) return 1;
      if (stems.has(key) || names.some(begins) || (text.length > 1 && spellings.some(begins))) return 2;
      // People say the last word of what a collection is called: 载体 for 平台载体.
      if (meaning.field === 'collection' && text.length > 1 && names.some(contains)) return 2;
      if (text.length > 2 && ([...words].some(begins) || names.some(contains))) return 3;
      return text.length > 2 && initials.includes(text) ? 4 : 5;
    };
    return this.#entries
      .map((one) => ({ meaning: one.meaning, closeness: closeness(one) }))
      .filter((one) => one.closeness < 5)
      .sort((a, b) => a.closeness - b.closeness)
      .map(({ meaning }) => meaning);
  }

  /** All English words of the names. */
  words(): Set<string> {
    return new Set(this.#entries.flatMap(({ words }) => [...words]));
  }

  /** The longest name that a text begins with; empty when none does. */
  beginningOf(text: string): string {
    for (let length = Math.min(this.#longest, text.length); length > 1; length--)
      if (this.#names.has(text.slice(0, length))) return text.slice(0, length);
    return '';
  }
}
