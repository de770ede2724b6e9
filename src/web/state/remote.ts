/** Data that comes from the server: loaded when its key or the day changes, cancelled when that changes again. */
import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import { Failure } from '../api.ts';
import { today } from './today.ts';

export type Remote<T> = {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  /** The last value, kept while the next one loads. */
  value: T | undefined;
  /** The key the value belongs to. */
  key: string | undefined;
  failure: Failure | undefined;
};

export type Loader<T> = { current: Signal<Remote<T>>; retry: () => void };

const IDLE = { status: 'idle', value: undefined, key: undefined, failure: undefined } as const;

/**
 * Keeps a signal loaded with what belongs to `key`; an undefined key unloads it. `wait` milliseconds of quiet
 * pass before a request.
 */
export function remote<T>(
  key: ReadonlySignal<string | undefined>,
  load: (key: string, signal: AbortSignal) => Promise<T>,
  wait = 0,
): Loader<T> {
  const current = signal<Remote<T>>(IDLE);
  const attempt = signal(0);
  effect(() => {
    const wanted = key.value;
    const tries = attempt.value;
    // What was asked yesterday may have ended.
    void today.value;
    if (wanted === undefined) {
      current.value = IDLE;
      return;
    }
    const abort = new AbortController();
    current.value = { ...untracked(() => current.value), status: 'loading', failure: undefined };
    const timer = setTimeout(
      async () => {
        try {
          const value = await load(wanted, abort.signal);
          if (!abort.signal.aborted)
            current.value = { status: 'ready', value, key: wanted, failure: undefined };
        } catch (error) {
          if (abort.signal.aborted) return;
          const failure = error instanceof Failure ? error : new Failure(0, String(error));
          current.value = { ...untracked(() => current.value), status: 'failed', failure };
        }
      },
      tries === 0 ? wait : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  });
  return { current, retry: () => attempt.value++ };
}
