/**
 * What our Worker runs on in the bench, inside workerd: R2 and D1 in memory, because the simulated ones cost ten
 * times the Worker. The script is stripped of its types and loaded beside the Worker as it is deployed.
 */

type Stored = { etag: string; size: number; read(offset: number, length: number): Promise<ArrayBuffer> };
type Range = { offset: number; length: number };
type GetOptions = { range: Range; onlyIf?: { etagMatches: string } };
type Entry = { fetch(request: Request, env: object, context: object): Response | Promise<Response> };
/** A service binding. */
type Files = { fetch(request: Request): Promise<Response> };
type Env = { FILES?: Files };
type Counts = { reads: number; bytes: number; statements: number };

// Loaded by computed name: the modules exist in workerd only.
const load = async (name: string) => (await import(name)).default;
const worker: Entry = await load('./worker.js');
const releases: { version: number; archive: string; tilejson: string }[] = await load('./releases.json');

const objects = new Map<string, Stored>();
let delay = 0;
let counts: Counts = { reads: 0, bytes: 0, statements: 0 };

function inMemory(bytes: ArrayBuffer, etag: string): Stored {
  return {
    etag,
    size: bytes.byteLength,
    read: async (offset, length) => bytes.slice(offset, offset + length),
  };
}

/** An object behind a service that answers ranges. */
async function remote(files: Files, key: string): Promise<Stored> {
  const address = `http://files/${key}`;
  const ask = (headers: Record<string, string>, method = 'GET') =>
    files.fetch(new Request(address, { method, headers }));
  const size = Number((await ask({}, 'HEAD')).headers.get('content-length'));
  return {
    etag: '1',
    size,
    read: async (offset, length) =>
      (await ask({ range: `bytes=${offset}-${Math.min(offset + length, size) - 1}` })).arrayBuffer(),
  };
}

const original = async (env: Env, key: string): Promise<Stored> =>
  env.FILES ? remote(env.FILES, key) : inMemory(await load(`./${key}`), '1');

async function stored(env: Env, key: string): Promise<Stored> {
  const object = objects.get(key) ?? (await original(env, key));
  objects.set(key, object);
  return object;
}

const bucket = (env: Env) => ({
  async get(key: string, { range, onlyIf }: GetOptions) {
    counts.reads++;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const { etag, size, read } = await stored(env, key);
    if (onlyIf && onlyIf.etagMatches !== etag) return { key, etag, size };
    const bytes = await read(range.offset, range.length);
    counts.bytes += bytes.byteLength;
    return { key, etag, size, body: null, arrayBuffer: async () => bytes };
  },
});

const database = () => ({
  prepare(sql: string) {
    counts.statements++;
    const rows = releases.map((release) => ({
      map: 'premises',
      is_sample: 1,
      data_as_of: '2026-01-01',
      bytes: 0,
      ...release,
    }));
    if (sql.includes('FROM pointer')) return { all: async () => ({ results: rows.slice(0, 1) }) };
    return {
      bind: (_map: string, version: number) => ({
        first: async () => rows.find((row) => row.version === version) ?? null,
      }),
    };
  },
});

type Bindings = { ARCHIVES: object; CONTENT: object };
let bindings: Bindings | undefined;
// The Worker keeps what it knows by binding, so other bindings are an isolate that knows nothing.
const forgetful = (env: Env): Bindings => ({ ARCHIVES: bucket(env), CONTENT: database() });

export default {
  fetch(request: Request, env: Env, context: object) {
    bindings ??= forgetful(env);
    return worker.fetch(request, bindings, context);
  },
};

/**
 * Behind a port of its own: `/cold` forgets, `/swap/KEY` replaces an object by an equal one or by that of the key
 * `with`, `/counts` reads and zeroes.
 */
export const control = {
  async fetch(request: Request, env: Env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/cold') bindings = forgetful(env);
    if (pathname.startsWith('/swap/')) {
      const key = pathname.slice('/swap/'.length);
      const etag = String(Number((await stored(env, key)).etag) + 1);
      objects.set(key, { ...(await original(env, searchParams.get('with') ?? key)), etag });
    }
    delay = Number(searchParams.get('delay') ?? delay);
    const before = counts;
    counts = { reads: 0, bytes: 0, statements: 0 };
    return Response.json(before);
  },
};
