import { expect, test } from 'vitest';
import { stem } from './stem.ts';

test.each([
  ['centre', 'center'],
  ['organisation', 'organizations'],
  ['manufacture', 'manufacturing'],
  ['manufacturer', 'manufacturing'],
  ['factory', 'factories'],
  ['battery', 'batteries'],
  ['labour', 'labor'],
  ['tyres', 'tire'],
  ['fibre', 'fibers'],
  ['catalogue', 'catalogs'],
  ['warehouse', 'warehouses'],
  ['bearing', 'bearings'],
  ['incubator', 'incubators'],
  ['aluminium', 'aluminum'],
  ['analyse', 'analyzed'],
  ['policy', 'policies'],
])('%s and %s have one stem', (a, b) => expect(stem(a)).toBe(stem(b)));

test.each([
  ['universe', 'unit'],
  ['park', 'parts'],
  ['bus', 'business'],
])('%s and %s have not', (a, b) => expect(stem(a)).not.toBe(stem(b)));
