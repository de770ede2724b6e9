/** The last change of the whole shortlist, to be taken back. */
import { signal } from '@preact/signals';
import { picks, type Shortlisted } from '../../state/picks.ts';

type Change = { kind: 'removed' | 'added'; count: number; before: Shortlisted[] };

/** What was done last; `undone` once it has been taken back. */
export const lastChange = signal<Change | 'undone' | undefined>(undefined);

/** Replaces the shortlist, so that it can be undone. */
export function replacePicks(next: Shortlisted[]): void {
  const before = picks.peek();
  const count = Math.abs(next.length - before.length);
  if (count > 0)
    lastChange.value = { kind: next.length < before.length ? 'removed' : 'added', count, before };
  picks.value = next;
}

/** Brings back what was there before the last change. */
export function undo(): void {
  const change = lastChange.peek();
  if (typeof change !== 'object') return;
  picks.value = change.before;
  lastChange.value = 'undone';
}
