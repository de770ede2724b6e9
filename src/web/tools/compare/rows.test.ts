import { expect, test } from 'vitest';
import type { Language } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { shownUnit } from '../../../domain/sentence.ts';
import type { Unit } from '../../../domain/units.ts';
import type { Properties } from '../../api.ts';
import { type Row, rows } from './rows.ts';

const of = (collection: string, properties: Properties) => ({
  collection: collectionOf(collection)!,
  properties,
});

const table = (
  compared: Parameters<typeof rows>[0],
  language: Language = 'zh',
  unit?: Unit,
): Map<string, Row> =>
  new Map(
    rows(
      compared,
      language,
      (id) => (id === 'z1' ? { zh: '样例区', en: 'Sample zone' } : undefined),
      (field) => (unit && 'unit' in field && field.unit === 'm2' ? unit : shownUnit(field, language)),
    ).map((row) => [row.name, row]),
  );

const A = of('premises', {
  status: 'to_let',
  rent: 29,
  load: 1000,
  industries: ['C35', 'C26'],
  area_free: 10_000,
  zone: 'z1',
});
const B = of('premises', {
  status: 'to_let',
  rent: 31,
  load: null,
  industries: ['C26', 'C35'],
  area_free: 20_000,
});
const C = of('premises', { status: 'let', rent: 29, load: 2000, ready_on: '2027-01-01' });

test('rows follow the card, then place, details, contact and source; what nobody states is left out', () => {
  const compared = [
    A,
    of('premises', { ...C.properties, lift: 2, contact_phone: '0512-00000000', division: '320583' }),
  ];
  expect([...table(compared).keys()]).toEqual([
    'status',
    'area_free',
    'rent',
    'load',
    'ready_on',
    'industries',
    'division',
    'zone',
    'lift',
    'contact_phone',
  ]);
});

test('values have units, the ones the visitor chose, and references their names', () => {
  expect(table([A, B]).get('area_free')!.cells).toEqual([{ text: '10,000 m²' }, { text: '20,000 m²' }]);
  expect(table([A, B], 'en', 'ha').get('area_free')!.cells).toEqual([{ text: '1 ha' }, { text: '2 ha' }]);
  expect(table([A, B], 'en').get('zone')!.cells).toEqual([{ text: 'Sample zone' }, 'unstated']);
});

test('a row differs when a value does or is not stated; the order of several values says nothing', () => {
  const found = table([A, B]);
  expect(found.get('status')!.differs).toBe(false);
  expect(found.get('industries')!.differs).toBe(false);
  expect(found.get('rent')!.differs).toBe(true);
  expect(found.get('load')!.differs).toBe(true);
  expect([...table([A]).values()].some(({ differs }) => differs)).toBe(false);
});

test('best is marked only where the definition says what is better, and where values differ', () => {
  const found = table([A, B, C]);
  expect(found.get('rent')!.best).toEqual({ columns: new Set([0, 2]), merit: 'lowest' });
  expect(found.get('load')!.best).toEqual({ columns: new Set([2]), merit: 'highest' });
  expect(found.get('area_free')!.best).toBeUndefined();
  expect(found.get('ready_on')!.best).toBeUndefined();
  expect(table([A, C]).get('rent')!.best).toBeUndefined();
  const dated = of('premises', { ready_on: '2026-12-01' });
  expect(table([C, dated]).get('ready_on')!.best).toEqual({ columns: new Set([1]), merit: 'earliest' });
});

test('different collections share what means the same; the rest does not apply to the other', () => {
  const plot = of('plots', { status: 'listed', area: 30_000, division: '320583' });
  const found = table([A, plot]);
  expect(found.get('area')!.cells).toEqual([
    'inapplicable',
    expect.objectContaining({ text: expect.any(String) }),
  ]);
  expect(found.get('area')!.differs).toBe(false);
  expect(found.get('division')!.cells).toEqual(['unstated', { text: '昆山市' }]);
  expect(found.get('rent')!.cells[1]).toBe('inapplicable');
});

test('statuses of two collections are two rows where their terms differ', () => {
  const compared = [of('premises', { status: 'to_let' }), of('plots', { status: 'listed' })];
  const statuses = rows(
    compared,
    'zh',
    () => undefined,
    (field) => shownUnit(field, 'zh'),
  ).filter(({ name }) => name === 'status');
  expect(statuses.map(({ cells }) => cells)).toEqual([
    [{ text: '可租' }, 'inapplicable'],
    ['inapplicable', { text: '挂牌中' }],
  ]);
});
