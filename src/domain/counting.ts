/**
 * What is counted of visits, and how a page tells it. A load is one loading of a page or of an embedded map, known by a
 * random id that is in its memory only. Of each load and map every event counts once:
 *
 * - `view`: the map was before somebody's eyes a few seconds after loading;
 * - `selection`: a record was opened there;
 * - `filter`: a filter or a search was set, changed or taken off there;
 * - `enquiry`: an enquiry was kept. The site counts these itself, every one; no page can.
 */
import { VIEWS } from './maps/index.ts';
import { PARTNER_KEY } from './partner.ts';
import type { Invalid } from './problem.ts';

export const EVENTS = ['view', 'selection', 'filter', 'enquiry'] as const;
export type CountedEvent = (typeof EVENTS)[number];

/** The events that pages tell of. */
export const PAGE_EVENTS = ['view', 'selection', 'filter'] as const satisfies readonly CountedEvent[];
export type PageEvent = (typeof PAGE_EVENTS)[number];

export const SURFACES = ['page', 'embed'] as const;
export type Surface = (typeof SURFACES)[number];

/** An event on a map. */
export type Occurrence<E extends CountedEvent = PageEvent> = readonly [map: string, event: E];

/** What one load tells at a time. */
export type Batch = {
  /** The random id of the load. */
  load: string;
  surface: Surface;
  /** Key of the partner from whose page the visitor came, or on whose page the embedded map stands. */
  partner: string | null;
  events: readonly Occurrence[];
};

const LOAD = /^[\w-]{16,64}$/;
const MOST_EVENTS = VIEWS.length * PAGE_EVENTS.length;

const isMap = (map: unknown) => VIEWS.some(({ id }) => id === map);

const isOccurrence = (one: unknown): one is Occurrence =>
  Array.isArray(one) &&
  one.length === 2 &&
  isMap(one[0]) &&
  (PAGE_EVENTS as readonly unknown[]).includes(one[1]);

const EXPECTED: { readonly [property in keyof Batch]: [(value: unknown) => boolean, reason: string] } = {
  load: [
    (value) => typeof value === 'string' && LOAD.test(value),
    'use 16 to 64 random letters, digits, - or _',
  ],
  surface: [(value) => (SURFACES as readonly unknown[]).includes(value), `use one of ${SURFACES.join(', ')}`],
  partner: [
    (value) => value === null || (typeof value === 'string' && PARTNER_KEY.test(value)),
    'use the key of a partner, or null',
  ],
  events: [
    (value) =>
      Array.isArray(value) && value.length > 0 && value.length <= MOST_EVENTS && value.every(isOccurrence),
    `use a list of 1 to ${MOST_EVENTS} pairs of a map (${VIEWS.map(({ id }) => id).join(', ')}) and an event (${PAGE_EVENTS.join(', ')})`,
  ],
};

/** Reads what a page sent: the batch, each event once, or everything that is wrong with it. */
export function readBatch(body: unknown): { batch: Batch } | { errors: Invalid[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { errors: [{ parameter: 'body', reason: 'use one JSON object' }] };
  const given = { partner: null, ...body } as unknown as Batch;
  const errors = Object.entries(EXPECTED).flatMap(([parameter, [isRight, reason]]) =>
    isRight(given[parameter as keyof Batch]) ? [] : [{ parameter, reason }],
  );
  if (Object.keys(given).some((name) => !Object.hasOwn(EXPECTED, name)))
    errors.push({ parameter: 'body', reason: `use ${Object.keys(EXPECTED).join(', ')} and nothing else` });
  if (errors.length > 0) return { errors };
  const { load, surface, partner } = given;
  const events = [...new Map(given.events.map((one) => [one.join(), one])).values()];
  return { batch: { load, surface, partner, events } };
}
