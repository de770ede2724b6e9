/** What an isolate holds, asked of the runtime itself over the DevTools protocol. */
import type { Door } from './query-door.ts';

/** Name of the Worker's isolate at the inspector (`core:user:` and its name). */
const ISOLATE = 'core:user:relitu';
const PATIENCE_MILLISECONDS = 10_000;

type HeapUsage = { usedSize: number; backingStorageSize: number };

/** One question and its answer. @throws Error when there is none in ten seconds. */
function asked(port: number, method: string): Promise<HeapUsage> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${ISOLATE}`);
  const { promise, resolve, reject } = Promise.withResolvers<HeapUsage>();
  const late = setTimeout(() => reject(new Error(`no answer to ${method}`)), PATIENCE_MILLISECONDS);
  socket.onopen = () => socket.send(JSON.stringify({ id: 1, method }));
  socket.onerror = () => reject(new Error('the inspector does not take connections'));
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: HeapUsage };
    if (id === 1) resolve(result!);
  };
  return promise.finally(() => {
    clearTimeout(late);
    socket.close();
  });
}

const ROUNDS = 16;

/**
 * Bytes that the Worker's isolate holds: objects, and the buffers that typed arrays lie over. workerd has no command
 * to collect garbage, so the isolate is put under pressure and the least of several looks is taken.
 */
export async function isolateBytes({ host, ask }: Door): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    await ask('/', 'pressure');
    const { usedSize, backingStorageSize } = await asked(host.inspectorPort, 'Runtime.getHeapUsage');
    least = Math.min(least, usedSize + backingStorageSize);
  }
  return least;
}
