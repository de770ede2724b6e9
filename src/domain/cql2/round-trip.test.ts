import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLLECTIONS, collectionOf } from '../maps/index.ts';
import { cql2Json, cql2Text, filterFromCql2 } from './filter.ts';
import { anyFilter } from './random.fixture.ts';

test.each(COLLECTIONS.map((collection) => [collection.id, collection] as const))(
  'filters of %s come back from text and from JSON',
  (_, collection) => {
    fc.assert(
      fc.property(anyFilter(collection), (filter) => {
        const text = cql2Text(filter, collection);
        expect(filterFromCql2(text, 'cql2-text', collection)).toEqual({ filter });
        const json = JSON.stringify(cql2Json(filter, collection));
        expect(filterFromCql2(json, 'cql2-json', collection)).toEqual({ filter });
      }),
      { numRuns: 100 },
    );
  },
);

test('no text throws, whatever it holds', () => {
  const premises = collectionOf('premises')!;
  const bits = [
    '(',
    ')',
    ',',
    "'",
    '"',
    '\\',
    ' ',
    'AND',
    'NOT',
    'rent',
    '=',
    '<',
    '5',
    '-',
    "'x'",
    'IN',
    'LIKE',
    'IS NULL',
  ];
  const shapes = [
    'POINT',
    'BBOX(',
    'POLYGON((',
    'S_INTERSECTS(geometry,',
    'CASEI(',
    'DATE(',
    '.',
    '1e5',
    '%',
    '厂',
    '\0',
    '🏭',
  ];
  const text = fc.oneof(
    fc.array(fc.constantFrom(...bits, ...shapes), { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, (written) => {
      for (const lang of ['cql2-text', 'cql-text', 'cql2-json'] as const) {
        const result = filterFromCql2(written, lang, premises);
        if ('errors' in result) expect(result.errors[0]!.reason).toMatch(/^at /);
      }
    }),
    { numRuns: 3000 },
  );
});

test('no JSON throws, whatever it holds', () => {
  const premises = collectionOf('premises')!;
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(
        null,
        true,
        5,
        'x',
        { property: 'rent' },
        { property: 'geometry' },
        { date: 'x' },
      ),
      fc.record({
        op: fc.constantFrom(
          'and',
          'or',
          'not',
          '=',
          'in',
          'like',
          'between',
          'isNull',
          'casei',
          's_intersects',
          'toString',
        ),
        args: fc.array(tie('node'), { maxLength: 3 }),
      }),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.record({ type: fc.constantFrom('Point', 'Polygon', 'MultiPolygon', 'x'), coordinates: tie('node') }),
      fc.record({ bbox: tie('node') }),
    ),
  }));
  fc.assert(
    fc.property(node, (json) => {
      const result = filterFromCql2(JSON.stringify(json), 'cql2-json', premises);
      if ('errors' in result) expect(result.errors[0]!.reason).toMatch(/^at /);
    }),
    { numRuns: 3000 },
  );
});
