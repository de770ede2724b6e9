/** Waiting for a state. */
import { effect } from '@preact/signals';

/** Resolves as soon as a condition holds: true, or false when that took longer than `patience` milliseconds. */
export const until = (holds: () => boolean, patience = Infinity): Promise<boolean> =>
  new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      if (!holds()) return;
      clearTimeout(timer);
      resolve(true);
      queueMicrotask(() => stop());
    });
    if (Number.isFinite(patience))
      timer = setTimeout(() => {
        stop();
        resolve(false);
      }, patience);
  });
