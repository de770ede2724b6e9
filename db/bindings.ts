/** The parts of D1 and R2 that releases and imports use, so that they run on any binding of that shape. */

export type Statement = {
  bind(...values: unknown[]): Statement;
  all<Row>(): Promise<{ results: Row[] }>;
  first<Row>(): Promise<Row | null>;
};

export type Database = {
  prepare(sql: string): Statement;
  /** Runs all statements in one transaction: all of them or none. */
  batch(statements: Statement[]): Promise<unknown>;
};

export type StoredObject = { size: number; arrayBuffer(): Promise<ArrayBuffer> };

export type Bucket = {
  get(key: string, options?: { range: { offset: number; length: number } }): Promise<StoredObject | null>;
  put(
    key: string,
    value: Uint8Array,
    options?: { httpMetadata?: { contentType: string; cacheControl: string } },
  ): Promise<unknown>;
  delete(keys: string[]): Promise<unknown>;
};

/** Everything a release writes to; `alone` while no other command can write there. */
export type Store = { content: Database; search: Database; archives: Bucket; alone?: boolean };
