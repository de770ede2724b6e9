/** Reads CQL2 text (OGC 21-065r2, annex B) by recursive descent. */
import { Budget, Cql2Error, type Expression } from './expression.ts';
import { Reader } from './reader.ts';
import { SPATIAL, spatialLiteral } from './wkt.ts';

const COMPARISONS = ['=', '<>', '<=', '>=', '<', '>'];
const ARITHMETIC = ['+', '-', '*', '/', '%', '^'];
const RESERVED = new Set(['AND', 'OR', 'NOT', 'LIKE', 'ILIKE', 'BETWEEN', 'IN', 'IS', 'NULL', 'DIV']);

class TextReader extends Reader {
  readonly #budget = new Budget();
  readonly #legacy: boolean;

  constructor(text: string, legacy: boolean) {
    super(text);
    this.#legacy = legacy;
  }

  filter(): Expression {
    if (this.peek().kind === 'end') this.fail('the filter is empty');
    const result = this.#or();
    if (this.peek().kind !== 'end') this.fail('the filter ends here, or AND or OR is missing');
    return result;
  }

  #or(): Expression {
    return this.#budget.nested(this.peek().at, () =>
      this.#chain('or', 'OR', () => this.#chain('and', 'AND', () => this.#not())),
    );
  }

  #chain(op: string, word: string, read: () => Expression): Expression {
    const { at } = this.peek();
    const args = [read()];
    while (this.accept(word)) args.push(read());
    return args.length === 1 ? args[0]! : this.#call(op, args, at);
  }

  #not(): Expression {
    const { at } = this.peek();
    if (!this.accept('NOT')) return this.#predicate();
    return this.#call('not', [this.#budget.nested(at, () => this.#not())], at);
  }

  #call(op: string, args: readonly Expression[], at: number): Expression {
    this.#budget.spend(at);
    return { op, args, at };
  }

  #predicate(): Expression {
    const left = this.#operand();
    const { at, text } = this.peek();
    if (COMPARISONS.some((sign) => this.isSign(sign))) {
      this.take();
      return this.#call(text, [left, this.#operand()], at);
    }
    if (this.isSign('!=')) throw new Cql2Error(at, 'write <> for not equal');
    if (this.accept('IS')) {
      const negated = this.accept('NOT');
      this.expect('NULL', 'after IS');
      return this.#negated(negated, this.#call('isNull', [left], at), at);
    }
    const negated = this.accept('NOT');
    if (this.accept('LIKE'))
      return this.#negated(negated, this.#call('like', [left, this.#operand()], at), at);
    if (this.isWord('ILIKE')) {
      if (!this.#legacy) throw new Cql2Error(this.peek().at, 'write CASEI(x) LIKE CASEI(y) for ILIKE');
      this.take();
      const [value, pattern] = [left, this.#operand()].map((arg) => this.#call('casei', [arg], at));
      return this.#negated(negated, this.#call('like', [value!, pattern!], at), at);
    }
    if (this.accept('BETWEEN')) {
      const from = this.#operand();
      this.expect('AND', 'in BETWEEN');
      return this.#negated(negated, this.#call('between', [left, from, this.#operand()], at), at);
    }
    if (this.accept('IN')) {
      this.expect('(', 'after IN');
      const list = this.list(() => this.#operand());
      this.expect(')', 'after the values of IN');
      return this.#negated(negated, this.#call('in', [left, { list, at }], at), at);
    }
    if (negated) this.fail('LIKE, BETWEEN or IN is missing after NOT');
    return left;
  }

  #negated(negated: boolean, arg: Expression, at: number): Expression {
    return negated ? this.#call('not', [arg], at) : arg;
  }

  #operand(): Expression {
    const operand = this.#simple();
    const sign = ARITHMETIC.find((each) => this.isSign(each)) ?? (this.isWord('DIV') ? 'DIV' : undefined);
    if (sign) throw new Cql2Error(this.peek().at, `arithmetic (${sign}) is not supported; write the result`);
    return operand;
  }

  #simple(): Expression {
    const token = this.peek();
    const { at, text } = token;
    this.#budget.spend(at);
    if (token.kind === 'text') {
      this.take();
      return { literal: text, at };
    }
    if (token.kind === 'number' || this.isSign('-') || this.isSign('+')) return this.#number();
    if (this.accept('(')) {
      const inner = this.#or();
      this.expect(')', 'at the end of the parentheses');
      return inner;
    }
    if (token.kind === 'name') return this.#named();
    return this.fail('a property, a value or ( is missing');
  }

  #number(): Expression {
    const { at } = this.peek();
    const negative = this.accept('-');
    if (!negative) this.accept('+');
    const token = this.peek();
    if (token.kind !== 'number')
      throw new Cql2Error(at, 'arithmetic is not supported; write a number after the sign');
    this.take();
    return { literal: negative ? -token.value : token.value, at };
  }

  #named(): Expression {
    const token = this.peek();
    const { at, text } = token;
    const word = token.kind === 'name' && token.quoted ? '' : text.toUpperCase();
    const opensAt = this.isWord('Z', 1) || this.isWord('ZM', 1) ? 2 : 1;
    if (SPATIAL.some((name) => name === word) && this.isSign('(', opensAt))
      return { ...spatialLiteral(this), at };
    this.take();
    if (word === 'TRUE' || word === 'FALSE') return { literal: word === 'TRUE', at };
    if (word !== '' && RESERVED.has(word))
      throw new Cql2Error(at, `${word} cannot stand here; write "${text}" in double quotes for a property`);
    if (word === '' || !this.accept('(')) return { property: text, at };
    const args = this.isSign(')') ? [] : this.list(() => this.#or());
    this.expect(')', `at the end of ${text}(…)`);
    const [first] = args;
    if (
      (word === 'DATE' || word === 'TIMESTAMP') &&
      first &&
      args.length === 1 &&
      'literal' in first &&
      typeof first.literal === 'string'
    )
      return word === 'DATE' ? { date: first.literal, at } : { timestamp: first.literal, at };
    return this.#call(text.toLowerCase(), args, at);
  }
}

/** Reads a filter; `legacy` also takes ILIKE, which GDAL sends. @throws Cql2Error with the character offset. */
export const readText = (text: string, legacy: boolean): Expression => new TextReader(text, legacy).filter();
