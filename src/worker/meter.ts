/** Counts what a request costs in D1: rows read are deterministic where times are not. */
import type { Meter } from './env.ts';

export const newMeter = (): Meter => ({ rowsRead: 0, queries: 0, d1: 0 });

type Result = { meta?: { rows_read?: number } };

function metered(
  statement: D1PreparedStatement,
  count: (results: Result[], since: number) => void,
): D1PreparedStatement {
  return new Proxy(statement, {
    get(target, name) {
      if (name === 'bind') return (...values: unknown[]) => metered(target.bind(...values), count);
      if (name === 'statement') return target;
      if (name !== 'all' && name !== 'run') {
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async () => {
        const since = Date.now();
        const result = await target[name]();
        count([result], since);
        return result;
      };
    },
  });
}

/** A D1 binding that adds what its `all`, `run` and `batch` calls read to the meter. */
export function meteredDatabase(database: D1Database, meter: Meter): D1Database {
  const count = (results: Result[], since: number) => {
    meter.queries += 1;
    meter.d1 += Date.now() - since;
    for (const { meta } of results) meter.rowsRead += meta?.rows_read ?? 0;
  };
  return new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (text: string) => metered(target.prepare(text), count);
      if (name === 'batch')
        return async (statements: (D1PreparedStatement & { statement?: D1PreparedStatement })[]) => {
          const since = Date.now();
          const results = await target.batch(statements.map((one) => one.statement ?? one));
          count(results, since);
          return results;
        };
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
