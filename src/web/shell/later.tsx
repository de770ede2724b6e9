/** Parts of the page whose code comes when they are first shown. */
import { signal } from '@preact/signals';
import type { ComponentChild, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../state/app.ts';

/**
 * A component that stands for one in a module still to be loaded, and shows `meanwhile` until then; `load` is called anew
 * after it failed.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: () => ComponentChild = () => null,
): ComponentType<Props> & { prefetch: () => void } {
  const loaded = signal<ComponentType<Props> | 'failed' | undefined>(undefined);
  const begin = () => {
    if (typeof loaded.peek() === 'function') return;
    loaded.value = undefined;
    load().then(
      (component) => {
        loaded.value = component;
      },
      () => {
        loaded.value = 'failed';
      },
    );
  };
  function Later(props: Props) {
    useEffect(begin, []);
    const Component = loaded.value;
    if (typeof Component === 'function') return <Component {...props} />;
    if (Component === undefined) return <>{meanwhile()}</>;
    return (
      <div class="notice notice-later" role="alert">
        <p class="notice-title">{text.value.failed}</p>
        <button type="button" class="pill" onClick={begin}>
          {text.value.retry}
        </button>
      </div>
    );
  }
  return Object.assign(Later, { prefetch: begin });
}
