/** What this browser keeps for the visitor. Where storage is denied, it is kept until the page is left. */
import { effect, type Signal, signal } from '@preact/signals';

const PREFIX = 'relitu.';

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Whether the last thing to be kept could be kept for the next visit. */
export const isKept = signal(true);

/** A signal whose value survives the visit and is shared between tabs; `valid` refuses what another version wrote. */
export function kept<T>(name: string, initial: T, valid: (value: unknown) => value is T): Signal<T> {
  const stored = () => {
    const value = read(name);
    return valid(value) ? value : initial;
  };
  const current = signal<T>(stored());
  let first = true;
  effect(() => {
    const { value } = current;
    if (!first) isKept.value = write(name, value);
    first = false;
  });
  window.addEventListener('storage', ({ key }) => {
    if (key === PREFIX + name) current.value = stored();
  });
  return current;
}
