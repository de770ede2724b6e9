/** Databases and buckets behind `storage-door.js`. Preparing and binding ask nobody; one batch or one object is one request. */
import { type IncomingHttpHeaders, request } from 'node:http';
import type { Bucket, Database, Statement } from '../../db/bindings.ts';

/** Where the door is, and the word that opens it. */
export type Door = { url: URL; secret: string };

type Asked = { binding: string; method: string; key?: string; options?: object | undefined };
type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Uint8Array<ArrayBuffer> };

/** One request on a connection of its own: one kept open is closed by the other side while long work holds this thread. */
function exchange({ url, secret }: Door, asked: Asked, body: Uint8Array | string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-secret': secret,
      // A header holds ASCII only.
      'x-asked': encodeURIComponent(JSON.stringify(asked)),
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(url, { method: 'POST', agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
        let at = 0;
        for (const chunk of chunks) {
          bytes.set(chunk, at);
          at += chunk.length;
        }
        resolve({ status: response.statusCode!, headers: response.headers, bytes });
      });
    });
    sent.on('error', (cause) =>
      reject(
        new Error('The local databases are gone: the server they belong to has ended; run this again', {
          cause,
        }),
      ),
    );
    sent.end(body);
  });
}

const textOf = ({ bytes }: Answer) => new TextDecoder().decode(bytes);

/** @throws Error with the words of the database or bucket. */
async function ask(door: Door, asked: Asked, body: Uint8Array | string = ''): Promise<Answer> {
  const answer = await exchange(door, asked, body);
  const { status } = answer;
  if (status === 500) throw new Error((JSON.parse(textOf(answer)) as { error: string }).error);
  if (status >= 400 && status !== 404) throw new Error(`The local databases answered ${status}`);
  return answer;
}

type Query = { sql: string; values: readonly unknown[] };

/** A database by the name of its binding. */
export function databaseBehind(door: Door, binding: string): Database {
  const queries = new WeakMap<Statement, Query>();
  const run = async <Row>(asked: readonly Query[]) =>
    JSON.parse(textOf(await ask(door, { binding, method: 'batch' }, JSON.stringify(asked)))) as {
      results: Row[];
    }[];
  const statement = (query: Query): Statement => {
    const own: Statement = {
      bind: (...values) => {
        const missing = values.indexOf(undefined);
        // JSON would make it null.
        if (missing >= 0) throw new Error(`Value ${missing + 1} of ${query.sql} is undefined`);
        return statement({ ...query, values });
      },
      all: async <Row>() => (await run<Row>([query]))[0]!,
      first: async <Row>() => (await run<Row>([query]))[0]!.results[0] ?? null,
    };
    queries.set(own, query);
    return own;
  };
  return {
    prepare: (sql) => statement({ sql, values: [] }),
    batch: (statements) => run(statements.map((one) => queries.get(one)!)),
  };
}

/** A bucket by the name of its binding. */
export const bucketBehind = (door: Door, binding: string): Bucket => ({
  async get(key, options) {
    const { status, headers, bytes } = await ask(door, { binding, method: 'get', key, options });
    if (status === 404) return null;
    return { size: Number(headers['x-size']), arrayBuffer: async () => bytes.buffer };
  },
  put: (key, value, options) => ask(door, { binding, method: 'put', key, options }, value),
  delete: (keys) => ask(door, { binding, method: 'delete' }, JSON.stringify(keys)),
});
