/** What makes features of answers of the API; most first views draw what is in tiles alone. */
export const loadFeatures = (): Promise<typeof import('./features.ts')> => import('./features.ts');
