/** Work that may wait until a page is loaded and at rest. */

/** Milliseconds after loading in which a map draws. */
const DRAWING = 2000;

/** Runs work a few seconds after the page has loaded, so that no first view waits for it. */
export function atRest(work: () => void): void {
  const soon = () => setTimeout(work, DRAWING);
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true });
}
