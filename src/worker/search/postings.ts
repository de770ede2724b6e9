/** Which records of a release have what is asked: common tokens by their lists, rare ones by the index. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { anyOf, type Expression, tokensIn } from '../../domain/search/expression.ts';
import { intersectionOf, LEAST_POSTED, numbersOf, unionOf } from '../../domain/search/postings.ts';
import { candidates, type Scope } from './find.ts';
import type { TextMatch } from './text-match.ts';

type Where = { map: string; version: number; collection: string };
type Row = { token: string; count: number; numbers: string };

/** D1 binds at most a hundred values in a statement; four say where. */
const TOKENS_AT_ONCE = 90;
/** Records of rare tokens named at most, for each `any` of the expression. */
const MOST_RARE = 500;

type Numbers = { numbers: Uint32Array; isExact: boolean };

export class Postings {
  readonly #search: D1Database;
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #lists = new Map<string, Uint32Array>();

  private constructor(search: D1Database, rows: readonly Row[]) {
    this.#search = search;
    this.#rows = new Map(rows.map((row) => [row.token, row]));
  }

  /** Reads the lists of the common tokens of an expression, a row each. */
  static async read(search: D1Database, where: Where, expression: Expression): Promise<Postings> {
    const tokens = [...new Set(tokensIn(expression))];
    const statements = [];
    for (let at = 0; at < tokens.length; at += TOKENS_AT_ONCE) {
      const values = tokens.slice(at, at + TOKENS_AT_ONCE).map((token) => sql`(${token})`);
      statements.push(
        statement(
          search,
          // The plus keeps the planner from reading all that older releases have written.
          sql`SELECT p.token, p.count, p.numbers FROM (VALUES ${sql.join(values, sql`, `)}) AS asked
              CROSS JOIN posting AS p ON p.map = ${where.map}
              AND p.collection = ${where.collection} AND p.token = asked.column1
              AND ${where.version} BETWEEN +p.release AND coalesce(p.until - 1, 9e15)`,
        ),
      );
    }
    const results = await search.batch<Row>(statements);
    return new Postings(
      search,
      results.flatMap((result) => result.results),
    );
  }

  #list(token: string): Uint32Array {
    const known = this.#lists.get(token) ?? numbersOf(this.#rows.get(token)!);
    this.#lists.set(token, known);
    return known;
  }

  /** How many records have what is asked at least. */
  least(expression: Expression): number {
    if (typeof expression === 'string') return this.#rows.get(expression)?.count ?? 0;
    return 'all' in expression ? 0 : Math.max(...expression.any.map((one) => this.least(one)));
  }

  /** How many records have what is asked at most. */
  #bound(expression: Expression): number {
    if (typeof expression === 'string') return this.#rows.get(expression)?.count ?? LEAST_POSTED - 1;
    return 'all' in expression
      ? Math.min(...expression.all.map((one) => this.#bound(one)))
      : expression.any.reduce((sum, one) => sum + this.#bound(one), 0);
  }

  async #numbers(expression: Expression, scope: Scope): Promise<Numbers> {
    if (typeof expression === 'string') return { numbers: this.#list(expression), isExact: true };
    const isAny = 'any' in expression;
    const members = isAny ? expression.any : expression.all;
    const rare = isAny ? members.filter((one) => this.#bound(one) < LEAST_POSTED) : [];
    const found: Numbers[] = [];
    if (rare.length > 0) {
      const rids = await candidates(this.#search, [anyOf(rare)], scope, MOST_RARE + 1);
      found.push({
        numbers: Uint32Array.from(rids.slice(0, MOST_RARE)).sort(),
        isExact: rids.length <= MOST_RARE && !rare.some(hasRun),
      });
    }
    for (const one of members) if (!rare.includes(one)) found.push(await this.#numbers(one, scope));
    const lists = found.map(({ numbers }) => numbers);
    return {
      numbers: isAny ? unionOf(lists) : intersectionOf(lists),
      isExact: found.every(({ isExact }) => isExact) && (isAny || !expression.isRun),
    };
  }

  /** The records of the collection that have what is asked, by number. */
  async evaluate(expression: Expression, scope: Scope): Promise<TextMatch> {
    // All of it in one `any`, so that what is rare is asked at once even where nothing else is.
    const { numbers, isExact } = await this.#numbers({ any: [expression].flatMap(flattened) }, scope);
    return { rids: [...numbers], isExact };
  }
}

/** The members of an `any` within an `any`. */
const flattened = (expression: Expression): readonly Expression[] =>
  typeof expression !== 'string' && 'any' in expression ? expression.any.flatMap(flattened) : [expression];

const hasRun = (expression: Expression): boolean =>
  typeof expression !== 'string' &&
  ('all' in expression
    ? expression.isRun === true || expression.all.some(hasRun)
    : expression.any.some(hasRun));
