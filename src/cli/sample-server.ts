/** The whole product on a copy of the sample city, for what looks at it from outside. */
import { freePort } from './free-port.ts';
import { sampleState } from './sample-state.ts';
import { serve } from './test-server.ts';

export type SampleServer = { url: string; state: string; stop: () => void };

/**
 * Starts the server on a fresh copy of the sample state in `.wrangler/NAME` and waits until it is ready.
 * @throws Error when it ends before
 */
export async function sampleServer(name: string): Promise<SampleServer> {
  const state = await sampleState(name);
  const port = await freePort();
  return { url: `http://127.0.0.1:${port}`, state, stop: await serve(state, port) };
}
