/** Questions to the Worker under the query bench, with what each cost. */
import { type Host, startHost } from './miniflare-host.ts';

/** `cold`: an isolate that knows nothing; `no-snapshot`: one that cannot read the bucket; `pressure` and `release`: see `query-entry.ts`. */
export type Isolate = 'warm' | 'cold' | 'no-snapshot' | 'pressure' | 'release';

/** `rows` are those the Worker says it read for the answer; `rowsInAll` and `bucketReads` are all of the isolate. */
export type Answer = { status: number; rows: number; rowsInAll: number; bucketReads: number; body: unknown };

export type Door = { host: Host; ask(path: string, isolate?: Isolate): Promise<Answer> };

/** Serves a state folder. Ask one thing at a time: costs are told apart by that alone. */
export async function openDoor(worker: string, state: string): Promise<Door> {
  const host = await startHost(worker, state);
  const ask = async (path: string, isolate: Isolate = 'warm'): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${host.port}${path}`, { headers: { 'x-bench': isolate } });
    const count = (name: string) => Number(response.headers.get(name) ?? Number.NaN);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      rows: count('x-rows-read'),
      rowsInAll: count('x-rows-in-all'),
      bucketReads: count('x-bucket-reads'),
      body: isJson ? JSON.parse(text) : text,
    };
  };
  return { host, ask };
}
