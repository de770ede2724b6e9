import { expect, test } from 'vitest';
import { csvPath, joinedPages, nextPath } from './list-csv.ts';

test('the path carries the filters of the list', () => {
  expect(
    csvPath('plots', [
      ['division', '320583'],
      ['q', ''],
    ]),
  ).toBe('/api/collections/plots/items?division=320583&f=csv&limit=1000');
});

test('the next page is the one the header names, and there is none without', () => {
  const link =
    '<http://127.0.0.1/api/collections/plots/items?f=csv>; rel="self"; type="text/csv", ' +
    '<http://127.0.0.1/api/collections/plots/items?f=csv&cursor=WzFd>; rel="next"; type="text/csv"';
  expect(nextPath(link)).toBe('/api/collections/plots/items?f=csv&cursor=WzFd');
  expect(nextPath(link.slice(0, link.indexOf(',')))).toBeUndefined();
  expect(nextPath(null)).toBeUndefined();
});

test('pages become one table with one heading', () => {
  expect(joinedPages(['\ufeffid,name\n1,a\n', '\ufeffid,name\n2,"b\nc"\n'])).toBe(
    '\ufeffid,name\n1,a\n2,"b\nc"\n',
  );
  expect(joinedPages([])).toBe('');
});
