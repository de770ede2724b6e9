/** How high the frame would like to be. Its layout then follows from its width alone, so that no answer asks again. */
import { tellHeight } from './channel.ts';
import { page } from './page.ts';

/** CSS pixels. */
const LEAST_CHANGE = 8;
const MOST = 4000;

/** Tells the height from now on, where the address asks for it. */
export function keepHeight(): void {
  if (page.options.height !== 'auto') return;
  const root = document.getElementById('embed')!;
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.min(MOST, Math.ceil(root.getBoundingClientRect().height));
    if (Math.abs(height - told) < LEAST_CHANGE) return;
    told = height;
    tellHeight(height);
  }).observe(root);
}
