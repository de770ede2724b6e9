/**
 * Tells the site what is done on a page, so that it can be counted: no cookie, no storage, nothing about who it is. Begins
 * when the page is at rest; what the events mean is said in `domain/counting.ts`.
 */
import { effect } from '@preact/signals';
import type { Batch, Occurrence, PageEvent, Surface } from '../../domain/counting.ts';
import type { Place } from '../../domain/place.ts';
import { place } from './app.ts';

/** Milliseconds that a map is looked at before that is a view, and that events wait for others to be sent with. */
const GLANCE = 1000;
const GATHERED = 5000;

const newLoad = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

const isSeen = () => document.visibilityState === 'visible';
const filterOf = ({ params, filter, q }: Place) => JSON.stringify([params, filter, q]);
const openOf = ({ open }: Place) => open && `${open.collection}.${open.id}`;

/** Counts from now on; once for each load of a page. `arrival` is what its address said when it was loaded. */
export function startCounting(surface: Surface, arrival: Place): void {
  // Programs that drive a browser for tests and for copies are no visitors.
  if (navigator.webdriver) return;
  const load = newLoad();
  const told = new Set<string>();
  let waiting: Occurrence[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const batch: Batch = { load, surface, partner: place.peek().partner ?? null, events: waiting };
    // A text: older Chromium, which lives on in web views, sends no beacon of JSON (crbug.com/490015).
    if (navigator.sendBeacon('/api/events', JSON.stringify(batch))) waiting = [];
  };

  const tell = (map: string, event: PageEvent) => {
    if (told.has(`${map} ${event}`)) return;
    told.add(`${map} ${event}`);
    waiting.push([map, event]);
    timer ??= setTimeout(send, GATHERED);
  };

  let glance: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(glance);
    const { map } = place.peek();
    if (isSeen()) glance = setTimeout(() => tell(map, 'view'), GLANCE);
  };
  document.addEventListener('visibilitychange', () => {
    look();
    if (!isSeen()) send();
  });
  window.addEventListener('pagehide', send);

  look();
  let before = arrival;
  effect(() => {
    const now = place.value;
    const last = before;
    before = now;
    if (last.map !== now.map) look();
    if (now.open && openOf(now) !== openOf(last)) tell(now.map, 'selection');
    // A filter that another map or collection does not know is dropped by the page, not by the visitor.
    if (last.map === now.map && last.collection === now.collection && filterOf(now) !== filterOf(last))
      tell(now.map, 'filter');
  });
}
