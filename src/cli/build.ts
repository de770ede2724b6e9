/** `npm run build`: everything that browsers load. */
import { buildPage } from './setup.ts';

await buildPage();
