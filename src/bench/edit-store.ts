/** A store that counts what a release reads and writes. */
import type { Database, Statement, Store } from '../../db/bindings.ts';

/** Statements, rows of D1, and operations and bytes of R2 so far. */
export type Cost = {
  statements: number;
  rowsRead: number;
  rowsWritten: number;
  gets: number;
  bytesRead: number;
  puts: number;
  bytesWritten: number;
};

type Meta = { rows_read?: number; rows_written?: number };

const originals = new WeakMap<Statement, Statement>();

function countedStatement(statement: Statement, cost: Cost): Statement {
  const add = <Result>(result: Result): Result => {
    const { meta } = result as { meta?: Meta };
    cost.rowsRead += meta?.rows_read ?? 0;
    cost.rowsWritten += meta?.rows_written ?? 0;
    return result;
  };
  const own: Statement = {
    bind: (...values) => countedStatement(statement.bind(...values), cost),
    all: async <Row>() => {
      cost.statements += 1;
      return add(await statement.all<Row>());
    },
    // `first` says nothing of what it read.
    first: async <Row>() => {
      cost.statements += 1;
      return add(await statement.all<Row>()).results[0] ?? null;
    },
  };
  originals.set(own, statement);
  return own;
}

const countedDatabase = (database: Database, cost: Cost): Database => ({
  prepare: (sql) => countedStatement(database.prepare(sql), cost),
  batch: async (statements) => {
    cost.statements += statements.length;
    const results = (await database.batch(statements.map((one) => originals.get(one)!))) as { meta?: Meta }[];
    for (const { meta } of results) {
      cost.rowsRead += meta?.rows_read ?? 0;
      cost.rowsWritten += meta?.rows_written ?? 0;
    }
    return results;
  },
});

/** The store with counters that go up as it is used. */
export function countedStore(store: Store): { store: Store; cost: Cost } {
  const cost: Cost = {
    statements: 0,
    rowsRead: 0,
    rowsWritten: 0,
    gets: 0,
    bytesRead: 0,
    puts: 0,
    bytesWritten: 0,
  };
  const { archives } = store;
  const counted: Store = {
    content: countedDatabase(store.content, cost),
    search: countedDatabase(store.search, cost),
    archives: {
      get: async (key, options) => {
        const object = await archives.get(key, options);
        cost.gets += 1;
        cost.bytesRead += options?.range.length ?? object?.size ?? 0;
        return object;
      },
      put: (key, value, options) => {
        cost.puts += 1;
        cost.bytesWritten += value.length;
        return archives.put(key, value, options);
      },
      delete: (keys) => archives.delete(keys),
    },
  };
  return { store: counted, cost };
}
