/** `@relitu/embed`: a city's investment map on your page, and the talk with it. */
import { type EmbedOptions, optionsOf } from './address.ts';
import { define as defineAt } from './element.ts';
import { EmbeddedMap } from './embedded-map.ts';

export type * from '../domain/embed/messages.ts';
export { RelituError } from './error.ts';
export { EmbeddedMap, type EmbedOptions, optionsOf };

let origin = '';

/** Where maps are served that name no origin of their own; that of the script when it came from there. */
export function setOrigin(url: string): void {
  origin = new URL(url).origin;
}

/** Puts a map into an element. @throws TypeError when neither the options nor `setOrigin` say where it is served */
export function embed(target: Element, options: EmbedOptions): EmbeddedMap {
  return new EmbeddedMap(target, options.origin ?? origin, options);
}

/** Defines `<relitu-map>`. Once is enough; again does nothing. */
export const define = (): void => defineAt(origin);
