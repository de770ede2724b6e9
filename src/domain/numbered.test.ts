import { expect, test } from 'vitest';
import { COLLECTIONS } from './maps/index.ts';
import { numbered } from './numbered.ts';

test('of one record a collection is named in the singular, of more in the plural', () => {
  const one = Object.fromEntries(COLLECTIONS.map(({ id, label }) => [id, numbered('1', label.en)]));
  expect(one).toMatchObject({
    routes: 'route',
    stops: 'stop',
    premises: 'premises',
    plots: 'plot',
    opportunities: 'opportunity',
    policies: 'policy',
    nodes: 'link of the chains',
    talentcells: 'talent cell',
    neighbours: 'neighbouring city',
    coverage: 'coverage',
  });
  for (const { label } of COLLECTIONS) expect(numbered('21', label.en)).toBe(label.en.toLowerCase());
});
