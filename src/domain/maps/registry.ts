/** The registry: one line a map. */
export { base } from './base.ts';
export { chains } from './chains.ts';
export { digital } from './digital.ts';
export { land } from './land.ts';
export { opportunities } from './opportunities.ts';
export { premises } from './premises.ts';
export { routes } from './routes.ts';
export { talent } from './talent.ts';
