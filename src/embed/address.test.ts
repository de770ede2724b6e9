import { expect, test } from 'vitest';
import { embedFrom, PARTS } from '../domain/embed/options.ts';
import { scriptSnippet } from '../domain/embed/snippets.ts';
import { VIEWS } from '../domain/maps/index.ts';
import { filterFields } from '../domain/query.ts';
import { filtersOf, frameAddress, optionsOf } from './address.ts';

const elementWith = (attributes: Record<string, string>) => ({
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })) as never,
});

test('the frame is asked for what the options say', () => {
  const url = new URL(
    frameAddress('https://map.example.org', {
      map: 'land',
      lang: 'en',
      division: '320583',
      list: false,
      accent: 'ff8800',
      record: 'plots.abc',
      'view-at': '12/31.3/120.6',
    }),
  );
  const { options, warnings } = embedFrom('land', url.search, url.hash);
  expect(url.pathname).toBe('/embed/land');
  expect(warnings).toEqual([]);
  expect(options.parts.list).toBe(false);
  expect(options.place).toMatchObject({
    language: 'en',
    params: { division: '320583' },
    open: { collection: 'plots', id: 'abc' },
  });
  expect(options.camera).toEqual({ zoom: 12, lat: 31.3, lng: 120.6 });
});

test('a map of no name stays within the path', () => {
  expect(frameAddress('https://a.example', { map: '../api' })).toBe('https://a.example/embed/..%2Fapi?v=1');
});

test('filters are what neither looks nor places are', () => {
  expect(
    filtersOf({ map: 'land', lang: 'en', division: '320583', rent: '../20', partner: 'x', q: 'a' }),
  ).toEqual({
    division: '320583',
    rent: '../20',
  });
});

test('the snippet writes attributes that the element reads', () => {
  const snippet = scriptSnippet({
    address: 'https://map.example.org/embed/land?v=1&id=plots.abc&height=auto#12/31.3/120.6',
    title: 'Land',
    width: '100%',
    height: 500,
  });
  expect(snippet).toContain(
    '<relitu-map map="land" v="1" record="plots.abc" height="auto" view-at="12/31.3/120.6" title="Land"',
  );
});

test('attributes of any element and of frameworks are none of the address', () => {
  const foreign = {
    id: 'a',
    class: 'b',
    style: 'height: 1px',
    hidden: '',
    width: '4',
    height: '300',
    onclick: 'x',
    'data-x': '1',
    'aria-label': 'c',
    '_ngcontent-ab': '',
    'v-cloak': '',
    '@load': '',
  };
  const own = { map: 'land', lang: 'en', 'view-at': '12/31/120', industries: 'C36' };
  expect(optionsOf(elementWith({ ...foreign, ...own }))).toEqual(own);
  expect(optionsOf(elementWith({ map: 'land', height: 'auto' }))).toEqual({ map: 'land', height: 'auto' });
});

test('every filter there is can be an attribute, and is taken for a filter', () => {
  const names = VIEWS.flatMap(({ collections }) => collections.flatMap(filterFields)).map(([name]) => name);
  const filters = Object.fromEntries(names.map((name) => [name, '1/..']));
  expect(names.length).toBeGreaterThan(20);
  expect(filtersOf(optionsOf(elementWith({ map: 'land', ...filters })))).toEqual(filters);
});

test('no switch of the address is taken for a filter', () => {
  const switches = Object.fromEntries(
    [...Object.keys(PARTS), 'lead', 'saved', 'maps'].map((key) => [key, '0']),
  );
  expect(filtersOf({ map: 'land', ...switches })).toEqual({});
});
