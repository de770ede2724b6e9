/** `/embed.js`: one line on a page, as a classic script or as a module. */
import { define, EmbeddedMap, embed, RelituError, setOrigin } from './index.ts';

// Modules have no current script, and what is imported has no element at all: the call stack names the file.
const own =
  (document.currentScript as HTMLScriptElement | null)?.src ||
  /https?:\/\/[^\s()]+?\/embed\.js/.exec(new Error().stack ?? '')?.[0];
if (own) setOrigin(own);
if (!('Relitu' in globalThis))
  Object.assign(globalThis, { Relitu: { embed, define, EmbeddedMap, RelituError } });
define();
