/** The question the page opens on, for those who come without a wish and have not been asked before. */
import { effect } from '@preact/signals';
import { go } from './app.ts';
import { kept } from './kept.ts';
import { tool } from './tool.ts';

const ASK = 'ask';
/** Parameters that say how a page looks and whence a visitor came, not what is wanted. */
const LOOKS = ['lang', 'theme', 'partner'];

const answered = kept('answered', false, (value): value is boolean => typeof value === 'boolean');

/** Asks, unless the address says what is wanted or the visitor has left the question before. */
export function askFirst(): void {
  const isBare = [...new URLSearchParams(location.search).keys()].every((name) => LOOKS.includes(name));
  if (isBare && !answered.peek()) go({ tool: { id: ASK, state: '' } }, 'replace');
  let wasOpen = false;
  effect(() => {
    const isOpen = tool.value?.id === ASK;
    if (wasOpen && !isOpen) answered.value = true;
    wasOpen = isOpen;
  });
}
