/** From a composed Drizzle `sql` to a bound D1 statement. */
import type { SQL } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

type Preparing<S> = { prepare(sql: string): { bind(...values: unknown[]): S } };

const dialect = new SQLiteAsyncDialect();

/** The text of a query and the values it binds. */
export const queryOf = (query: SQL): { sql: string; params: unknown[] } => dialect.sqlToQuery(query);

/**
 * The bound statement of a query, to run alone or in a batch. Drizzle's own D1 driver cannot batch composed SQL
 * with parameters, and its typed selects return no `meta` to meter.
 */
export function statement<S>(database: Preparing<S>, query: SQL): S {
  const { sql, params } = queryOf(query);
  return database.prepare(sql).bind(...params);
}
