/** Kinds of search queries drawn from records, each with the records that must and may be found by it. */
import type { LiveRecord } from '../../tiles/layers.ts';
import type { Collection } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { simple, TOWNS, TRADES, traditional, ZONES } from './query-words.ts';

type Random = () => number;

/**
 * A record as it is compared: width, case and Traditional characters folded, pinyin by syllable. `body` is what else of
 * it can be found: place, and labels of its terms in both languages.
 */
export type Names = { id: string; zh: string; en: string; syllables: readonly string[]; body: string };

/** A query, what must be found by it, and what may be found beside. */
export type Query = { text: string; must: (names: Names) => boolean; may?: (names: Names) => boolean };

/**
 * Least recall and precision in a page of a hundred; nothing is asked where a goal is missing. `isMeant`: it is enough
 * that the page has what was meant, because the text may be a slip of other words too.
 */
export type QueryClass = {
  name: string;
  recall?: number;
  precision?: number;
  isMeant?: true;
  draw: (random: Random, names: readonly Names[]) => Query;
};

const fold = (text: string) => simple(text.normalize('NFKC').toLowerCase());

/** Bodies by the fields they come from: most records share theirs with others. */
const bodies = new Map<string, string>();

function bodyOf(record: LiveRecord, collection: Collection): string {
  const labels = Object.entries(fieldsOf(collection)).flatMap(([name, field]) => {
    const held = record[name] ?? null;
    if (field.kind !== 'term' || held === null) return [];
    return String(held)
      .split('|')
      .map((code) => field.terms[code])
      .filter((term) => term !== undefined)
      .flatMap(({ zh, en, aliases = [] }) => [zh, en, ...aliases]);
  });
  const text = fold([record.town, record.address, ...labels].join('\n'));
  const known = bodies.get(text);
  if (known !== undefined) return known;
  bodies.set(text, text);
  return text;
}

/** What can be found of a record. */
export const namesOf = (record: LiveRecord, collection: Collection): Names => ({
  id: String(record.id),
  zh: fold(String(record.name_zh)),
  en: fold(String(record.name_en ?? '')),
  syllables: String(record.pinyin ?? '').split(' '),
  body: bodyOf(record, collection),
});

const whole = (random: Random, count: number) => Math.floor(random() * count);
const one = <T>(random: Random, list: readonly T[]): T => list[whole(random, list.length)]!;

/** Draws until something comes. */
function until<T>(draw: () => T | undefined): T {
  for (;;) {
    const found = draw();
    if (found !== undefined) return found;
  }
}

const part = <T>(random: Random, list: readonly T[], length: number): T[] | undefined => {
  if (list.length < length) return undefined;
  const from = whole(random, list.length - length + 1);
  return list.slice(from, from + length);
};

const wordsOf = ({ en }: Names) => en.split(/[^a-z]+/).filter((word) => word !== '');
const hasWord = (names: Names, word: string) => names.en.includes(word) && wordsOf(names).includes(word);
const hasPrefix = (names: Names, start: string) =>
  names.en.includes(start) && wordsOf(names).some((word) => word.startsWith(start));

/** Whether some consecutive syllables, written as one word, are the text (or begin with it). */
function hasSounds({ syllables }: Names, text: string, isPrefix: boolean): boolean {
  return syllables.some((_, from) => {
    let spelled = '';
    for (let at = from; at < syllables.length && spelled.length < text.length; at++) {
      spelled += syllables[at]!;
      if (spelled === text) return true;
      if (!text.startsWith(spelled)) return isPrefix && spelled.startsWith(text);
    }
    return isPrefix && spelled.startsWith(text);
  });
}

const initialsOf = ({ syllables }: Names) => syllables.map((syllable) => syllable[0] ?? '').join('');

/** What a Latin query may find: words and sounds that begin with it. */
const latin =
  (text: string) =>
  (names: Names): boolean =>
    hasPrefix(names, text) || hasSounds(names, text, true) || names.body.includes(text);

const HANZI = /[\p{Script=Han}]+/gu;

/** A run of so many Hanzi of some name. */
const hanzi = (random: Random, names: readonly Names[], length: number): string =>
  until(() => {
    const runs = one(random, names).zh.match(HANZI) ?? [];
    return runs.length === 0 ? undefined : part(random, [...one(random, runs)], length)?.join('');
  });

const substring =
  (least: number, most: number, written: (text: string) => string = (text) => text): QueryClass['draw'] =>
  (random, names) => {
    const text = hanzi(random, names, least + whole(random, most - least + 1));
    return {
      text: written(text),
      must: ({ zh }) => zh.includes(text),
      may: ({ body }) => body.includes(text),
    };
  };

/** Names of two words of the lexicon, as people write them: without a space. */
const compound: QueryClass['draw'] = (random, names) =>
  until(() => {
    const { zh } = one(random, names);
    const place = [...ZONES, ...TOWNS].find((word) => zh.startsWith(word.zh))?.zh;
    const trade = TRADES.find((word) => zh.includes(word.zh))?.zh;
    if (place === undefined || trade === undefined) return undefined;
    const says = ({ zh, body }: Names, text: string) => zh.includes(text) || body.includes(text);
    return { text: place + trade, must: (other) => says(other, place) && says(other, trade) };
  });

const isLatin = (syllables: readonly string[]) => syllables.every((syllable) => /^[a-z]+$/.test(syllable));

const sounds = (random: Random, names: readonly Names[]): string =>
  until(() => {
    const syllables = part(random, one(random, names).syllables, 2 + whole(random, 3));
    return syllables && isLatin(syllables) ? syllables.join('') : undefined;
  });

const word = (random: Random, names: readonly Names[], least: number): string =>
  until(() => {
    const list = wordsOf(one(random, names)).filter(({ length }) => length >= least);
    return list.length === 0 ? undefined : one(random, list);
  });

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The text with one letter left out, put in, changed or exchanged with the next; never the first one. */
function edited(random: Random, text: string): string {
  const at = 1 + whole(random, text.length - 1);
  const letter = one(random, [...LETTERS]);
  switch (whole(random, 4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + letter + text.slice(at);
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1);
    default:
      return text.slice(0, at) + (text[at + 1] ?? '') + text[at]! + text.slice(at + 2);
  }
}

/** A typing error in a word that then is in no record. */
const typo = (random: Random, names: readonly Names[], right: () => string): [text: string, right: string] =>
  until(() => {
    const meant = right();
    const text = edited(random, meant);
    return names.some(latin(text)) ? undefined : [text, meant];
  });

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

export const CLASSES: readonly QueryClass[] = [
  { name: '2 Hanzi of a name', recall: 0.99, precision: 0.97, draw: substring(2, 2) },
  { name: '3 Hanzi of a name', recall: 0.99, precision: 0.97, draw: substring(3, 3) },
  { name: '4 to 7 Hanzi of a name', recall: 0.99, precision: 0.97, draw: substring(4, 7) },
  { name: 'place and trade unspaced', recall: 0.95, draw: compound },
  {
    name: 'pinyin, 2 to 4 syllables',
    recall: 0.99,
    draw: (random, names) => {
      const text = sounds(random, names);
      return { text, must: (other) => hasSounds(other, text, false), may: latin(text) };
    },
  },
  {
    name: 'initials, 3 to 5',
    recall: 0.99,
    draw: (random, names) => {
      const text = until(() => {
        const syllables = part(random, one(random, names).syllables, 3 + whole(random, 3));
        return syllables && isLatin(syllables)
          ? syllables.map((syllable) => syllable[0]).join('')
          : undefined;
      });
      return { text, must: (other) => initialsOf(other).includes(text), may: latin(text) };
    },
  },
  {
    name: 'English word',
    recall: 0.99,
    draw: (random, names) => {
      const text = word(random, names, 3);
      return { text, must: (other) => hasWord(other, text), may: latin(text) };
    },
  },
  {
    name: 'English prefix of 4 and more',
    recall: 0.95,
    draw: (random, names) => {
      const text = word(random, names, 6);
      const start = text.slice(0, 4 + whole(random, text.length - 4));
      return { text: start, must: latin(start) };
    },
  },
  {
    name: 'typo in an English word',
    recall: 0.95,
    isMeant: true,
    draw: (random, names) => {
      const [text, meant] = typo(random, names, () => word(random, names, 5));
      return { text, must: (other) => hasWord(other, meant), may: latin(meant) };
    },
  },
  {
    name: 'typo in pinyin',
    recall: 0.95,
    isMeant: true,
    draw: (random, names) => {
      const long = () => until(() => [sounds(random, names)].find(({ length }) => length >= 5));
      const [text, meant] = typo(random, names, long);
      return { text, must: (other) => hasSounds(other, meant, false), may: latin(meant) };
    },
  },
  { name: 'Traditional', recall: 0.99, precision: 0.97, draw: substring(2, 5, traditional) },
  {
    name: 'full-width English word',
    recall: 0.99,
    draw: (random, names) => {
      const text = word(random, names, 3);
      return { text: fullWidth(text), must: (other) => hasWord(other, text), may: latin(text) };
    },
  },
];

/** Texts that break searches: of query languages, of encodings, of nobody's language, and much too long ones. */
export const HOSTILE: readonly string[] = [
  '"',
  "'",
  '(((',
  'nope:x',
  'a AND OR NOT',
  'NEAR(昆山 太仓, 2)',
  '*',
  'ku*',
  '^昆山',
  '-昆山',
  '{a b}:c',
  '@l1',
  '.ksk',
  "'; DROP TABLE card; --",
  '%',
  '_',
  '\\',
  '\u0000',
  '\u200b\u200b',
  '\ud800',
  '𠀀𠀀',
  '👩‍👩‍👧‍👦',
  '‮昆山',
  'a'.repeat(5000),
  '山'.repeat(64),
  '山'.repeat(160),
  '昆山太仓常熟张家港吴江厂房研发楼宇孵化器加速器'.repeat(7),
  'height at least '.repeat(30),
  '昆 山 太 仓 常 熟 张 家 港 吴 江',
  'a b c d e f g h i j k l m n o p',
  '山',
  'a',
  '1',
  '园区',
  '产业园 产业园 产业园 产业园',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%E6%98',
  'NaN',
  '1e309',
  '   ',
];
