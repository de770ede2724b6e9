/** `/embed.mjs`: the same as a module with exports, for pages that import it from the site of the map. */
import { define, setOrigin } from './index.ts';

export * from './index.ts';

setOrigin(import.meta.url);
define();
