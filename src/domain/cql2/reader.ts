/** A cursor over tokens, shared by the readers of filters and of their geometries. */
import { Cql2Error } from './expression.ts';
import { type Token, tokensOf } from './tokens.ts';

export class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  /** The next token, left in place; `ahead` more for those behind it. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]!;
  }

  take(): Token {
    const token = this.peek();
    this.#next++;
    return token;
  }

  /** Whether the next token is that sign. */
  isSign(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'sign' && token.text === text;
  }

  /** Whether the next token is that keyword, in any case. */
  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' && !token.quoted && token.text.toUpperCase() === word;
  }

  /** Takes the sign or keyword if it is next. */
  accept(text: string): boolean {
    const found = this.isSign(text) || this.isWord(text);
    if (found) this.#next++;
    return found;
  }

  /** @throws Cql2Error when anything else is next. */
  expect(text: string, where: string): void {
    if (!this.accept(text)) this.fail(`${text} is missing ${where}`);
  }

  /** Items between commas. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.accept(',')) items.push(item());
    return items;
  }

  fail(reason: string): never {
    const token = this.peek();
    throw new Cql2Error(
      token.at,
      `${reason}, before ${token.kind === 'end' ? token.text : `"${token.text}"`}`,
    );
  }
}
