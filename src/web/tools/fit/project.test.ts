import { expect, test } from 'vitest';
import { collectionOf } from '../../../domain/maps/index.ts';
import { filterFrom } from '../../../domain/query.ts';
import { MU } from '../../../domain/units.ts';
import {
  DECIDED,
  parametersOfProject,
  projectFrom,
  projectOf,
  projectText,
  ranked,
  ratio,
  reasons,
} from './project.ts';

/** 40 亩, 2 亿元, 1,200 万元 of tax: 500 and 30 万元/亩. */
const PROJECT = { trade: ['C36'], land: 40 * MU, invest: 2e8, tax: 1.2e7, by: '2027-Q2' };
const plot = {
  area: 40 * MU,
  industries: ['C36'],
  invest_min: 7500,
  tax_min: 400,
  supply_quarter: '2027-Q1',
};

test('a project is written into the address and read back; what means nothing is dropped', () => {
  expect(projectFrom(projectText(PROJECT))).toEqual(PROJECT);
  expect(projectText({})).toBe('');
  expect(projectFrom('trade/X1,land/-3,tax/many,by/2027,colour/red,invest/5')).toEqual({ invest: 5 });
});

test('a trade may be several industries, of which a plot accepts one', () => {
  const project = { trade: ['C34', 'C36'] };
  expect(projectText(project)).toBe('trade/C34.C36');
  expect(projectFrom('trade/C34.C36')).toEqual(project);
  expect(projectFrom('trade/C34.X1')).toEqual({});
  expect(parametersOfProject(project)).toEqual({ industries: 'C34,C36' });
  expect(reasons(project, plot)).toMatchObject([{ field: 'industries', verdict: 'met' }]);
});

test('plots about as large as needed come first, then those that meet more, then the nearer in size', () => {
  const of = (mu: number, more: object = {}) => ({ properties: { ...plot, ...more, area: mu * MU } });
  const plots = [
    of(56),
    of(49, { invest_min: 9000 }),
    of(31),
    of(42),
    of(29, { industries: ['C27'] }),
    of(38.5),
  ];
  expect(
    ranked(PROJECT, plots).map(({ properties: { area } }) => Math.round((10 * Number(area)) / MU) / 10),
  ).toEqual([38.5, 42, 31, 49, 56, 29]);
  const unsized = { trade: ['C36'] };
  expect(ranked(unsized, plots)).toEqual([...plots.filter((_, i) => i !== 4), plots[4]]);
});

test('a project begins with what the plots are filtered by', () => {
  const { trade, land, by } = PROJECT;
  expect(projectOf(parametersOfProject({ trade, land, by }))).toEqual({
    trade,
    land: 30 * MU,
    most: 60 * MU,
    by,
  });
  expect(projectOf({ industries: 'C36,C38', area: '../500', status: 'listed' })).toEqual({
    trade: ['C36', 'C38'],
    most: 500,
  });
  expect(projectOf(parametersOfProject({ land: 400, most: 900 }))).toEqual({ land: 400, most: 900 });
  expect(parametersOfProject({ most: 900 })).toEqual({ area: '../900' });
  expect(projectOf({})).toEqual({});
});

test('sums per land are those of the land needed', () => {
  expect(ratio(PROJECT, 'invest')).toBeCloseTo(7500, 6);
  expect(ratio(PROJECT, 'output')).toBeUndefined();
  expect(ratio({ invest: 1 }, 'invest')).toBeUndefined();
});

test('what a project asks is parameters that the page and the API understand, bounds met exactly included', () => {
  const parameters = parametersOfProject({ ...PROJECT, floor: 60 * MU });
  expect(parameters).toEqual({
    industries: 'C36',
    area: '20000/40000',
    far_min: '../1.5',
    far_max: '1.5/..',
    invest_min: '../7500',
    tax_min: '../450',
    supply_quarter: '../2027-Q2',
  });
  expect(filterFrom(Object.entries(parameters), collectionOf('plots')!).errors).toEqual([]);
  for (const name of Object.keys(parameters)) expect(DECIDED).toContain(name);
  expect(parametersOfProject({})).toEqual({});
});

test('a plot says which wishes it meets and by how much', () => {
  expect(reasons(PROJECT, plot)).toMatchObject([
    { field: 'industries', verdict: 'met' },
    { field: 'area', verdict: 'met', margin: expect.closeTo(0, 6) },
    { field: 'invest_min', verdict: 'met', margin: expect.closeTo(0, 6) },
    { field: 'tax_min', verdict: 'met', margin: expect.closeTo(0.125, 6) },
    { field: 'supply_quarter', verdict: 'met' },
  ]);
});

test('what is short and what is not stated is told apart', () => {
  const poor = { area: 29 * MU, industries: ['C27'], invest_min: 9000, tax_min: null, supply_quarter: null };
  expect(reasons(PROJECT, poor).map(({ field, verdict }) => [field, verdict])).toEqual([
    ['industries', 'short'],
    ['area', 'short'],
    ['invest_min', 'short'],
    ['tax_min', 'unstated'],
    ['supply_quarter', 'unstated'],
  ]);
});

test('a larger plot taken as a whole thins the investment out', () => {
  const [invest] = reasons({ land: 40 * MU, invest: 2e8 }, { ...plot, area: 50 * MU }).filter(
    ({ field }) => field === 'invest_min',
  );
  expect(invest).toMatchObject({ verdict: 'met', whole: expect.closeTo(-0.2, 6) });
});

test('the plot ratio must lie between both bounds of the plot', () => {
  const of = (floor: number, bounds: object) =>
    reasons({ land: 1000, floor }, bounds as never).find(({ field }) => field.startsWith('far'));
  expect(of(2000, { far_min: 1.5, far_max: 2.5 })).toMatchObject({ verdict: 'met' });
  expect(of(1000, { far_min: 1.5, far_max: 2.5 })).toEqual({ field: 'far_min', verdict: 'short' });
  expect(of(3000, { far_min: 1.5, far_max: 2.5 })).toEqual({ field: 'far_max', verdict: 'short' });
  expect(of(2000, { far_min: 1.5, far_max: null })).toMatchObject({ verdict: 'unstated' });
});
