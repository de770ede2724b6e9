/** A short link to what is too long for one: the view is kept on the server under an id. */
import { signal } from '@preact/signals';
import { LONGEST_LINK } from '../../../domain/saved-view.ts';

/** `failed` leaves the long link, which works too where nothing cuts it. */
type Shortening = { long: string } & ({ state: 'waiting' | 'failed' } | { state: 'done'; link: string });

const shortening = signal<Shortening | undefined>(undefined);

/** Milliseconds without a change after which what is shown is worth keeping. */
const CALM = 600;
/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 10_000;

let timer: ReturnType<typeof setTimeout> | undefined;

async function save(long: string): Promise<void> {
  const { pathname, search, hash } = new URL(long);
  let done: Shortening = { long, state: 'failed' };
  try {
    const response = await fetch('/api/views', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ view: `${pathname}${search}${hash}` }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok) {
      const { id } = (await response.json()) as { id: string };
      done = { long, state: 'done', link: new URL(`/?saved=${id}`, long).href };
    }
  } catch {
    // Offline, or nobody answers: the long link is left.
  }
  if (shortening.peek()?.long === long) shortening.value = done;
}

/** The link to give away for a link that may be too long, and how far its shortening is; reads signals. */
export function shortened(long: string): { link: string; state: 'short' | 'waiting' | 'failed' | 'done' } {
  if (long.length <= LONGEST_LINK) return { link: long, state: 'short' };
  const current = shortening.value;
  if (current?.long === long)
    return { link: current.state === 'done' ? current.link : long, state: current.state };
  clearTimeout(timer);
  timer = setTimeout(() => {
    shortening.value = { long, state: 'waiting' };
    void save(long);
  }, CALM);
  return { link: long, state: 'waiting' };
}
