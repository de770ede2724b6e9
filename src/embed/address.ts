/** The address of a frame. */
import type { Filters } from '../domain/embed/messages.ts';

/** What is shown and how: the keys of the address, version 1, as the guide lists them (`list: 0`, `accent: 'ff8800'`). */
export type EmbedOptions = {
  /** `routes`, `premises`, `land`, `opportunities`, `chains`, `talent` or `digital`. */
  map: string;
  /** Where the map is served; that of the script when absent. */
  origin?: string;
  /** What the frame shows, in words, for who cannot see it. */
  title?: string;
  /** `zoom/lat/lng`. */
  'view-at'?: string;
  /** `collection.id` of a record to open. */
  record?: string;
  [key: string]: string | number | boolean | undefined;
};

/** Keys that say something to the script and are not part of the address. */
const OWN = new Set(['map', 'origin', 'title', 'view-at', 'record']);

const written = (value: string | number | boolean) =>
  value === true ? '1' : value === false ? '0' : String(value);

/** The address of the frame that shows these options. @internal */
export function frameAddress(origin: string, options: EmbedOptions): string {
  const query = new URLSearchParams();
  if (options.record) query.set('id', options.record);
  for (const [key, value] of Object.entries(options))
    if (value !== undefined && !OWN.has(key)) query.set(key, written(value));
  if (!query.has('v')) query.set('v', '1');
  const at = options['view-at'];
  return `${origin}/embed/${encodeURIComponent(options.map)}?${query}${at ? `#${at}` : ''}`;
}

/** How keys of the address are written; frameworks write theirs with hyphens, colons and the like. */
const KEY = /^([a-z][a-z0-9_]*|view-at)$/;
/** Attributes of any element, which the address does not know. */
const NOT_KEYS =
  /^(on[a-z]+|class|dir|height|hidden|id|inert|is|nonce|part|popover|role|slot|style|tabindex|translate|width)$/;

/** The options that an element's attributes are; a `height` in pixels is the element's own, a range is a filter. */
export function optionsOf(element: Pick<Element, 'attributes'>): EmbedOptions {
  const options: EmbedOptions = { map: 'premises' };
  for (const { name, value } of element.attributes)
    if (name === 'height' ? /auto|\.\./.test(value) : KEY.test(name) && !NOT_KEYS.test(name))
      options[name] = value;
  return options;
}

/** Keys that choose what is looked at or how, and are no filters. */
const LOOKS =
  /^(v|map|maps|origin|title|view-at|record|collection|lang|theme|view|list|search|legend|controls|lead|gestures|accent|partner|saved|q|filter)$/;

/** The filters among the options. @internal */
export const filtersOf = (options: EmbedOptions): Filters =>
  Object.fromEntries(
    Object.entries(options).flatMap(([key, value]) =>
      value === undefined || LOOKS.test(key) || value === 'auto' ? [] : [[key, written(value)]],
    ),
  );
