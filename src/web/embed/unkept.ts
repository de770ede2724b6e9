/** In a frame nothing is kept in the browser; takes the place of `state/kept.ts`. */
import { type Signal, signal } from '@preact/signals';

export const isKept = signal(false);

export const kept = <T>(_name: string, initial: T, _valid: (value: unknown) => value is T): Signal<T> =>
  signal(initial);
