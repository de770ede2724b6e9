/** The bottom sheet of a phone: pulled up by hand, by its handle, by opening a record or by asking for something. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Sheet as Height, sheet } from '../state/about.ts';
import { cameraWish, place, text } from '../state/app.ts';

const ORDER: Height[] = ['peek', 'half', 'full'];
const DRAG_PIXELS = 40;

const step = (by: 1 | -1) => {
  const next = ORDER[ORDER.indexOf(sheet.peek()) + by];
  if (next) sheet.value = next;
};

const raise = () => {
  if (sheet.peek() === 'peek') sheet.value = 'half';
};

export function Sheet({ children }: { children: ComponentChildren }) {
  const start = useRef<number | undefined>(undefined);
  const { open, params, filter, q } = place.value;
  const wanted = [q, filter, ...Object.entries(params)].join('');
  const wish = cameraWish.value;
  // Whoever arrives or comes back finds the sheet as it was.
  const arrived = useRef<unknown>(null);
  useEffect(() => {
    if (open) raise();
  }, [open?.id]);
  useEffect(() => {
    if (wanted && arrived.current === wish) raise();
    arrived.current = wish;
  }, [wanted, wish]);
  const higher = sheet.value !== 'full';
  return (
    <section class={`sheet sheet-${sheet.value}`} aria-label={text.value.panel}>
      <button
        type="button"
        class="handle"
        aria-label={higher ? text.value.sheetUp : text.value.sheetDown}
        onPointerDown={(event) => {
          start.current = event.clientY;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerUp={(event) => {
          const moved = event.clientY - (start.current ?? event.clientY);
          start.current = undefined;
          if (Math.abs(moved) >= DRAG_PIXELS) step(moved < 0 ? 1 : -1);
          else if (higher) step(1);
          else sheet.value = 'peek';
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' || event.key === 'Enter' || event.key === ' ') step(1);
          if (event.key === 'ArrowDown' || event.key === 'Escape') step(-1);
        }}
      />
      <div
        class="sheet-body"
        onFocusIn={({ target }) => {
          if (sheet.peek() === 'peek' && (target as Element).getBoundingClientRect().bottom > innerHeight)
            step(1);
        }}
      >
        {children}
      </div>
    </section>
  );
}
