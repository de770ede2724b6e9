/** Lists of records by token: ascending numbers as base64 of variable-length differences, seven bits a byte. */

/** Tokens that fewer records have are asked of the index, which reads a row for each. */
export const LEAST_POSTED = 100;

class List {
  #bytes = new Uint8Array(8);
  #length = 0;
  #last = 0;
  count = 0;

  add(number: number): void {
    let rest = number - this.#last;
    this.#last = number;
    this.count += 1;
    if (this.#length + 5 > this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest & 127) | 128;
    this.#bytes[this.#length++] = rest;
  }

  text(): string {
    let binary = '';
    for (let at = 0; at < this.#length; at += 8192)
      binary += String.fromCharCode(...this.#bytes.subarray(at, Math.min(this.#length, at + 8192)));
    return btoa(binary);
  }
}

export type Posting = { token: string; count: number; numbers: string };

/** Collects the lists of a collection. */
export class PostingCollection {
  readonly #lists = new Map<string, List>();

  /** Adds a record's tokens; records come in ascending order of their numbers. */
  add(number: number, tokens: Iterable<string>): void {
    for (const token of tokens) {
      const list = this.#lists.get(token) ?? new List();
      this.#lists.set(token, list);
      list.add(number);
    }
  }

  /** The lists that are kept, as of a collection. */
  *stored(collection: string): Generator<Posting & { collection: string }> {
    for (const [token, list] of this.#lists)
      if (list.count >= LEAST_POSTED) yield { collection, token, count: list.count, numbers: list.text() };
  }
}

/** The list of some ascending numbers. */
export function postingOf(token: string, numbers: Iterable<number>): Posting {
  const list = new List();
  for (const number of numbers) list.add(number);
  return { token, count: list.count, numbers: list.text() };
}

/** The numbers of a list. */
export function numbersOf({ count, numbers }: Pick<Posting, 'count' | 'numbers'>): Uint32Array {
  const binary = atob(numbers);
  const found = new Uint32Array(count);
  let last = 0;
  for (let i = 0, at = 0; i < count; i++) {
    let difference = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = binary.charCodeAt(at++);
      difference += (byte & 127) * scale;
      if (byte < 128) break;
    }
    last += difference;
    found[i] = last;
  }
  return found;
}

/** The numbers that all lists have; lists are ascending. */
export function intersectionOf(lists: readonly Uint32Array[]): Uint32Array {
  const [first = new Uint32Array(), ...others] = lists.toSorted((a, b) => a.length - b.length);
  let found = first;
  for (const other of others) {
    let at = 0;
    found = found.filter((number) => {
      while (at < other.length && other[at]! < number) at++;
      return other[at] === number;
    });
  }
  return found;
}

/** The numbers that any list has. */
export function unionOf(lists: readonly Uint32Array[]): Uint32Array {
  if (lists.length <= 1) return lists[0] ?? new Uint32Array();
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  return all.filter((number, i) => i === 0 || number !== all[i - 1]);
}
