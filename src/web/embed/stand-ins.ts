/** Modules of the embedded map that take the place of the application's in its build: of the same shape, as types say. */

type Fits<Original, StandIn extends Original> = StandIn;

export type StandIns = [
  Fits<typeof import('../state/setting.ts'), typeof import('./setting.ts')>,
  Fits<typeof import('../state/kept.ts'), typeof import('./unkept.ts')>,
  Fits<typeof import('../map/load-features.ts'), typeof import('./load-features.ts')>,
  Fits<typeof import('../map/overlays.ts'), typeof import('./overlays.ts')>,
  Fits<typeof import('../map/padding.ts'), typeof import('./padding.ts')>,
];
